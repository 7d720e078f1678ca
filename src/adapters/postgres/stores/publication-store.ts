/** Who publishes a user's code, and what the caches were given: by leases, on the database's clock. */
import type { PublicationStore } from "../../../ports.ts";
import { CodeSchema } from "../../code-schema.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql } from "../sql.ts";
import { boolean, bytesOf, integer, text } from "./rows.ts";
import type { UserKeys } from "./user-keys.ts";
import { resolved } from "./user-store.ts";

export function createPublicationStore(scoped: ScopedSql, keys: UserKeys): PublicationStore {
  return {
    async begin(user, publisher, leaseSeconds) {
      const [taken, known, aliases = []] = await scoped.transaction(
        sql`update profiles
            set publisher = ${publisher}::uuid,
              publisher_until = now() + make_interval(secs => ${leaseSeconds})
            from users
            where profiles.user_id = ${resolved(user.id)} and users.id = user_id
              and users.project_id = profiles.project_id
              and (publisher is null or publisher = ${publisher}::uuid or publisher_until < now())
            returning profiles.user_id, revision, code_sealed, published_revision, data_key_wrapped, paused,
              coalesce(published_at > now() - interval '1 minute', false) as published_lately`,
        sql`select user_id from profiles where user_id = ${resolved(user.id)}`,
        sql`select id from aliases where user_id = ${resolved(user.id)} order by id`,
      );
      const row = taken?.[0];
      if (!row) return known?.[0] ? "busy" : "none";
      const id = text(row, "user_id");
      const sealer = await keys.remember(id, bytesOf(row, "data_key_wrapped"));
      const code = CodeSchema.parse(await sealer.openJson("code", "", bytesOf(row, "code_sealed")));
      return {
        readers: [{ id }, ...aliases.map((alias) => ({ id: text(alias, "id") }))],
        revision: integer(row, "revision"),
        // No row would send openings to Postgres; an empty code says at once that there is no block.
        code: boolean(row, "paused") ? { ...code, entries: [], pins: [] } : code,
        publishedRevision: integer(row, "published_revision"),
        publishedLately: boolean(row, "published_lately"),
      };
    },

    async end(user, publisher, revision, given) {
      const [row] = await scoped.rows(
        sql`update profiles
            set publisher = null, publisher_until = null,
              published_revision = case when ${given} then ${revision} else published_revision end,
              published_at = case when ${given} then now() else published_at end
            where user_id = ${resolved(user.id)} and publisher = ${publisher}::uuid
            returning revision = ${revision} as newest`,
      );
      // Whoever took the lease over publishes what is newest.
      return row === undefined || boolean(row, "newest");
    },

    async listUnpublished(limit) {
      const rows = await scoped.rows(
        sql`select user_id from profiles where published_revision < revision order by user_id limit ${limit}`,
      );
      return rows.map((row) => ({ id: text(row, "user_id") }));
    },
  };
}
