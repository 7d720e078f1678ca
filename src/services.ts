/** The composition root: it and what the isolate keeps are all that imports adapters. */
import { createHealthChecks } from "./adapters/health-checks.ts";
import { createErasureLog } from "./adapters/postgres/erasure-log.ts";
import { createGuardedSql } from "./adapters/postgres/guarded-sql.ts";
import { createIdempotentRequests } from "./adapters/postgres/idempotent-requests.ts";
import { createNeonSql } from "./adapters/postgres/neon-sql.ts";
import { createOutbox } from "./adapters/postgres/outbox.ts";
import { createPostgresSql } from "./adapters/postgres/postgres-sql.ts";
import { createProjectDirectory } from "./adapters/postgres/project-directory.ts";
import { createProjectStores } from "./adapters/postgres/project-stores.ts";
import type { Sql } from "./adapters/postgres/sql.ts";
import { createProjectCodebooks } from "./adapters/project-codebooks.ts";
import type { Config } from "./config.ts";
import { isolateServicesOf } from "./isolate-services.ts";
import { breakerOf } from "./isolate.ts";
import type { ProjectStores, Services } from "./ports.ts";

/**
 * Who sends a request waits no longer for one transaction, and neither does a queue's message, which comes
 * again: a connection that was cut may never say so. A job, whose transactions are larger, waits.
 */
const DATABASE_TIMEOUT_MS = { request: 5000, message: 5000, job: 30_000 };
type Invocation = keyof typeof DATABASE_TIMEOUT_MS;

/** The services of one invocation. A database connection is made at its first statement, if any. */
export function createServices(
  env: Env,
  defer: (work: Promise<unknown>) => void,
  invocation: Invocation = "request",
): Services {
  const { services, vault, database, breakers, seeds, heldCodebooks } = isolateServicesOf(env);
  const sql = sqlOf(database, invocation);
  const directory = createProjectDirectory(sql, vault);
  const stores = new Map<string, ProjectStores>();
  const storesOf = (projectId: string): ProjectStores => {
    const known = stores.get(projectId) ?? createProjectStores(sql, vault, projectId);
    stores.set(projectId, known);
    return known;
  };
  return {
    ...services,
    directory,
    outbox: createOutbox(sql),
    idempotency: createIdempotentRequests(sql, vault),
    erasureLog: createErasureLog(sql),
    healthChecks: createHealthChecks({ ...services, ...breakers, kv: services.cache, directory }),
    codebooks: createProjectCodebooks({
      seeds,
      directory,
      published: services.publishedCodebooks,
      storeOf: (projectId) => storesOf(projectId).codebooks,
      held: heldCodebooks,
    }),
    stores: storesOf,
    defer,
  };
}

function sqlOf({ driver, connectionString }: Config["database"], invocation: Invocation): Sql {
  const create = driver === "hyperdrive" ? createPostgresSql : createNeonSql;
  const breaker = breakerOf(invocation, connectionString);
  return createGuardedSql(create(connectionString, DATABASE_TIMEOUT_MS[invocation]), breaker);
}
