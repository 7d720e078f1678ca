/** The outbox: what must have its effect, kept in Postgres until it is acknowledged. */
import type { Outbox } from "../../ports.ts";
import { scopeSql } from "./scoped-sql.ts";
import { sql, type Sql } from "./sql.ts";
import { text } from "./stores/rows.ts";

export function createOutbox(driver: Sql): Outbox {
  const everywhere = scopeSql(driver, null);
  return {
    async markSent(projectId, eventId) {
      await scopeSql(driver, projectId).rows(
        sql`update outbox set sent_at = now(), attempts = attempts + 1 where event_id = ${eventId}::uuid`,
      );
    },

    async acknowledge(projectId, eventId) {
      await scopeSql(driver, projectId).rows(sql`delete from outbox where event_id = ${eventId}::uuid`);
    },

    async claimUnacknowledged(limit) {
      const rows = await everywhere.rows(
        sql`select event_id::text as event_id, project_id, conversation_id
            from claim_unacknowledged_events(${limit})`,
      );
      return rows.map((row) => ({
        event: text(row, "event_id"),
        project: text(row, "project_id"),
        conversation: text(row, "conversation_id"),
      }));
    },

    async listIdleConversations(limit) {
      const rows = await everywhere.rows(sql`select * from list_idle_conversations(${limit})`);
      return rows.map((row) => ({
        project: text(row, "project_id"),
        conversation: text(row, "conversation_id"),
      }));
    },

    async expire() {
      await everywhere.rows(sql`select expire_records()`);
    },
  };
}
