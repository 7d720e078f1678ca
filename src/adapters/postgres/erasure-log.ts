/** Erasures over all projects, through security-definer functions. */
import type { ErasureLog } from "../../ports.ts";
import { scopeSql } from "./scoped-sql.ts";
import { sql, type Sql } from "./sql.ts";
import { text, time } from "./stores/rows.ts";

export function createErasureLog(driver: Sql): ErasureLog {
  const everywhere = scopeSql(driver, null);
  return {
    async listUnclearedProjects(limit) {
      const rows = await everywhere.rows(sql`select project_id from list_uncleared_projects(${limit})`);
      return rows.map((row) => text(row, "project_id"));
    },

    async listExpiredAnonymous(limit) {
      const rows = await everywhere.rows(sql`select * from list_expired_anonymous(${limit})`);
      return rows.map((row) => ({ project: text(row, "project_id"), user: { id: text(row, "user_id") } }));
    },

    async list(after, limit) {
      const rows = await everywhere.rows(
        sql`select * from list_erasures(${after?.project ?? ""}, ${after?.user ?? ""}, ${limit})`,
      );
      return rows.map((row) => ({
        project: text(row, "project_id"),
        user: text(row, "user_id"),
        erasedAt: time(row, "erased_at"),
      }));
    },
  };
}
