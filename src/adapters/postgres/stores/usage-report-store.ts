import { z } from "zod";
import type { UsageReportStore, UsageRow } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql, type Row } from "../sql.ts";
import { boolean, bytesOf, integer, text, time } from "./rows.ts";
import type { UserKeys } from "./user-keys.ts";

const Purpose = z.enum(["chat", "extraction"]);

/** Usage summed by day, model and user. */
export function createUsageReportStore(scoped: ScopedSql, keys: UserKeys): UsageReportStore {
  async function externalId(row: Row): Promise<string> {
    const id = text(row, "user_id");
    const sealer = await keys.remember(id, bytesOf(row, "data_key_wrapped"));
    return z.string().parse(await sealer.openJson("user id", id, bytesOf(row, "external_id_sealed")));
  }

  const toRow = async (row: Row): Promise<UsageRow> => ({
    day: text(row, "day"),
    model: text(row, "model"),
    user: row["user_id"] === null ? undefined : await externalId(row),
    purpose: Purpose.parse(row["purpose"]),
    isOpening: boolean(row, "is_opening"),
    requests: integer(row, "requests"),
    inputTokens: integer(row, "input_tokens"),
    cacheWrite5mTokens: integer(row, "cache_write_5m_tokens"),
    cacheWrite1hTokens: integer(row, "cache_write_1h_tokens"),
    cacheReadTokens: integer(row, "cache_read_tokens"),
    outputTokens: integer(row, "output_tokens"),
    personaTokens: integer(row, "persona_tokens"),
    removedTokens: integer(row, "removed_tokens"),
    costNanoUsd: integer(row, "cost_nano_usd"),
    unpriced: integer(row, "unpriced"),
  });

  return {
    async rows({ from, to, byUser, user, limit }) {
      const rows = await scoped.rows(
        sql`select summed.*, users.external_id_sealed, users.data_key_wrapped
            from (
              select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, model, purpose, is_opening,
                project_id, case when ${byUser} then user_id end as user_id, count(*) as requests,
                sum(input_tokens) as input_tokens, sum(cache_write_5m_tokens) as cache_write_5m_tokens,
                sum(cache_write_1h_tokens) as cache_write_1h_tokens,
                sum(cache_read_tokens) as cache_read_tokens, sum(output_tokens) as output_tokens,
                sum(persona_tokens) as persona_tokens, sum(removed_tokens) as removed_tokens,
                coalesce(sum(cost_nano_usd), 0) as cost_nano_usd,
                count(*) filter (where cost_nano_usd is null) as unpriced
              from usage
              where at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz
                and (${user === undefined} or user_id = ${user?.id ?? ""})
              group by 1, 2, 3, 4, 5, 6
            ) summed
            left join users on users.project_id = summed.project_id and users.id = summed.user_id
            order by day desc, model, user_id limit ${limit}`,
      );
      return Promise.all(rows.map(toRow));
    },

    async sharedIds(limit) {
      const rows = await scoped.rows(
        sql`select id as user_id, external_id_sealed, data_key_wrapped, shared_since from users
            where shared_since is not null order by shared_since desc limit ${limit}`,
      );
      return Promise.all(
        rows.map(async (row) => ({ user: await externalId(row), since: time(row, "shared_since") })),
      );
    },
  };
}
