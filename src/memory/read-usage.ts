/** What a project's tokens were and cost, by day, model and user; and what stuffing would have cost. */
import { costNanoUsd, PRICE_TABLE_DATE } from "../persona/price-table.ts";
import type { Project, Services, UsageRow } from "../ports.ts";

const NANO_USD_PER_USD = 1e9;
const MAX_ROWS = 2000;
const MAX_SHARED_IDS = 100;

export interface UsageLine {
  day: string;
  model: string;
  user?: string;
  requests: number;
  tokens: {
    input: number;
    cacheWrite: number;
    cacheRead: number;
    output: number;
    persona: number;
    removed: number;
  };
  extraction: { requests: number; input: number; output: number; usd: number };
  /** All of it, extraction included. */
  usd: number;
  /** Requests of models that the price table does not know: they are not in `usd`. */
  unpriced: number;
  /** Computed, not billed: the same requests with what was removed, and without the block. */
  computed: { stuffingUncachedUsd: number; stuffingCachedUsd: number };
}

export interface UsageReport {
  priceTable: string;
  lines: UsageLine[];
  /** Whether there is more than is shown. */
  truncated: boolean;
  /** Ids that were in many conversations at once, for which learning has stopped. */
  sharedIds: { user: string; since: Date }[];
}

export async function readUsage(
  services: Services,
  input: { project: Project; from: Date; to: Date; byUser: boolean; user: string | undefined },
): Promise<UsageReport> {
  const { users, usageReport } = services.stores(input.project.id);
  const user = input.user === undefined ? undefined : await users.reference(input.user);
  const [rows, sharedIds] = await Promise.all([
    usageReport.rows({ ...input, user, limit: MAX_ROWS }),
    usageReport.sharedIds(MAX_SHARED_IDS),
  ]);
  const lines = new Map<string, UsageLine>();
  for (const row of rows) {
    const name = JSON.stringify([row.day, row.model, row.user]);
    lines.set(name, add(lines.get(name) ?? emptyLine(row), row));
  }
  const truncated = rows.length === MAX_ROWS;
  return { priceTable: PRICE_TABLE_DATE, lines: [...lines.values()], truncated, sharedIds };
}

function emptyLine({ day, model, user }: UsageRow): UsageLine {
  return {
    day,
    model,
    ...(user === undefined ? {} : { user }),
    requests: 0,
    tokens: { input: 0, cacheWrite: 0, cacheRead: 0, output: 0, persona: 0, removed: 0 },
    extraction: { requests: 0, input: 0, output: 0, usd: 0 },
    usd: 0,
    unpriced: 0,
    computed: { stuffingUncachedUsd: 0, stuffingCachedUsd: 0 },
  };
}

function add(line: UsageLine, row: UsageRow): UsageLine {
  const { tokens, extraction, computed } = line;
  const usd = row.costNanoUsd / NANO_USD_PER_USD;
  const written = row.cacheWrite5mTokens + row.cacheWrite1hTokens;
  const sums = { ...line, usd: line.usd + usd, unpriced: line.unpriced + row.unpriced };
  if (row.purpose === "extraction") {
    const input = row.inputTokens + written + row.cacheReadTokens;
    return {
      ...sums,
      extraction: {
        requests: extraction.requests + row.requests,
        input: extraction.input + input,
        output: extraction.output + row.outputTokens,
        usd: extraction.usd + usd,
      },
    };
  }
  return {
    ...sums,
    requests: line.requests + row.requests,
    tokens: {
      input: tokens.input + row.inputTokens,
      cacheWrite: tokens.cacheWrite + written,
      cacheRead: tokens.cacheRead + row.cacheReadTokens,
      output: tokens.output + row.outputTokens,
      persona: tokens.persona + row.personaTokens,
      removed: tokens.removed + row.removedTokens,
    },
    computed: {
      stuffingUncachedUsd: computed.stuffingUncachedUsd + usd + savedUsd(row, "inputTokens"),
      stuffingCachedUsd:
        computed.stuffingCachedUsd +
        usd +
        savedUsd(row, row.isOpening ? "cacheWrite5mTokens" : "cacheReadTokens"),
    },
  };
}

/**
 * The saving of the formulas, (H − P)T uncached and (H − P)(w + (T − 1)r) cached, request by request: a
 * conversation's first pays the write, its later ones the read.
 */
function savedUsd(row: UsageRow, price: "inputTokens" | "cacheWrite5mTokens" | "cacheReadTokens"): number {
  const none = {
    inputTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    cacheReadTokens: 0,
    outputTokens: 0,
  };
  const costOf = (tokens: number): number => costNanoUsd(row.model, { ...none, [price]: tokens }) ?? 0;
  // Tokens times a token's price: a sum over requests is no long prompt.
  return ((row.removedTokens - row.personaTokens) * costOf(1)) / NANO_USD_PER_USD;
}
