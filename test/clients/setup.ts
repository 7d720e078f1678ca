/** A development server of the clients' own, with a project and a user of whom something is known. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createProject } from "../../scripts/conformance/project.ts";
import { findOrStartServer } from "../../scripts/demo/development-server.ts";
import { startRun } from "../../scripts/start/run.ts";

declare module "vitest" {
  interface ProvidedContext {
    proxy: {
      /** What a client takes for its base URL. */
      url: string;
      key: string;
      claudeUrl: string;
    };
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const run = startRun();
  const directory = await mkdtemp(join(tmpdir(), "tercet-clients-"));
  run.onClose(() => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const server = await findOrStartServer(run, directory);
  const { key } = await createProject(server, { openingBudgetMs: 3000 });
  project.provide("proxy", { url: `${server.url}/anthropic`, key, claudeUrl: server.claudeUrl });
  return () => run.close();
}
