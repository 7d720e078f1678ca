import type { User } from "../../../ports.ts";
import { sql, type Statement } from "../sql.ts";

/** Over all that the caches may hold of a user and their aliases; null where they never heard of one. */
export function revisionAfter({ id }: User): Statement {
  return sql`(select max(last_revision) + 2 from erasures where user_id = ${id}
    or user_id in (select aliases.id from aliases where aliases.user_id = ${id}))`;
}
