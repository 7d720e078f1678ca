/**
 * Exchanges that went through the proxy. All of one is recorded in one transaction behind its response:
 * the conversation where it is new, what was said and answered, usage, and the marks that the next
 * request finds it by.
 */
import { z } from "zod";
import type { FrozenOpening, RelayedTurn, RelayedTurnStore, User } from "../../../ports.ts";
import type { Sealer } from "../../vault/sealer.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, json, sql, type Row, type Statement } from "../sql.ts";
import { boolean, bytesOf, integer, optionalBytes, text, time } from "./rows.ts";
import { insertUsage } from "./usage.ts";
import type { UserKeys } from "./user-keys.ts";
import { resolved } from "./user-store.ts";

/** A repeat within this time takes the place of an opening that broke off. */
const RETRY_WINDOW_SECONDS = 60;
/** An id with so many conversations at once is not one person's. */
const SHARED_FROM_CONVERSATIONS = 20;
const SHARED_WINDOW_MINUTES = 10;

export function createRelayedTurnStore(
  scoped: ScopedSql,
  vault: Vault,
  keys: UserKeys,
  projectId: string,
): RelayedTurnStore {
  const referenceOf = (id: string): Promise<string> => vault.lookup(projectId, "conversation", id);

  async function toOpening(row: Row): Promise<FrozenOpening> {
    const own = text(row, "id");
    const sealer = await keys.remember(text(row, "user_id"), bytesOf(row, "data_key_wrapped"));
    const block = optionalBytes(row, "persona_block_sealed");
    const id = await sealer.openJson("conversation id", own, bytesOf(row, "external_id_sealed"));
    return {
      conversation: z.string().parse(id),
      block: block && z.string().parse(await sealer.openJson("persona block", own, block)),
      at: time(row, "at").getTime(),
      kept: integer(row, "kept"),
      isShared: false,
    };
  }

  /** Of several, the block only where it is the same: whose it is, is not known. */
  async function toOne(rows: readonly Row[]): Promise<FrozenOpening | undefined> {
    const [newest, other] = await Promise.all(rows.map(toOpening));
    if (!newest || !other) return newest;
    return { ...newest, block: newest.block === other.block ? newest.block : null, isShared: true };
  }

  /** A regenerated answer or an edited message takes its exchange's place; what was learned from stays. */
  async function insertExchange(turn: RelayedTurn, own: string, sealer: Sealer): Promise<Statement> {
    const messages = await sealer.sealJson("messages", own, turn.learns ? turn.messages : []);
    const reply = await sealer.sealJson("reply", own, turn.reply);
    return sql`insert into exchanges (project_id, conversation_id, id, created_at, messages_sealed, reply_sealed, partial)
        select ${projectId}, live.id, ${turn.exchangeId}::uuid, ${new Date(turn.at).toISOString()}::timestamptz,
          ${bytes(messages)}, ${bytes(reply)}, ${turn.reply.partial}
        from live
        where ${turn.learns} and (
          not exists (select from known)
          or exists (select from exchanges held
            where held.conversation_id = ${own} and held.id = ${turn.exchangeId}::uuid))
        on conflict (project_id, conversation_id, id) do update
          set messages_sealed = excluded.messages_sealed, reply_sealed = excluded.reply_sealed,
            partial = excluded.partial, created_at = excluded.created_at
          where exchanges.created_at <= excluded.created_at`;
  }

  const markOf: RelayedTurnStore["mark"] = (kind, parts) =>
    vault.lookup(projectId, `mark: ${kind}`, JSON.stringify(parts));

  return {
    mark: markOf,

    async find(user, mark) {
      return toOne(await scoped.rows(selectMarked(user, [mark])));
    },

    async findByOtherIds(user, { kind, parts }) {
      const others = await scoped.rows(
        sql`select ids.id from (select ${resolved(user.id)} as id) as owner
            cross join lateral (
              select owner.id union all select id from aliases where user_id = owner.id) as ids
            where ids.id <> ${user.id}`,
      );
      if (others.length === 0) return undefined;
      const marks = await Promise.all(others.map((row) => markOf(kind, [text(row, "id"), ...parts])));
      return toOne(await scoped.rows(selectMarked(user, marks)));
    },

    async record(user, turn) {
      const own = await referenceOf(turn.conversation);
      const sealer = await keys.sealerOf(user.id);
      const block = turn.block === null ? null : await sealer.sealJson("persona block", own, turn.block);
      const externalId = await sealer.sealJson("conversation id", own, turn.conversation);
      const marks = [...turn.marks, ...(turn.openingMark === null ? [] : [turn.openingMark])];
      const results = await scoped.transaction(
        ...supersede(turn, own),
        sql`insert into conversations (project_id, id, user_id, external_id_sealed, status, persona_block_sealed)
            values (${projectId}, ${own}, ${user.id}, ${bytes(externalId)}, 'open', ${bytes(block)})
            on conflict do nothing returning id as created`,
        // Who records another exchange of it waits here: what follows sees all that was recorded before.
        sql`update conversations set last_turn_at = now()
            where id = ${own} and user_id = ${user.id} and status = 'open'`,
        // One statement, since each is a round trip.
        sql`with live as (
              select id from conversations where id = ${own} and user_id = ${user.id} and status = 'open'
            ), known as (
              select from effects where event_id = ${turn.exchangeId}::uuid
            ), exchange as (${await insertExchange(turn, own, sealer)}
            ), effect as (
              insert into effects (project_id, event_id)
              select ${projectId}, ${turn.exchangeId}::uuid from live on conflict do nothing
            ), used as (${insertUsage({
              projectId,
              id: turn.usageId,
              userId: user.id,
              conversation: own,
              purpose: "chat",
              usage: turn.usage,
              isOpening: turn.isOpening,
              removedTokens: turn.removedTokens,
            })}
            ), marked as (
              insert into exchange_marks (project_id, mark, conversation_id, user_id, kept)
              select ${projectId}, mark, conversations.id, ${user.id}, ${turn.kept}
              from conversations, (select distinct jsonb_array_elements_text(${json(marks)}) as mark) as marks
              where conversations.id = ${own} and conversations.user_id = ${user.id}
              on conflict (project_id, mark, conversation_id) do update
                set kept = excluded.kept, at = excluded.at
            ), shared as (
              update users set shared_since = now()
              where id = ${user.id} and shared_since is null and ${turn.isOpening} and (
                select count(*) from conversations
                where user_id = ${user.id} and status = 'open'
                  and last_turn_at > now() - make_interval(mins => ${SHARED_WINDOW_MINUTES})
              ) >= ${SHARED_FROM_CONVERSATIONS})
            select exists (select from live) as live, exists (select from known) as known`,
        selectMarked(user, turn.marks.slice(0, 1)),
      );
      const rows = results.flat();
      const state = rows.find((row) => "live" in row);
      const opening = await toOne(results.at(-1) ?? []);
      const given = { conversation: turn.conversation, block: turn.block, at: turn.at, kept: turn.kept };
      const isRecorded = state !== undefined && (boolean(state, "live") || boolean(state, "known"));
      const isCreated = rows.some((row) => "created" in row);
      return {
        outcome: isCreated ? "created" : isRecorded ? "recorded" : "ended",
        opening: opening ?? { ...given, isShared: false },
      };
    },
  };
}

/** Two are enough to tell that there are many. A user who was folded into another is found by either id. */
function selectMarked(user: User, marks: readonly string[]): Statement {
  return sql`select conversations.id, conversations.user_id, conversations.external_id_sealed,
        conversations.persona_block_sealed, users.data_key_wrapped, exchange_marks.kept, exchange_marks.at
      from exchange_marks
      join conversations on conversations.project_id = exchange_marks.project_id
        and conversations.id = exchange_marks.conversation_id
      join users on users.project_id = conversations.project_id and users.id = conversations.user_id
      where exchange_marks.mark in (select jsonb_array_elements_text(${json(marks)})) and conversations.user_id in (
        select ${user.id}::text union all select user_id from aliases where aliases.id = ${user.id})
      order by exchange_marks.at desc limit 2`;
}

/** An opening that broke off and came again: the later one is the one that counts. */
function supersede({ openingMark }: RelayedTurn, own: string): Statement[] {
  if (openingMark === null) return [];
  return [
    sql`delete from conversations
        where status = 'open' and id <> ${own} and id in (
          select exchange_marks.conversation_id from exchange_marks
          join exchanges on exchanges.project_id = exchange_marks.project_id
            and exchanges.conversation_id = exchange_marks.conversation_id
          where exchange_marks.mark = ${openingMark}
            and exchange_marks.at > now() - make_interval(secs => ${RETRY_WINDOW_SECONDS})
          group by exchange_marks.conversation_id
          having count(*) = 1 and bool_or(exchanges.partial))`,
  ];
}
