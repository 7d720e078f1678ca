/**
 * The `Sql` port: statements built by a tagged template, sent as one non-interactive transaction.
 * Hyperdrive's and Neon's drivers both speak it.
 */

/** A value that both drivers send alike; `json` and `bytes` write the rest as text. */
export type SqlValue = string | number | boolean | null;

export interface Statement {
  text: string;
  values: SqlValue[];
}

export type Row = Record<string, unknown>;

export interface Sql {
  /** Runs the statements in order in one transaction; the rows of each. All or none has its effect. */
  transaction(statements: readonly Statement[]): Promise<Row[][]>;
}

/**
 * A statement with its values kept apart; a nested statement becomes part of the outer one.
 *
 * @example sql`select id from users where id = ${id}`
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Statement)[]): Statement {
  let text = strings[0] ?? "";
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isStatement(part)) {
      text += part.text.replace(/\$(\d+)/gu, (_, number: string) => `$${values.length + Number(number)}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? "";
  });
  return { text, values };
}

/** A JSON value; through text, since a driver may encode what it knows to be JSON once more. */
export function json(value: unknown): Statement {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}

/** A byte string. */
export function bytes(value: Uint8Array | null): Statement {
  return sql`decode(${value && Buffer.from(value).toString("base64")}, 'base64')`;
}

function isStatement(part: SqlValue | Statement): part is Statement {
  return typeof part === "object" && part !== null;
}

/** Drivers also name failures of their own: "CONNECTION_CLOSED". */
const SQL_STATE = /^[0-9A-Z]{5}$/u;

/** The SQLSTATE of a failed statement, as both drivers report it; undefined for what Postgres did not say. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" && SQL_STATE.test(error.code) ? error.code : undefined;
}

export const UNIQUE_VIOLATION = "23505";
export const FOREIGN_KEY_VIOLATION = "23503";

/** The database may have done it all the same: what is sent again has to be idempotent. */
export class DatabaseTimeoutError extends Error {
  override readonly name = "DatabaseTimeoutError";

  constructor(timeoutMs: number) {
    super(`The database did not answer within ${timeoutMs} ms.`);
  }
}
