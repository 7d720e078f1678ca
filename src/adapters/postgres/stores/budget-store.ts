import type { BudgetStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql } from "../sql.ts";
import { integer } from "./rows.ts";

/** Today's token budgets, by the database's clock; a slice that its isolate takes along is spent. */
export function createBudgetStore(scoped: ScopedSql, projectId: string): BudgetStore {
  return {
    async lease(subject, limit, needed, wanted) {
      const today = sql`(now() at time zone 'UTC')::date`;
      const [, rows] = await scoped.transaction(
        sql`insert into token_budgets (project_id, subject, day, leased)
            values (${projectId}, ${subject}, ${today}, 0) on conflict do nothing`,
        // The row is read under its lock, so that leases at once never go over the limit together.
        sql`with held as (
              select leased from token_budgets
              where project_id = ${projectId} and subject = ${subject} and day = ${today} for update
            )
            update token_budgets
            set leased = token_budgets.leased + least(${wanted}::bigint, ${limit}::bigint - held.leased)
            from held
            where project_id = ${projectId} and subject = ${subject} and day = ${today}
              and ${limit}::bigint - held.leased >= ${needed}::bigint
            returning token_budgets.leased - held.leased as granted`,
      );
      const [row] = rows ?? [];
      return row ? integer(row, "granted") : 0;
    },
  };
}
