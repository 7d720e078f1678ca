/**
 * The driver without Hyperdrive: Neon's, over HTTP. A transaction is one request.
 */
import { neon } from "@neondatabase/serverless";
import type { Sql } from "./sql.ts";

export function createNeonSql(connectionString: string, timeoutMs: number): Sql {
  const query = neon(connectionString);
  return {
    async transaction(statements) {
      return query.transaction(
        statements.map(({ text, values }) => query.query(text, values)),
        { fetchOptions: { signal: AbortSignal.timeout(timeoutMs) } },
      );
    },
  };
}
