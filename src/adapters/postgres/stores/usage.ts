import type { UsageRecord } from "../../../ports.ts";
import { sql, type Statement } from "../sql.ts";

export function insertUsage(row: {
  projectId: string;
  id: string;
  userId: string;
  conversation: string;
  usage: UsageRecord;
}): Statement {
  const { usage } = row;
  return sql`insert into usage
      (project_id, id, user_id, conversation_id, model, input_tokens, cache_write_5m_tokens,
       cache_write_1h_tokens, cache_read_tokens, output_tokens, persona_tokens, cost_nano_usd, price_table)
    values (${row.projectId}, ${row.id}::uuid, ${row.userId}, ${row.conversation}, ${usage.model},
      ${usage.inputTokens}, ${usage.cacheWrite5mTokens}, ${usage.cacheWrite1hTokens},
      ${usage.cacheReadTokens}, ${usage.outputTokens}, ${usage.personaTokens}, ${usage.costNanoUsd},
      ${usage.priceTable})`;
}
