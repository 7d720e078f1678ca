import { z } from "zod";
import type { UserStore } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, sql, type Row, type Statement } from "../sql.ts";
import { bytesOf, text, time } from "./rows.ts";
import type { UserKeys } from "./user-keys.ts";

export function createUserStore(
  scoped: ScopedSql,
  vault: Vault,
  keys: UserKeys,
  projectId: string,
): UserStore {
  const reference: UserStore["reference"] = async (externalId) => ({
    id: await vault.lookup(projectId, "user", externalId),
  });

  async function openExternalId(row: Row): Promise<string> {
    const id = text(row, "id");
    const sealer = await keys.remember(id, bytesOf(row, "data_key_wrapped"));
    return z.string().parse(await sealer.openJson("user id", id, bytesOf(row, "external_id_sealed")));
  }

  return {
    reference,

    async find(externalId) {
      const user = await reference(externalId);
      const [row] = await scoped.rows(
        sql`select id, data_key_wrapped from users where id = ${resolved(user.id)}`,
      );
      if (!row) return undefined;
      await keys.remember(text(row, "id"), bytesOf(row, "data_key_wrapped"));
      return { id: text(row, "id") };
    },

    async ensure(externalId, { anonymous = false } = {}) {
      const user = await reference(externalId);
      const [known] = await scoped.rows(
        sql`update users set last_seen_at = now() where id = ${resolved(user.id)}
            returning id, data_key_wrapped`,
      );
      if (known) {
        await keys.remember(text(known, "id"), bytesOf(known, "data_key_wrapped"));
        return { id: text(known, "id") };
      }
      const wrapped = await vault.createDataKey(projectId, user.id);
      const sealer = await vault.forUser(projectId, user.id, wrapped);
      const sealedId = await sealer.sealJson("user id", user.id, externalId);
      // Two first requests at once: the first writer's key is the user's, and both read it back.
      const [, rows] = await scoped.transaction(
        sql`insert into users (project_id, id, external_id_sealed, data_key_wrapped, anonymous)
            values (${projectId}, ${user.id}, ${bytes(sealedId)}, ${bytes(wrapped)}, ${anonymous})
            on conflict do nothing`,
        sql`select data_key_wrapped from users where id = ${user.id}`,
      );
      if (!rows?.[0]) throw new Error("A user that was just created is gone.");
      await keys.remember(user.id, bytesOf(rows[0], "data_key_wrapped"));
      return user;
    },

    async list({ after, limit }) {
      const rows = await scoped.rows(
        sql`select id, external_id_sealed, data_key_wrapped, last_seen_at from users
            where id > ${after ?? ""} order by id limit ${limit}`,
      );
      return Promise.all(
        rows.map(async (row) => ({
          id: text(row, "id"),
          user: await openExternalId(row),
          lastSeenAt: time(row, "last_seen_at"),
        })),
      );
    },

    async isShared(user) {
      const rows = await scoped.rows(
        sql`select id from users where id = ${user.id} and shared_since is not null`,
      );
      return rows.length > 0;
    },

    async existedAt(user, at) {
      const rows = await scoped.rows(
        sql`select id from users where id = ${user.id} and created_at <= ${at.toISOString()}::timestamptz`,
      );
      return rows.length > 0;
    },

    async aliases(user) {
      const rows = await scoped.rows(
        sql`select id, external_id_sealed from aliases where user_id = ${user.id} order by merged_at`,
      );
      const sealer = await keys.sealerOf(user.id);
      return Promise.all(
        rows.map(async (row) => {
          const sealed = bytesOf(row, "external_id_sealed");
          return z.string().parse(await sealer.openJson("user id", text(row, "id"), sealed));
        }),
      );
    },

    async listIds(limit) {
      const rows = await scoped.rows(sql`select id from users order by id limit ${limit}`);
      return rows.map((row) => ({ id: text(row, "id") }));
    },

    async readExternalId(user) {
      const [row] = await scoped.rows(
        sql`select id, external_id_sealed, data_key_wrapped from users where id = ${user.id}`,
      );
      return row && openExternalId(row);
    },
  };
}

/** An alias stands for the user that it was folded into. */
export function resolved(id: string): Statement {
  return sql`coalesce((select user_id from aliases where aliases.id = ${id}), ${id})`;
}
