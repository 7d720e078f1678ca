import type { TokenStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql } from "../sql.ts";
import { text } from "./rows.ts";

/** Read at every request with a token, so that a revocation holds at once. */
export function createTokenStore(scoped: ScopedSql): TokenStore {
  return {
    async generation(user) {
      const [row] = await scoped.rows(
        sql`select token_generation::text as generation from users where id = ${user.id}`,
      );
      return row && text(row, "generation");
    },

    async renew(user, generation) {
      const rows = await scoped.rows(
        sql`update users set token_generation = ${generation}::uuid where id = ${user.id} returning id`,
      );
      return rows.length > 0;
    },
  };
}
