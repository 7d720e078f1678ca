import { describe, expect, it } from "vitest";
import { considerRefits } from "../../src/memory/refit/consider-refits.ts";
import { expireLease, inProject, runRefit, seedProject, themedUsers, withRefits } from "../support/refit.ts";
import { createTestProject } from "../support/tercet.ts";

/** So that this project is the first of the round. */
function justBefore(projectId: string): string {
  return projectId.slice(0, -1);
}

describe("the nightly round", () => {
  it("refits what drifted, takes over what died, and leaves the rest alone", async () => {
    const [drifted, small] = [await createTestProject(), await createTestProject()];
    await withRefits(async (services) => {
      const started: string[] = [];
      services.refitRunner.start = (projectId, { attempt }) =>
        Promise.resolve(void started.push(`${projectId} ${attempt}`));
      await seedProject(services, drifted.id, themedUsers(300));
      await seedProject(services, small.id, themedUsers(10));
      for (const { id } of [drifted, small]) await considerRefits(services, justBefore(id));
      expect(started).toContain(`${drifted.id} 1`);
      expect(started.filter((one) => one.startsWith(small.id))).toEqual([]);

      // Still under way: left alone. Dead: taken over.
      started.length = 0;
      await considerRefits(services, justBefore(drifted.id));
      expect(started.filter((one) => one.startsWith(drifted.id))).toEqual([]);
      await expireLease(drifted.id);
      await considerRefits(services, justBefore(drifted.id));
      expect(started).toContain(`${drifted.id} 2`);
    });
  });

  it("a project that moves to another embedder is back at the seed codebook", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(30));
      const refit = await runRefit(services, project.id);
      expect((await services.codebooks.active(project.id)).version).toBe(refit.version);
      const { move, codebooks } = services.stores(project.id);
      await inProject(project.id, (transaction) => transaction`delete from signals`);
      await move.begin("openai:other:8");
      expect(await move.flip("openai:other:8")).toBe(true);
      expect(await services.codebooks.active(project.id)).toEqual({
        version: "seed-1:openai:other:8",
        embedder: "openai:other:8",
      });
      expect((await codebooks.readRecord(refit.version))?.state).toBe("retired");
    });
  });
});
