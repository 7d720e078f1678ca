/**
 * Statements of one project: each transaction first becomes the Worker's role and names its project,
 * and row-level security does the rest, over transaction pooling as well.
 */
import type { Row, Sql, Statement } from "./sql.ts";

export interface ScopedSql {
  /** Runs statements in one transaction of the project; the rows of each. */
  transaction(...statements: readonly Statement[]): Promise<Row[][]>;
  /** Runs one statement; its rows. */
  rows(statement: Statement): Promise<Row[]>;
}

const PROJECT_ID = /^[a-z0-9_]{1,64}$/u;

/** @param projectId null for what crosses projects: then only the definer functions give rows */
export function scopeSql(driver: Sql, projectId: string | null): ScopedSql {
  const preamble = preambleOf(projectId);
  const transaction: ScopedSql["transaction"] = async (...statements) => {
    const [, ...results] = await driver.transaction([preamble, ...statements]);
    return results;
  };
  return { transaction, rows: async (statement) => (await transaction(statement))[0] ?? [] };
}

/** Without parameters, so that it needs no round trip of its own; hence the strict form of the id. */
function preambleOf(projectId: string | null): Statement {
  if (projectId !== null && !PROJECT_ID.test(projectId)) throw new TypeError("A scope needs a project id.");
  return {
    text: `select set_config('role', 'tercet_app', true), set_config('tercet.project_id', '${projectId ?? ""}', true)`,
    values: [],
  };
}
