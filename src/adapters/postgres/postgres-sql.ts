/**
 * The driver behind Hyperdrive: postgres.js. One client an invocation, which connects at its first
 * statement and is never ended: Hyperdrive keeps the real connections, and a Worker may not use a
 * socket of another request.
 */
import postgres from "postgres";
import type { Row, Sql } from "./sql.ts";

/** One is enough for an invocation, and each more is a handshake; 6 is all that the platform allows. */
const MAX_CONNECTIONS = 1;
const CONNECT_TIMEOUT_S = 10;

export function createPostgresSql(connectionString: string): Sql {
  let client: postgres.Sql | undefined;
  return {
    async transaction(statements) {
      client ??= postgres(connectionString, {
        max: MAX_CONNECTIONS,
        connect_timeout: CONNECT_TIMEOUT_S,
        fetch_types: false,
        onnotice: () => {},
      });
      const results = await client.begin((transaction) =>
        statements.map(({ text, values }) => transaction.unsafe<Row[]>(text, values)),
      );
      return results.map((rows) => [...rows]);
    },
  };
}
