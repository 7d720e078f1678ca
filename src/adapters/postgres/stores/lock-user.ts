import type { User } from "../../../ports.ts";
import { sql, type Statement } from "../sql.ts";

/**
 * What foreign keys ask of a user's row, asked first. An erasure locks the user before their conversations:
 * who did it the other way round and it would wait for each other.
 */
export function lockUser(user: User): Statement {
  return sql`select id from users where id = ${user.id} for key share`;
}
