import { z } from "zod";
import type { SignalStore } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql, sqlStateOf, UNIQUE_VIOLATION } from "../sql.ts";
import { lockUser } from "./lock-user.ts";
import { bytesOf } from "./rows.ts";
import { phraseReference } from "./phrase-reference.ts";
import { toRecord, toSignal } from "./signal-record.ts";
import { insertUsage } from "./usage.ts";
import type { UserKeys } from "./user-keys.ts";

export function createSignalStore(
  scoped: ScopedSql,
  vault: Vault,
  keys: UserKeys,
  projectId: string,
): SignalStore {
  return {
    async applyLearning({ eventId, user, conversation, at, embedder, signals, extraction, remark }) {
      const sealer = await keys.sealerOf(user.id);
      // A millisecond apart, so that what was said later in a conversation stays later.
      const records = await Promise.all(
        signals.map(async (signal, index) => ({
          ...(await toRecord(sealer, signal, new Date(at.getTime() + index))),
          phrase_reference: await phraseReference(vault, projectId, signal),
        })),
      );
      try {
        const applied = sql`exists (select from effects where event_id = ${eventId}::uuid)`;
        const [, held] = await scoped.transaction(
          lockUser(user),
          sql`with held as (
                select id from conversations where id = ${conversation} and user_id = ${user.id} for update
              )
              insert into effects (project_id, event_id) select ${projectId}, ${eventId}::uuid from held
              returning event_id`,
          sql`insert into signals
                (project_id, id, user_id, conversation_id, facet, polarity, explicit, confidence,
                 observed_at, statement_sealed, phrase_reference, embedder, vector_sealed)
              select ${projectId}, id, ${user.id}, ${conversation}, facet, polarity, explicit, confidence,
                observed_at, decode(statement_sealed, 'base64'), phrase_reference,
                case when vector_sealed is not null and is_current then ${embedder}::text end,
                case when is_current then decode(vector_sealed, 'base64') end
              from jsonb_to_recordset(${json(records)}) as record (
                id uuid, facet text, polarity smallint, explicit boolean, confidence real,
                observed_at timestamptz, statement_sealed text, phrase_reference text, vector_sealed text),
                -- A project that moved meanwhile has no use for these vectors: they are pending.
                (select projects.embedder = ${embedder} as is_current from projects
                 where projects.id = ${projectId}) as project
              where ${applied}`,
          ...(extraction
            ? [
                insertUsage({
                  projectId,
                  id: eventId,
                  userId: user.id,
                  conversation,
                  purpose: "extraction",
                  usage: extraction,
                }),
              ]
            : []),
          sql`delete from exchanges where conversation_id = ${conversation} and ${applied}`,
          sql`update conversations set reason = ${remark ?? null} where id = ${conversation} and ${applied}`,
        );
        if (!held?.[0]) throw new Error("A conversation is no longer its user's.");
        return true;
      } catch (error) {
        if (sqlStateOf(error) === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },

    async newest(user, { embedder, limit }) {
      const rows = await scoped.rows(
        sql`select id, facet, polarity, explicit, confidence, conversation_id, observed_at,
              statement_sealed,
              case ${embedder}::text when embedder then vector_sealed
                when next_embedder then next_vector_sealed end as vector_sealed
            from signals where user_id = ${user.id}
            order by observed_at desc, id desc limit ${limit}`,
      );
      const sealer = await keys.sealerOf(user.id);
      return Promise.all(rows.map((row) => toSignal(sealer, row)));
    },

    async page(user, { after, limit }) {
      const before = after
        ? sql`and (observed_at, signals.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
        : sql``;
      const rows = await scoped.rows(
        sql`select signals.id, facet, polarity, explicit, confidence, conversation_id, observed_at,
              statement_sealed, null as vector_sealed, conversations.external_id_sealed
            from signals join conversations
              on conversations.project_id = signals.project_id and conversations.id = conversation_id
            where signals.user_id = ${user.id} ${before}
            order by observed_at desc, signals.id desc limit ${limit}`,
      );
      const sealer = await keys.sealerOf(user.id);
      return Promise.all(
        rows.map(async (row) => {
          const signal = await toSignal(sealer, row);
          const sealed = bytesOf(row, "external_id_sealed");
          const conversationId = z
            .string()
            .parse(await sealer.openJson("conversation id", signal.conversation, sealed));
          return { ...signal, conversationId };
        }),
      );
    },

    async remove(user, ids) {
      const rows = await scoped.rows(
        sql`delete from signals where user_id = ${user.id}
              and id in (select value::uuid from jsonb_array_elements_text(${json(ids)}))
            returning id`,
      );
      return rows.length;
    },

    async prune(user, keep) {
      await scoped.rows(
        sql`delete from signals where user_id = ${user.id} and id in (
              select id from signals where user_id = ${user.id}
              order by observed_at desc, id desc offset ${keep})`,
      );
    },
  };
}
