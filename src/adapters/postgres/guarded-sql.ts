/**
 * Postgres behind a breaker, by either driver: while it is down nobody waits for it, and a failure that is
 * not an answer of the database's is named for what it is.
 */
import { StoreUnavailableError } from "../../errors.ts";
import { StoreSkippedError, type Breaker, type BreakerOptions } from "../breaker.ts";
import { sqlStateOf, type Sql } from "./sql.ts";

/** Connection failures, too many connections, and a server that is shutting down or starting up. */
const OUTAGE_STATE = /^(?:08|53|57P)/u;

/** That the database is back is found within two seconds. */
export const POSTGRES_BREAKER = {
  failures: 5,
  openMs: 2000,
  isOutage: isDatabaseOutage,
} satisfies Omit<BreakerOptions, "clock">;

export function createGuardedSql(driver: Sql, breaker: Breaker): Sql {
  return {
    async transaction(statements) {
      try {
        return await breaker.run(() => driver.transaction(statements));
      } catch (error) {
        if (error instanceof StoreSkippedError || isDatabaseOutage(error)) {
          throw new StoreUnavailableError("Postgres", { cause: error });
        }
        throw error;
      }
    },
  };
}

/** An error with a SQLSTATE is an answer, so the database is there, unless it says that it is not. */
function isDatabaseOutage(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === undefined || OUTAGE_STATE.test(state);
}
