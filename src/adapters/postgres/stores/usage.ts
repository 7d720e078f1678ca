import { DEAREST_NANO_USD } from "../../../persona/price-table.ts";
import type { UsageRecord, UsageStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql, type Statement } from "../sql.ts";

/** Counts what is committed: calls that are under way at the same time may go over a budget together. */
export function createUsageStore(scoped: ScopedSql, projectId: string): UsageStore {
  const { input, output } = DEAREST_NANO_USD;
  return {
    async extractionNanoUsdToday() {
      const [row] = await scoped.rows(
        sql`select coalesce(sum(coalesce(cost_nano_usd,
                (input_tokens::bigint + cache_write_5m_tokens + cache_write_1h_tokens + cache_read_tokens)
                  * ${input}::bigint + output_tokens * ${output}::bigint)), 0)::text as spent
            from usage
            where purpose = 'extraction' and at >= date_trunc('day', now(), 'UTC')`,
      );
      return Number(row?.["spent"] ?? 0);
    },

    async recordWording(id, usage) {
      const nobodys = { userId: null, conversation: null };
      await scoped.transaction(insertUsage({ projectId, id, ...nobodys, purpose: "extraction", usage }));
    },
  };
}

export function insertUsage(row: {
  projectId: string;
  id: string;
  /** Null where it was for the project as a whole. */
  userId: string | null;
  conversation: string | null;
  purpose: "chat" | "extraction";
  usage: UsageRecord;
  isOpening?: boolean;
  removedTokens?: number;
}): Statement {
  const { usage } = row;
  return sql`insert into usage
      (project_id, id, user_id, conversation_id, purpose, model, input_tokens, cache_write_5m_tokens,
       cache_write_1h_tokens, cache_read_tokens, output_tokens, persona_tokens, cost_nano_usd, price_table,
       is_opening, removed_tokens)
    values (${row.projectId}, ${row.id}::uuid, ${row.userId}, ${row.conversation}, ${row.purpose},
      ${usage.model}, ${usage.inputTokens}, ${usage.cacheWrite5mTokens},
      ${usage.cacheWrite1hTokens}, ${usage.cacheReadTokens}, ${usage.outputTokens}, ${usage.personaTokens},
      ${usage.costNanoUsd}, ${usage.priceTable}, ${row.isOpening ?? false}, ${row.removedTokens ?? 0})
    on conflict do nothing`;
}
