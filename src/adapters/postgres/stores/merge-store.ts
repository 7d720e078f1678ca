/**
 * Folding a user into another. Each record is opened with one key and sealed with the other's, row by row:
 * a conversation with its exchanges in one transaction, under its row's lock, so that none is left behind
 * sealed with the wrong key.
 */
import type { MergeStore, User } from "../../../ports.ts";
import type { RecordKind, Sealer } from "../../vault/sealer.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, sql, type Row } from "../sql.ts";
import { bytesOf, optionalBytes, text } from "./rows.ts";
import { revisionAfter } from "./tombstones.ts";
import type { UserKeys } from "./user-keys.ts";

const BATCH = 50;

type Reseal = (kind: RecordKind, recordId: string, sealed: Uint8Array | null) => Promise<Uint8Array | null>;

export function createMergeStore(scoped: ScopedSql, keys: UserKeys, projectId: string): MergeStore {
  return {
    async link(from, externalId, into) {
      const sealed = await (await keys.sealerOf(into.id)).sealJson("user id", from.id, externalId);
      const [, found] = await scoped.transaction(
        sql`insert into aliases (project_id, id, user_id, external_id_sealed)
            values (${projectId}, ${from.id}, ${into.id}, ${bytes(sealed)}) on conflict do nothing`,
        sql`select id from aliases where id = ${from.id} and user_id = ${into.id}`,
      );
      return found?.[0] ? "linked" : "taken";
    },

    async moveRows(from, into) {
      const reseal = resealBetween(await keys.sealerOf(from.id), await keys.sealerOf(into.id));
      return (
        (await moveAliases(scoped, reseal, from, into)) +
        (await moveConversations(scoped, reseal, from, into)) +
        (await moveSignals(scoped, reseal, from, into))
      );
    },

    async finish(from, into, at) {
      const [, , , , gone] = await scoped.transaction(
        sql`select id from users where id = ${from.id} for update`,
        sql`update usage set user_id = ${into.id} where user_id = ${from.id}`,
        sql`insert into erasures (project_id, user_id, erased_at, last_revision, merged)
            select ${projectId}, ${from.id}, ${at.toISOString()}::timestamptz,
              coalesce((select revision from profiles where user_id = ${from.id}), 0), true
            on conflict (project_id, user_id) do update
              set erased_at = excluded.erased_at, caches_cleared_at = null, merged = true,
                last_revision = greatest(erasures.last_revision, excluded.last_revision)`,
        // Copies under the alias's key have to outrank its tombstone.
        sql`update profiles set revision = greatest(revision + 1, ${revisionAfter(into)}) where user_id = ${into.id}`,
        sql`delete from users where id = ${from.id}
              and not exists (select from signals where user_id = ${from.id})
              and not exists (select from conversations where user_id = ${from.id})
              and not exists (select from aliases where user_id = ${from.id})
            returning id`,
      );
      return gone?.[0] !== undefined;
    },

    async remains(from) {
      return (await scoped.rows(sql`select id from users where id = ${from.id}`)).length > 0;
    },
  };
}

function resealBetween(from: Sealer, into: Sealer): Reseal {
  return async (kind, recordId, sealed) =>
    sealed && into.sealBytes(kind, recordId, await from.openBytes(kind, recordId, sealed));
}

async function moveAliases(scoped: ScopedSql, reseal: Reseal, from: User, into: User): Promise<number> {
  const rows = await scoped.rows(
    sql`select id, external_id_sealed from aliases where user_id = ${from.id} limit ${BATCH}`,
  );
  for (const row of rows) {
    const id = text(row, "id");
    const sealed = await reseal("user id", id, bytesOf(row, "external_id_sealed"));
    await scoped.rows(
      sql`update aliases set user_id = ${into.id}, external_id_sealed = ${bytes(sealed)}
          where id = ${id} and user_id = ${from.id}`,
    );
  }
  return rows.length;
}

async function moveSignals(scoped: ScopedSql, reseal: Reseal, from: User, into: User): Promise<number> {
  const rows = await scoped.rows(
    sql`select id::text as id, statement_sealed, vector_sealed, next_vector_sealed from signals
        where user_id = ${from.id} limit ${BATCH}`,
  );
  for (const row of rows) {
    const id = text(row, "id");
    const vector = optionalBytes(row, "vector_sealed");
    const next = optionalBytes(row, "next_vector_sealed");
    // A vector that a sweep filled meanwhile is sealed with the old key: that row waits for the next round.
    await scoped.rows(
      sql`update signals set user_id = ${into.id},
            statement_sealed = ${bytes(await reseal("statement", id, bytesOf(row, "statement_sealed")))},
            vector_sealed = ${bytes(await reseal("vector", id, vector))},
            next_vector_sealed = ${bytes(await reseal("vector", id, next))}
          where id = ${id}::uuid and user_id = ${from.id}
            and vector_sealed is not distinct from ${bytes(vector)}
            and next_vector_sealed is not distinct from ${bytes(next)}`,
    );
  }
  return rows.length;
}

async function moveConversations(scoped: ScopedSql, reseal: Reseal, from: User, into: User): Promise<number> {
  const rows = await scoped.rows(
    sql`select id, external_id_sealed, persona_block_sealed from conversations
        where user_id = ${from.id} order by opened_at limit ${BATCH}`,
  );
  for (const row of rows) await moveConversation(scoped, reseal, { from, into, row });
  return rows.length;
}

async function moveConversation(
  scoped: ScopedSql,
  reseal: Reseal,
  { from, into, row }: { from: User; into: User; row: Row },
): Promise<void> {
  const id = text(row, "id");
  const exchanges = await scoped.rows(
    sql`select id::text as id, messages_sealed, reply_sealed from exchanges where conversation_id = ${id}`,
  );
  const externalId = await reseal("conversation id", id, bytesOf(row, "external_id_sealed"));
  const block = await reseal("persona block", id, optionalBytes(row, "persona_block_sealed"));
  const moved = await Promise.all(
    exchanges.map(async (exchange) => ({
      id: text(exchange, "id"),
      messages: await reseal("messages", id, bytesOf(exchange, "messages_sealed")),
      reply: await reseal("reply", id, optionalBytes(exchange, "reply_sealed")),
      hadReply: exchange["reply_sealed"] !== null,
    })),
  );
  // What came or was answered since it was read leaves it where it is, for the next round.
  const isNew = sql`exists (select from conversations where id = ${id} and user_id = ${into.id})`;
  const replies = moved.filter(({ hadReply }) => hadReply).length;
  await scoped.transaction(
    sql`select id from conversations where id = ${id} for update`,
    sql`update conversations set user_id = ${into.id}, external_id_sealed = ${bytes(externalId)},
          persona_block_sealed = case when persona_block_sealed is null then null else ${bytes(block)} end
        where id = ${id} and user_id = ${from.id}
          and (select count(*) from exchanges where conversation_id = ${id}) = ${moved.length}
          and (select count(reply_sealed) from exchanges where conversation_id = ${id}) = ${replies}`,
    sql`update exchange_marks set user_id = ${into.id} where conversation_id = ${id} and ${isNew}`,
    ...moved.map(
      (exchange) =>
        sql`update exchanges set messages_sealed = ${bytes(exchange.messages)},
              reply_sealed = ${bytes(exchange.reply)}
            where conversation_id = ${id} and id = ${exchange.id}::uuid and ${isNew}`,
    ),
  );
}
