import type { PauseStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql } from "../sql.ts";
import { boolean } from "./rows.ts";

export function createPauseStore(scoped: ScopedSql): PauseStore {
  return {
    async isPaused(user) {
      const [row] = await scoped.rows(sql`select paused from users where id = ${user.id}`);
      return row !== undefined && boolean(row, "paused");
    },

    async set(user, paused) {
      const [, known] = await scoped.transaction(
        sql`with changed as (
              update users set paused = ${paused} where id = ${user.id} and paused <> ${paused} returning id
            )
            update profiles set revision = revision + 1 from changed where user_id = changed.id`,
        sql`select id from users where id = ${user.id}`,
      );
      return known?.[0] !== undefined;
    },
  };
}
