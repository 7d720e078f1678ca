/** One development server for all browser tests, with a database of its own. */
import { join } from "node:path";
import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { findOrStartServer } from "../../scripts/demo/development-server.ts";
import { startRun } from "../../scripts/start/run.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    adminToken: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const run = startRun();
  const nowhere = join(tmpdir(), "tercet-browser-no-server");
  const server = await findOrStartServer(run, nowhere);
  project.provide("serverUrl", server.url);
  project.provide("adminToken", server.adminToken);
  return () => run.close();
}
