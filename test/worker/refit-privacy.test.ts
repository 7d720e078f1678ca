import { describe, expect, it } from "vitest";
import { openPersona } from "../../src/memory/open-persona.ts";
import type { Refit, Services } from "../../src/ports.ts";
import { lexicalSignal, runRefit, seedProject, themedUsers, withRefits } from "../support/refit.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

interface CodebookBody {
  version: string;
  centroids: { id: string; label: string | null; support: number | string | null }[];
}

async function readCodebook(project: TestProject): Promise<CodebookBody> {
  return (await project.request("GET", "/v1/codebook")).body as unknown as CodebookBody;
}

/** Refits from one seed, so that what differs is the signals. */
function withSeed(services: Services): Services {
  const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);
  return { ...services, identifiers: { ...services.identifiers, bytes } };
}

const CANARY = "zebra finch breeding";

/** A project in which so many users share a phrase; all that others could see of it. */
async function seenByOthers(sharing: number): Promise<{ refit: Refit; seen: string }> {
  const project = await createTestProject({ decode: "labels" });
  return withRefits(async (services) => {
    const users = themedUsers(300, { signals: 4 }).map((user, index) =>
      index < sharing ? { ...user, signals: [...user.signals, lexicalSignal(CANARY)] } : user,
    );
    await seedProject(services, project.id, users);
    const refit = await runRefit(services, project.id);
    const vocabulary = await services.codebooks.loadVocabulary(project.id, refit.version);
    const settings = await services.directory.readSettings(project.id);
    if (!settings) throw new Error("no settings");
    const blocks: string[] = [];
    for (let index = sharing; index < 300; index += 20) {
      const user = await services.stores(project.id).users.reference(`user-${index}`);
      blocks.push((await openPersona(services, { project: { id: project.id, settings }, user })).text ?? "");
    }
    const codebook = await readCodebook(project);
    const kv = await services.publishedCodebooks.readVocabulary(project.id, refit.version);
    return { refit, seen: JSON.stringify([codebook, blocks, vocabulary, kv]).toLowerCase() };
  });
}

describe("what a codebook tells of its users", () => {
  it("is nothing that one user fewer than the floor shares", async () => {
    const { refit, seen } = await seenByOthers(19);
    expect(refit.phase).toBe("done");
    expect(seen).toContain("label");
    for (const word of CANARY.split(" ")) expect(seen).not.toContain(word);
  }, 60_000);

  it("is a phrase that as many users as the floor share", async () => {
    const { refit, seen } = await seenByOthers(20);
    expect(refit.phase).toBe("done");
    expect(seen).toContain(CANARY);
  }, 60_000);

  it("is not moved by one user with ten thousand signals", async () => {
    const project = await createTestProject();
    await withRefits(async (given) => {
      const services = withSeed(given);
      await seedProject(services, project.id, themedUsers(600));
      expect(await runRefit(services, project.id)).toMatchObject({ phase: "done" });
      const before = await readCodebook(project);
      const codesBefore = await codesOf(services, project.id, 600);

      const signals = Array.from({ length: 10_000 }, (_, number) =>
        lexicalSignal(number % 2 === 0 ? "brand new gadgets" : "bullet lists"),
      );
      await seedProject(services, project.id, [{ id: "attacker", signals }]);
      const refit = await runRefit(services, project.id);
      expect(refit.changes).toMatchObject({ inherited: 128, relabelled: 0 });
      const after = await readCodebook(project);
      expect(after.centroids.map(({ id, label }) => [id, label])).toEqual(
        before.centroids.map(({ id, label }) => [id, label]),
      );
      expect(await codesOf(services, project.id, 600)).toEqual(codesBefore);
    });
  }, 120_000);
});

async function codesOf(services: Services, projectId: string, users: number): Promise<string[][]> {
  const { profiles, users: people } = services.stores(projectId);
  const codes: string[][] = [];
  for (let index = 0; index < users; index += 7) {
    const profile = await profiles.read(await people.reference(`user-${index}`));
    codes.push(profile?.code.entries.map(({ centroid, phrase }) => `${centroid} ${phrase}`).toSorted() ?? []);
  }
  return codes;
}
