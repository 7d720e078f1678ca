/**
 * Conversations and their exchanges. An exchange is one row: what a request brought, sealed, and the
 * answer beside it once it is whole; a transcript handed in is one exchange.
 */
import { z } from "zod";
import { UserGoneError } from "../../../errors.ts";
import type { Conversation, ConversationStatus, ConversationStore, User } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, FOREIGN_KEY_VIOLATION, sql, sqlStateOf, UNIQUE_VIOLATION, type Row } from "../sql.ts";
import { lockUser } from "./lock-user.ts";
import { boolean, bytesOf, optionalBytes, optionalText, text, time } from "./rows.ts";
import { insertUsage } from "./usage.ts";
import type { UserKeys } from "./user-keys.ts";

const Status = z.enum([
  "open",
  "ended",
  "learning",
  "learned",
  "failed",
]) satisfies z.ZodType<ConversationStatus>;
const Messages = z.array(z.object({ role: z.enum(["user", "assistant"]), content: z.string() }));
const Reply = z.object({ text: z.string(), partial: z.boolean() });

export function createConversationStore(
  scoped: ScopedSql,
  vault: Vault,
  keys: UserKeys,
  projectId: string,
): ConversationStore {
  const reference: ConversationStore["reference"] = (id) => vault.lookup(projectId, "conversation", id);

  async function toConversation(row: Row): Promise<Conversation & { reference: string; isPaused: boolean }> {
    const userId = text(row, "user_id");
    const own = text(row, "id");
    const sealer = await keys.remember(userId, bytesOf(row, "data_key_wrapped"));
    const block = optionalBytes(row, "persona_block_sealed");
    return {
      reference: own,
      isPaused: boolean(row, "paused"),
      id: z.string().parse(await sealer.openJson("conversation id", own, bytesOf(row, "external_id_sealed"))),
      userId,
      status: Status.parse(row["status"]),
      reason: optionalText(row, "reason"),
      lastTurnAt: time(row, "last_turn_at"),
      personaBlock: block && z.string().parse(await sealer.openJson("persona block", own, block)),
    };
  }

  const select = sql`select conversations.id, conversations.user_id, conversations.external_id_sealed,
      status, reason, last_turn_at, persona_block_sealed, users.paused, users.data_key_wrapped
    from conversations
    join users on users.project_id = conversations.project_id and users.id = conversations.user_id`;

  const findByReference: ConversationStore["findByReference"] = async (own) => {
    const [row] = await scoped.rows(sql`${select} where conversations.id = ${own}`);
    return row && toConversation(row);
  };

  async function sealMessages(user: User, own: string, messages: unknown): Promise<Uint8Array> {
    return (await keys.sealerOf(user.id)).sealJson("messages", own, messages);
  }

  return {
    reference,
    findByReference,
    async listOf(user) {
      const rows = await scoped.rows(
        sql`${select} where conversations.user_id = ${user.id} order by last_turn_at desc`,
      );
      return Promise.all(rows.map(toConversation));
    },
    find: async (id) => findByReference(await reference(id)),

    async open({ id, user, personaBlock, exchangeId, messages }) {
      const own = await reference(id);
      const sealer = await keys.sealerOf(user.id);
      const block = personaBlock === null ? null : await sealer.sealJson("persona block", own, personaBlock);
      await scoped.transaction(
        sql`insert into conversations (project_id, id, user_id, external_id_sealed, status, persona_block_sealed)
            values (${projectId}, ${own}, ${user.id}, ${bytes(await sealer.sealJson("conversation id", own, id))},
              'open', ${bytes(block)})
            on conflict do nothing`,
        // Not into one that was learned from since: this may be a repetition.
        sql`insert into exchanges (project_id, conversation_id, id, messages_sealed)
            select ${projectId}, id, ${exchangeId}::uuid, ${bytes(await sealMessages(user, own, messages))}
            from conversations where id = ${own} and status = 'open'
            on conflict do nothing`,
        sql`insert into effects (project_id, event_id) values (${projectId}, ${exchangeId}::uuid)
            on conflict do nothing`,
      );
    },

    async append({ id, user, exchangeId, messages }) {
      const own = await reference(id);
      const sealed = await sealMessages(user, own, messages);
      const [row] = await scoped.rows(
        sql`with live as (
              update conversations set last_turn_at = now()
              where id = ${own} and status = 'open' and user_id = ${user.id} returning id
            ), appended as (
              insert into exchanges (project_id, conversation_id, id, messages_sealed)
              select ${projectId}, live.id, ${exchangeId}::uuid, ${bytes(sealed)} from live
              on conflict do nothing
            ), counted as (
              insert into effects (project_id, event_id)
              select ${projectId}, ${exchangeId}::uuid from live on conflict do nothing
            )
            select exists (select from live) as live,
              exists (select from effects where event_id = ${exchangeId}::uuid) as known,
              exists (select from conversations
                where id = ${own} and status = 'open' and user_id <> ${user.id}) as moving`,
      );
      if (!row) throw new Error("An appended exchange gave no answer.");
      if (boolean(row, "live")) return "appended";
      if (boolean(row, "moving")) throw new Error("A conversation is being moved to another user.");
      return boolean(row, "known") ? "known" : "ended";
    },

    async hasWholeExchange(id, exchangeId) {
      const rows = await scoped.rows(
        sql`select id from exchanges
            where conversation_id = ${await reference(id)} and id = ${exchangeId}::uuid
              and reply_sealed is not null`,
      );
      return rows.length > 0;
    },

    async recordReply({ id, user, exchangeId, reply, usage }) {
      const own = await reference(id);
      const sealed = await (await keys.sealerOf(user.id)).sealJson("reply", own, reply);
      const mine = sql`exists (select from conversations where id = ${own} and user_id = ${user.id})`;
      const [, held] = await scoped.transaction(
        lockUser(user),
        sql`update conversations set last_turn_at = now()
            where id = ${own} and user_id = ${user.id} returning id`,
        sql`update exchanges set reply_sealed = ${bytes(sealed)}
            where conversation_id = ${own} and id = ${exchangeId}::uuid and ${mine}`,
        insertUsage({
          projectId,
          id: exchangeId,
          userId: user.id,
          conversation: own,
          purpose: "chat",
          usage,
        }),
      );
      if (!held?.[0]) throw new Error("A conversation is no longer its user's.");
    },

    async handIn({ id, user, eventId, messages, at }) {
      const own = await reference(id);
      const sealer = await keys.sealerOf(user.id);
      try {
        await scoped.transaction(
          sql`insert into conversations
                (project_id, id, user_id, external_id_sealed, status, opened_at, last_turn_at, ended_at)
              values (${projectId}, ${own}, ${user.id},
                ${bytes(await sealer.sealJson("conversation id", own, id))}, 'ended',
                ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz, now())`,
          sql`insert into exchanges (project_id, conversation_id, messages_sealed)
              values (${projectId}, ${own}, ${bytes(await sealMessages(user, own, messages))})`,
          sql`insert into outbox (project_id, event_id, conversation_id)
              values (${projectId}, ${eventId}::uuid, ${own})`,
        );
        return "accepted";
      } catch (error) {
        const state = sqlStateOf(error);
        if (state === FOREIGN_KEY_VIOLATION) throw new UserGoneError({ cause: error });
        const existing = state === UNIQUE_VIOLATION ? await findByReference(own) : undefined;
        if (!existing) throw error;
        return { existing };
      }
    },

    async end(own, eventId, { idleSeconds, at } = {}) {
      const idle =
        idleSeconds === undefined
          ? sql``
          : sql`and last_turn_at <= now() - make_interval(secs => ${idleSeconds})`;
      const tookPlace = at === undefined ? sql`` : sql`, last_turn_at = ${at.toISOString()}::timestamptz`;
      const rows = await scoped.rows(
        sql`with ended as (
              update conversations set status = 'ended', ended_at = now() ${tookPlace}
              where id = ${own} and status = 'open' ${idle} returning id
            )
            insert into outbox (project_id, event_id, conversation_id)
            select ${projectId}, ${eventId}::uuid, ended.id from ended
            returning event_id`,
      );
      return rows.length > 0;
    },

    async exchanges(own, user) {
      const rows = await scoped.rows(
        sql`select messages_sealed, reply_sealed from exchanges
            where conversation_id = ${own} order by created_at, sequence`,
      );
      const sealer = await keys.sealerOf(user.id);
      return Promise.all(
        rows.map(async (row) => {
          const messages = Messages.parse(
            await sealer.openJson("messages", own, bytesOf(row, "messages_sealed")),
          );
          const reply = optionalBytes(row, "reply_sealed");
          if (!reply) return { messages };
          return { messages, reply: Reply.parse(await sealer.openJson("reply", own, reply)) };
        }),
      );
    },

    async mark(own, status, reason) {
      await scoped.rows(
        sql`update conversations set status = ${status},
              reason = case when ${status} = 'learned' then reason else ${reason ?? null} end,
              learned_at = case when ${status} = 'learned' then now() end
            where id = ${own} and status <> 'learned'`,
      );
    },
  };
}
