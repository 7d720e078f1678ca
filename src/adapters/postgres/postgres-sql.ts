/**
 * The driver behind Hyperdrive: postgres.js. One client an invocation, which connects at its first
 * statement and is never ended: Hyperdrive keeps the real connections, and a Worker may not use a
 * socket of another request.
 */
import postgres from "postgres";
import { DatabaseTimeoutError, sqlStateOf, type Row, type Sql } from "./sql.ts";

/** One is enough for an invocation, and each more is a handshake; 6 is all that the platform allows. */
const MAX_CONNECTIONS = 1;
/** Its own default waits up to 20 s between two tries, longer than an invocation waits for both. */
const RECONNECT_SECONDS = 0.1;
const MS_PER_SECOND = 1000;

export function createPostgresSql(connectionString: string, timeoutMs: number): Sql {
  let client: postgres.Sql | undefined;

  const connect = (): postgres.Sql =>
    postgres(connectionString, {
      max: MAX_CONNECTIONS,
      connect_timeout: timeoutMs / MS_PER_SECOND,
      backoff: () => RECONNECT_SECONDS,
      fetch_types: false,
      onnotice: () => {},
    });

  return {
    async transaction(statements) {
      client ??= connect();
      const used = client;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new DatabaseTimeoutError(timeoutMs)), timeoutMs);
      });
      const work = used.begin((transaction) =>
        statements.map(({ text, values }) => transaction.unsafe<Row[]>(text, values)),
      );
      try {
        const results = await Promise.race([work, late]);
        return results.map((rows) => [...rows]);
      } catch (error) {
        // Its one connection may hang or be broken: the next transaction takes another.
        if (sqlStateOf(error) === undefined && client === used) client = undefined;
        throw error;
      } finally {
        clearTimeout(timer);
        work.catch(() => {});
      }
    },
  };
}
