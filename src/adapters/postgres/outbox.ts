/** The outbox: what must have its effect, kept in Postgres until it is acknowledged. */
import type { LearnMessage, Outbox } from "../../ports.ts";
import { scopeSql } from "./scoped-sql.ts";
import { sql, type Row, type Sql } from "./sql.ts";
import { integer, text, time } from "./stores/rows.ts";

const FIRST_UUID = "00000000-0000-0000-0000-000000000000";

export function createOutbox(driver: Sql): Outbox {
  const everywhere = scopeSql(driver, null);
  return {
    async markSent(projectId, eventId) {
      await scopeSql(driver, projectId).rows(
        sql`update outbox set sent_at = now(), attempts = attempts + 1 where event_id = ${eventId}::uuid`,
      );
    },

    async isAcknowledged(projectId, eventId) {
      const rows = await scopeSql(driver, projectId).rows(
        sql`select from outbox where event_id = ${eventId}::uuid`,
      );
      return rows.length === 0;
    },

    async acknowledge(projectId, eventId) {
      await scopeSql(driver, projectId).rows(sql`delete from outbox where event_id = ${eventId}::uuid`);
    },

    async claimUnacknowledged(limit) {
      const rows = await everywhere.rows(
        sql`select event_id::text as event_id, project_id, conversation_id
            from claim_unacknowledged_events(${limit})`,
      );
      return rows.map(toLearnMessage);
    },

    async listIdleConversations(limit) {
      const rows = await everywhere.rows(sql`select * from list_idle_conversations(${limit})`);
      return rows.map((row) => ({
        project: text(row, "project_id"),
        conversation: text(row, "conversation_id"),
      }));
    },

    async giveUp(projectId, eventId) {
      await scopeSql(driver, projectId).rows(
        sql`update outbox set given_up_at = now() where event_id = ${eventId}::uuid`,
      );
    },

    async listGivenUp({ after, limit }) {
      const rows = await everywhere.rows(
        sql`select event_id::text as event_id, project_id, attempts, created_at, given_up_at
            from list_given_up_events(${after ?? FIRST_UUID}::uuid, ${limit})`,
      );
      return rows.map((row) => ({
        event: text(row, "event_id"),
        project: text(row, "project_id"),
        attempts: integer(row, "attempts"),
        createdAt: time(row, "created_at"),
        givenUpAt: time(row, "given_up_at"),
      }));
    },

    async claimGivenUp(wanted, limit) {
      const rows = await everywhere.rows(
        sql`select event_id::text as event_id, project_id, conversation_id
            from claim_given_up_events(${wanted}::uuid, ${limit})`,
      );
      return rows.map(toLearnMessage);
    },

    async claimSweeps(limit) {
      const rows = await everywhere.rows(sql`select project_id from claim_sweeps(${limit})`);
      return rows.map((row) => ({ project: text(row, "project_id"), failed: 0 }));
    },

    async expire() {
      await everywhere.transaction(
        sql`select expire_records()`,
        sql`select expire_idempotent_requests()`,
        sql`select expire_proxy_records()`,
      );
    },
  };
}

function toLearnMessage(row: Row): LearnMessage {
  return {
    event: text(row, "event_id"),
    project: text(row, "project_id"),
    conversation: text(row, "conversation_id"),
  };
}
