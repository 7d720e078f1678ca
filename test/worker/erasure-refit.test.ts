/** CROWD=1000 for a thousand users, of whom a hundred are erased between the steps of a refit. */
import { beforeAll, describe, expect, inject, it } from "vitest";
import { clearErased } from "../../src/memory/erase-user.ts";
import { advanceRefit } from "../../src/memory/refit/advance-refit.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import { reencodeUsers } from "../../src/memory/reencode-users.ts";
import type { FittedCodebook, Refit, RefitPhase, Services } from "../../src/ports.ts";
import { createMirrored } from "../support/mirrored.ts";
import { inProject, lexicalSignal, seedProject, themedUsers } from "../support/refit.ts";
import { dumpCaches, dumpRows, findIn } from "../support/searched.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const CROWD = inject("crowd");
const FLOOR = 5;
/** Of each moment, what those say who are erased then, and of others one fewer than a label takes. */
const CANARIES = [
  "zebra finch breeding",
  "marmalade tasting",
  "trombone valve repair",
  "lighthouse visits",
  "glacier kayaking",
  "beeswax candle making",
  "medieval falconry",
  "sundial building",
];
const PUBLISHED = new Set<RefitPhase>(["encode", "tidy", "done"]);

const erasedCount = Math.max(CANARIES.length, CROWD / 10);
const everybody = themedUsers(CROWD, { signals: 3, prefix: "person-of-the-crowd" }).map((user, index) => ({
  ...user,
  signals: [
    ...user.signals,
    ...CANARIES.filter((_, moment) =>
      index < erasedCount ? index % CANARIES.length === moment : index < erasedCount + FLOOR - 1,
    ).map((canary) => lexicalSignal(canary)),
  ],
}));
const erased = everybody.slice(0, erasedCount).map(({ id }) => id);
const kept = everybody.slice(erasedCount).map(({ id }) => id);

/** Each while a conversation of theirs is learned from. */
async function erase(project: TestProject, moment: number): Promise<void> {
  const users = erased.filter((_, index) => index % CANARIES.length === moment);
  for (const user of users) {
    const messages = [{ role: "user", content: `I love ${CANARIES[moment]}.` }];
    await project.request("POST", "/v1/conversations", { user, messages });
  }
  for (const user of users) {
    expect((await project.request("DELETE", `/v1/users/${user}/profile`)).status).toBe(200);
  }
}

interface Refitted {
  refit: Refit;
  /** Before a step of which phase the erasure of each moment was. */
  phases: RefitPhase[];
  codebook: FittedCodebook;
}

async function refitWithErasures(services: Services, project: TestProject): Promise<Refitted> {
  const { refits, codebooks } = services.stores(project.id);
  const begun = await beginRefit(services, { projectId: project.id });
  if (!begun.ok) throw new Error(begun.failure.reason);
  const phases: RefitPhase[] = [];
  let phase: RefitPhase | undefined = begun.value.phase;
  while (phase !== undefined) {
    await erase(project, phases.length);
    phases.push(phase);
    phase = (await advanceRefit(services, { projectId: project.id, lease: begun.value }))?.phase;
  }
  const refit = await refits.read(begun.value.id);
  const codebook = await codebooks.read(begun.value.version);
  if (!refit || !codebook) throw new Error("no refit");
  return { refit, phases, codebook };
}

describe("a refit in which a tenth of the users is erased, some between any two steps", () => {
  const mirrored = createMirrored();
  let project: TestProject;
  let refitted: Refitted;

  function withServices<Value>(use: (services: Services) => Promise<Value>): Promise<Value> {
    const refitRunner = { start: () => Promise.resolve(), sendChunks: () => Promise.resolve() };
    return mirrored.withServices((services) => use({ ...services, refitRunner }));
  }

  beforeAll(async () => {
    project = await createTestProject({ labelMinUsers: FLOOR });
    await withServices(async (services) => {
      await seedProject(services, project.id, everybody);
      await reencodeUsers(services, { projectId: project.id, after: "", limit: CROWD });
      refitted = await refitWithErasures(services, project);
      await inProject(
        project.id,
        (transaction) => transaction`update erasures set erased_at = erased_at - interval '20 seconds'`,
      );
      expect(await clearErased(services, project.id)).toBe(0);
    });
  }, 3_600_000);

  it("had one before every step", () => {
    expect(refitted.phases.length).toBeGreaterThanOrEqual(CANARIES.length);
    expect(new Set(refitted.phases).size).toBe(7);
    expect(refitted.refit.phase).toBe("done");
  });

  it("leaves nothing of them in Postgres, KV and the mirror, and all of the others", async () => {
    const dump = Buffer.concat([await inProject(project.id, dumpRows), await dumpCaches(mirrored)]);
    await withServices(async (services) => {
      const { users, profiles } = services.stores(project.id);
      const referenceOf = async (user: string) => ({
        name: `reference of ${user}`,
        text: (await users.reference(user)).id,
      });
      const texts = [...erased, ...CANARIES].map((text) => ({ name: text, text }));
      const gone = [...texts, ...(await Promise.all(erased.map(referenceOf)))];
      expect([...findIn(dump, gone)]).toEqual([]);
      expect(findIn(dump, await Promise.all(kept.map(referenceOf))).size).toBe(kept.length);
      for (const user of kept) {
        const profile = await profiles.read(await users.reference(user));
        expect(profile?.code).toMatchObject({ codebook: refitted.refit.version });
        expect(profile?.code.entries.length).toBeGreaterThan(0);
      }
    });
  });

  it("keeps neither its parts, sealed though they were, nor the bounds of its chunks, which are users", async () => {
    const rows = await inProject(
      project.id,
      (transaction) =>
        transaction`select refit_id from refit_parts union all select refit_id from refit_chunks`,
    );
    expect([...rows]).toEqual([]);
  });

  it("labels nothing with what too few still say when it publishes", async () => {
    const { refit, codebook, phases } = refitted;
    const labels = codebook.centroids.map(({ label }) => label);
    const canaries = CANARIES.map((canary, moment) => ({ canary, phase: phases[moment] ?? "done" }));
    const isPublished = ({ phase }: { phase: RefitPhase }): boolean => PUBLISHED.has(phase);
    const vocabulary = await withServices(({ publishedCodebooks }) =>
      publishedCodebooks.readVocabulary(project.id, refit.version),
    );
    expect(vocabulary?.centroids.map(({ label }) => label)).toEqual(labels);
    // What was shared by enough until then is a label, and so could the others have been.
    expect(canaries.filter(isPublished).map(({ canary }) => labels.includes(canary))).toContain(true);
    for (const { canary } of canaries.filter((one) => !isPublished(one))) {
      expect(labels).not.toContain(canary);
    }
  });
});
