import { introspectWorkflow } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { expect, inject, it } from "vitest";
import { createTestProject } from "../support/tercet.ts";

it("encodes users of an outdated codebook again, and leaves the others alone", async () => {
  const sql = postgres(inject("databaseUrl"), { max: 1 });
  const project = await createTestProject();
  await project.teach("old", "I prefer bullet lists.");
  await project.teach("new", "I prefer bullet lists.");
  const inProject = (
    statement: (transaction: postgres.TransactionSql) => Promise<unknown>,
  ): Promise<unknown> =>
    sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true),
        set_config('tercet.project_id', ${project.id}, true)`;
      return statement(transaction);
    });
  await inProject(
    (transaction) => transaction`update profiles set codebook_version = 'seed-0'
      where user_id = (select min(user_id) from profiles)`,
  );

  await using workflows = await introspectWorkflow(env.REFIT);
  await env.REFIT.create({ id: "test" });
  const [instance] = await workflows.get();
  if (!instance) throw new Error("The workflow did not start.");
  await instance.waitForStatus("complete");

  const versions = await inProject(
    (transaction) => transaction`select codebook_version, revision::int from profiles order by revision`,
  );
  expect(versions).toEqual([
    { codebook_version: "seed-1:lexical-1", revision: 1 },
    { codebook_version: "seed-1:lexical-1", revision: 2 },
  ]);
});
