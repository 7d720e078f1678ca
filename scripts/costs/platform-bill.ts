/** What a month of conversations costs on the platform, without Claude. Pure. */
import { operationsOf } from "./operations.ts";
import { billPlatform, type PlatformBill, type PlatformUse } from "./platform-prices.ts";

export interface Traffic {
  conversationsPerMonth: number;
  /** Of a conversation, on average. */
  turns: number;
  /** From its first turn to its last. */
  minutesPerConversation: number;
  /** Of a conversation, on average. */
  signals: number;
  /** Whether there is a mirror. */
  mirror?: boolean;
}

const HOURS_PER_MONTH = 730;
const MINUTES_PER_HOUR = 60;
const SECONDS_PER_HOUR = 3600;
const BYTES_PER_GB = 1e9;

/**
 * Of workerd, its simulated KV and queues included: 18.4 and 22.9 by `npm run bench:conversation`, 24 November
 * 2026; a bare pass-through takes 1.3.
 */
export const CPU_MS_PER_TURN = 18;
export const CPU_MS_PER_LEARNING = 23;

/** Neon sleeps after five minutes; idle checks and learning wake it once more, half an hour later. */
const AWAKE_AFTER_MINUTES = 5;
const WAKES_PER_CONVERSATION = 2;
const SMALLEST_CU = 0.25;
/** Assumed, not measured: of small transactions, on average over the month. */
const TRANSACTIONS_PER_SECOND_OF_SMALLEST_CU = 50;

/** Bytes in Postgres: 1.2 KB a signal is measured (`npm run bench:refit`), the rest is estimated by columns. */
const BYTES_PER_SIGNAL = 1200;
const BYTES_PER_TURN = 600;
const BYTES_PER_CONVERSATION = 1000;
/** A code's envelope, and an opening's mark in KV, for 30 days. */
const KV_BYTES_PER_TURN = 700;
/** What is stored is that of a year, so that nothing is left out that has yet to come. */
const MONTHS_STORED = 12;
/** Learning reads the newest signals of a user, some 50 at a time. */
const SIGNALS_READ_PER_LEARNING = 50;
/** A short noun phrase. */
const TOKENS_PER_SIGNAL = 5;

/** A look-up and the turn's mark; the new code. */
const COMMANDS_PER_TURN = 2;
const COMMANDS_PER_LEARNING = 1;

export function platformUse(traffic: Traffic): PlatformUse {
  const { conversationsPerMonth: count, turns, signals, mirror = false } = traffic;
  const { requests, kvReads, kvWrites, queueOperations, transactions } = operationsOf(turns);
  const storedBytes = BYTES_PER_CONVERSATION + BYTES_PER_TURN * turns + BYTES_PER_SIGNAL * signals;
  return {
    plan: 1,
    requests: requests * count,
    cpuMs: (CPU_MS_PER_TURN * turns + CPU_MS_PER_LEARNING) * count,
    kvReads: kvReads * count,
    kvWrites: kvWrites * count,
    kvStorageGb: (KV_BYTES_PER_TURN * turns * count) / BYTES_PER_GB,
    queueOperations: queueOperations * count,
    embeddingTokens: TOKENS_PER_SIGNAL * signals * count,
    postgresCuHours: awakeHours(traffic) * computeUnits(transactions * count),
    postgresStorageGb: (storedBytes * count * MONTHS_STORED) / BYTES_PER_GB,
    postgresTransferGb: (BYTES_PER_SIGNAL * SIGNALS_READ_PER_LEARNING * count) / BYTES_PER_GB,
    ...(mirror ? { redisCommands: (COMMANDS_PER_TURN * turns + COMMANDS_PER_LEARNING) * count } : {}),
  };
}

export function platformBill(traffic: Traffic): PlatformBill {
  return billPlatform(platformUse(traffic));
}

/** Of a month, with conversations that come at random: the share of time in which none keeps it awake. */
function awakeHours({ conversationsPerMonth, minutesPerConversation }: Traffic): number {
  const minutesEach = minutesPerConversation + WAKES_PER_CONVERSATION * AWAKE_AFTER_MINUTES;
  const load = (conversationsPerMonth * minutesEach) / (HOURS_PER_MONTH * MINUTES_PER_HOUR);
  return HOURS_PER_MONTH * (1 - Math.exp(-load));
}

function computeUnits(transactionsPerMonth: number): number {
  const perSecond = transactionsPerMonth / (HOURS_PER_MONTH * SECONDS_PER_HOUR);
  return SMALLEST_CU * Math.max(1, perSecond / TRANSACTIONS_PER_SECOND_OF_SMALLEST_CU);
}
