import { introspectWorkflow } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { expect, inject, it } from "vitest";
import { createTestProject } from "../support/tercet.ts";

it("encodes users of an outdated codebook again, and leaves the others alone", async () => {
  const project = await createTestProject();
  await project.teach("old", "I prefer bullet lists.");
  await project.teach("new", "I prefer bullet lists.");
  const sql = postgres(inject("databaseUrl"), { max: 1 });
  const versions = async (): Promise<unknown[]> => [
    ...(await sql`select codebook_version, revision::int from profiles where project_id = ${project.id} order by revision`),
  ];
  await sql`
    update profiles set codebook_version = 'seed-0' where project_id = ${project.id} and user_id = (
      select min(user_id) from profiles where project_id = ${project.id})`;

  await using workflows = await introspectWorkflow(env.REFIT);
  await env.REFIT.create({ id: "test" });
  const [instance] = await workflows.get();
  if (!instance) throw new Error("The workflow did not start.");
  await instance.waitForStatus("complete");

  expect(await versions()).toEqual([
    { codebook_version: "seed-1:lexical-1", revision: 1 },
    { codebook_version: "seed-1:lexical-1", revision: 2 },
  ]);
});
