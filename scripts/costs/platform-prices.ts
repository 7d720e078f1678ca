/**
 * What the platform costs: the one table of record, for the estimates and for the README. Prices of
 * Cloudflare's Workers Paid plan, Neon's Launch plan and Upstash's Pay as You Go; what is included is a
 * month's. Read in stored copies of the vendors' pages on the table's date; `copy` says how old the newest
 * of them was where that is known. A row with `unconfirmed` says what no copy settled.
 */

export const PLATFORM_PRICES_DATE = "2026-11-24";

export interface PlatformPrice {
  item: string;
  what: string;
  unit: string;
  /** Dollars for one unit over what is included. */
  usd: number;
  included: number;
  source: string;
  copy?: string;
  unconfirmed?: string;
}

const MILLION = 1e6;
const WORKERS = "https://developers.cloudflare.com/workers/platform/pricing/";
const QUEUES = "https://developers.cloudflare.com/queues/platform/pricing/";
const KV = "https://developers.cloudflare.com/kv/platform/pricing/";
const WORKFLOWS = "https://developers.cloudflare.com/workflows/reference/pricing/";
const WORKERS_AI = "https://developers.cloudflare.com/workers-ai/platform/pricing/";
const NEON = "https://neon.com/docs/introduction/plans";
const UPSTASH = "https://upstash.com/pricing/redis";

/** 10,000 neurons a day at bge-base's 6,058 a million tokens, over 30 days. */
const FREE_BGE_BASE_TOKENS = (30 * 10_000 * MILLION) / 6058;
/** bge-m3's price in neurons, by $0.011 a thousand. */
const FREE_BGE_M3_TOKENS = (30 * 10_000 * MILLION) / (0.012 / 0.000011);

export const PLATFORM_PRICES = [
  { item: "plan", what: "Workers Paid plan", unit: "month", usd: 5, included: 0, source: WORKERS },
  {
    item: "requests",
    what: "Workers requests",
    unit: "request",
    usd: 0.3 / MILLION,
    included: 10 * MILLION,
    source: WORKERS,
    copy: "2026-08",
  },
  {
    item: "cpuMs",
    what: "Workers CPU time",
    unit: "ms",
    usd: 0.02 / MILLION,
    included: 30 * MILLION,
    source: WORKERS,
    copy: "2026-08",
  },
  { item: "kvReads", what: "KV reads", unit: "read", usd: 0.5 / MILLION, included: 10 * MILLION, source: KV },
  { item: "kvWrites", what: "KV writes", unit: "write", usd: 5 / MILLION, included: MILLION, source: KV },
  { item: "kvStorageGb", what: "KV storage", unit: "GB-month", usd: 0.5, included: 1, source: KV },
  {
    item: "queueOperations",
    what: "Queues operations (64 KB written, read or deleted)",
    unit: "operation",
    usd: 0.4 / MILLION,
    included: MILLION,
    source: QUEUES,
  },
  {
    item: "workflowStorageGb",
    what: "Workflows state (its requests and CPU time are the Workers')",
    unit: "GB-month",
    usd: 0.2,
    included: 1,
    source: WORKFLOWS,
    copy: "2025-09",
    unconfirmed: "whether steps have been given a price of their own since",
  },
  {
    item: "embeddingTokens",
    what: "Workers AI, bge-base-en-v1.5",
    unit: "token",
    usd: 0.067 / MILLION,
    included: FREE_BGE_BASE_TOKENS,
    source: WORKERS_AI,
  },
  {
    item: "m3EmbeddingTokens",
    what: "Workers AI, bge-m3",
    unit: "token",
    usd: 0.012 / MILLION,
    included: FREE_BGE_M3_TOKENS,
    source: "https://developers.cloudflare.com/ai/models/@cf/baai/bge-m3/",
  },
  {
    item: "hyperdriveQueries",
    what: "Hyperdrive queries",
    unit: "query",
    usd: 0,
    included: 0,
    source: "https://developers.cloudflare.com/hyperdrive/platform/pricing/",
  },
  {
    item: "postgresCuHours",
    what: "Neon compute",
    unit: "CU-hour",
    usd: 0.106,
    included: 0,
    source: NEON,
    copy: "2026-11-12",
  },
  {
    item: "postgresStorageGb",
    what: "Neon storage",
    unit: "GB-month",
    usd: 0.35,
    included: 0,
    source: NEON,
    copy: "2026-11-12",
  },
  {
    item: "postgresTransferGb",
    what: "Neon public transfer",
    unit: "GB",
    usd: 0.1,
    included: 100,
    source: NEON,
    copy: "2026-03-20",
  },
  {
    item: "redisCommands",
    what: "Upstash commands",
    unit: "command",
    usd: 0.2 / 100_000,
    included: 0,
    source: UPSTASH,
    copy: "2026-11-09",
    unconfirmed:
      "whether the free plan's 500,000 commands a month count against a paid database; taken for no",
  },
  {
    item: "redisStorageGb",
    what: "Upstash storage",
    unit: "GB-month",
    usd: 0.25,
    included: 1,
    source: UPSTASH,
    copy: "2026-09-20",
  },
] as const satisfies readonly PlatformPrice[];

export type PlatformItem = (typeof PLATFORM_PRICES)[number]["item"];

/** A month's use of each. */
export type PlatformUse = Partial<Record<PlatformItem, number>>;

export interface PlatformLine {
  item: PlatformItem;
  used: number;
  usd: number;
}

export interface PlatformBill {
  lines: PlatformLine[];
  usd: number;
}

export function billPlatform(use: PlatformUse): PlatformBill {
  const lines = PLATFORM_PRICES.flatMap(({ item, usd, included }): PlatformLine[] => {
    const used = use[item];
    return used === undefined ? [] : [{ item, used, usd: Math.max(0, used - included) * usd }];
  });
  return { lines, usd: lines.reduce((sum, line) => sum + line.usd, 0) };
}
