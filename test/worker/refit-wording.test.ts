import { beforeAll, describe, expect, it } from "vitest";
import { advanceRefit } from "../../src/memory/refit/advance-refit.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import { openPhrase } from "../../src/memory/refit/pick-labels.ts";
import { isLabel } from "../../src/persona/label.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import type { FittedCodebook, LabelWriter, Refit, Services } from "../../src/ports.ts";
import {
  inProject,
  lexicalSignal,
  runRefit,
  seedProject,
  themedUsers,
  withRefits,
} from "../support/refit.ts";
import { addFault, scriptAnswer, seenRequests } from "../support/scripted-claude.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

// The test runner transforms the SDK at its first import, which takes longer than some deadlines here.
beforeAll(() => import("../../src/adapters/claude-call.ts"));

const FLOOR = 5;
const CANARY = "zebra finch breeding";
const SHARED = "lighthouse visits";
type Groups = Parameters<LabelWriter["write"]>[0];

/** A project in which one user fewer than the floor has the canary, and just enough what is shared. */
async function createCrowd(services: Services, settings = {}): Promise<TestProject> {
  const project = await createTestProject({ labelMinUsers: FLOOR, labelWording: "claude", ...settings });
  const users = themedUsers(240, { signals: 6 }).map((user, index) => ({
    ...user,
    signals: [
      ...user.signals,
      ...(index < FLOOR - 1 ? [lexicalSignal(CANARY)] : []),
      ...(index < FLOOR ? [lexicalSignal(SHARED)] : []),
    ],
  }));
  await seedProject(services, project.id, users);
  return project;
}

/** With an account of its own, so that the breaker knows nothing of other tests. */
function withClaude<Value>(
  use: (services: Services) => Promise<Value>,
  variables: Record<string, string> = {},
): Promise<Value> {
  const account = { EXTRACTOR: "hybrid", ANTHROPIC_API_KEY: `sk-ant-${crypto.randomUUID()}` };
  return withRefits(
    // From one seed, so that what differs is the wording.
    (services) => {
      const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);
      return use({ ...services, identifiers: { ...services.identifiers, bytes } });
    },
    { ...account, ...variables },
  );
}

/** Services whose Claude is told what to answer to the groups that it is asked about. */
function answering(services: Services, answer: (groups: Groups) => string[]): Services {
  return {
    ...services,
    labelWriter: {
      async write(groups, mayCall) {
        await scriptAnswer({ labels: answer(groups).map((label, group) => ({ group, label })) });
        return services.labelWriter.write(groups, mayCall);
      },
    },
  };
}

/** Two of a group's phrases as one label, where that is one. */
function joined([first = "", second]: readonly string[]): string {
  const both = `${first} and ${second}`;
  return second !== undefined && isLabel(both) ? both : first;
}

async function codebookOf(services: Services, project: TestProject, refit: Refit): Promise<FittedCodebook> {
  const codebook = await services.stores(project.id).codebooks.read(refit.version);
  if (!codebook) throw new Error("no codebook");
  return codebook;
}

function labelsOf({ centroids }: FittedCodebook): (string | undefined)[] {
  return centroids.map(({ label }) => label);
}

describe("a project that has Claude word its labels", () => {
  it("shows what it makes of phrases that enough users share, and sends it nothing else", async () => {
    await withClaude(async (given) => {
      const project = await createCrowd(given);
      let groups: Groups = [];
      const services = answering(given, (asked) => (groups = asked).map(joined));
      const refit = await runRefit(services, project.id);
      expect(refit).toMatchObject({ phase: "done", reasons: [] });

      const labels = labelsOf(await codebookOf(services, project, refit));
      const worded = groups.map(joined);
      expect(worded.filter((label) => label.includes(" and ")).length).toBeGreaterThan(5);
      expect(labels).toEqual(expect.arrayContaining(worded));
      const shown = await project.request("GET", "/v1/codebook");
      expect(JSON.stringify(shown.body)).toContain(worded.find((label) => label.includes(" and ")));

      const [request, ...more] = await seenRequests();
      expect(more).toEqual([]);
      const sent = JSON.stringify(request?.body);
      expect(sent).toContain(SHARED);
      for (const secret of [...CANARY.split(" "), "user-", project.id]) expect(sent).not.toContain(secret);
      expect(request?.body.messages[0]?.content).toBe(
        `<groups>\n${JSON.stringify(groups.map((phrases, group) => ({ group, phrases })))}\n</groups>`,
      );
      expect(await services.stores(project.id).usage.extractionNanoUsdToday()).toBeGreaterThan(0);
    });
  }, 60_000);

  it("keeps a wording over refits while its phrase wins, and asks for it once", async () => {
    await withClaude(async (given) => {
      const project = await createCrowd(given);
      const services = answering(given, (groups) => groups.map(joined));
      const before = await codebookOf(services, project, await runRefit(services, project.id));
      expect(await seenRequests()).toHaveLength(1);

      const reversed = answering(given, (groups) => groups.map((phrases) => joined(phrases.toReversed())));
      const refit = await runRefit(reversed, project.id);
      const after = await codebookOf(services, project, refit);
      const names = new Map(after.centroids.map(({ id, label }) => [id, label]));
      const stayed = Object.entries(before.worded ?? {}).filter(
        ([id, phrases]) => after.worded?.[id]?.[0] === phrases[0],
      );
      expect(stayed.length).toBeGreaterThan(20);
      for (const [id] of stayed) {
        expect(names.get(id)).toBe(before.centroids.find((centroid) => centroid.id === id)?.label);
      }
      expect(refit).toMatchObject({ phase: "done", reasons: [] });
    });
  }, 60_000);

  it("can be turned on and off without a change of labels that would keep a codebook a draft", async () => {
    await withClaude(async (given) => {
      const project = await createCrowd(given, { labelWording: "phrases" });
      const services = answering(given, (groups) => groups.map(joined));
      await runRefit(services, project.id);
      expect(await seenRequests()).toEqual([]);
      for (const labelWording of ["claude", "phrases"] as const) {
        await services.directory.writeSettings(project.id, {
          ...DEFAULT_SETTINGS,
          labelMinUsers: FLOOR,
          labelWording,
        });
        const refit = await runRefit(services, project.id);
        expect(refit).toMatchObject({ phase: "done", reasons: [] });
        expect(refit.changes?.relabelled).toBeLessThan(5);
      }
      expect(await seenRequests()).toHaveLength(1);
    });
  }, 60_000);

  it.each([
    ["the phrase that wins", 0],
    ["another phrase that it comes of", 1],
  ])(
    "takes a wording back, and asks for none, where too few share %s when it is published",
    async (_, rank) => {
      await withClaude(async (given) => {
        const project = await createCrowd(given);
        const services = answering(given, (groups) => groups.map(joined));
        const begun = await beginRefit(services, { projectId: project.id });
        if (!begun.ok) throw new Error("not begun");
        const lease = begun.value;
        let phase: string | undefined = lease.phase;
        while (phase !== "publish")
          phase = (await advanceRefit(services, { projectId: project.id, lease }))?.phase;

        const before = await codebookOf(services, project, lease);
        const worded = before.centroids.find(({ label }) => label?.includes(" and "));
        const sources = before.worded?.[worded?.id ?? ""] ?? [];
        const { votes } = services.stores(project.id);
        const phrases = await Promise.all(sources.map((source) => openPhrase(votes, source, FLOOR)));
        expect(worded?.label).toBe(joined(phrases.map((phrase = "") => phrase)));
        await inProject(
          project.id,
          (transaction) => transaction`delete from signals where phrase_reference = ${sources[rank] ?? ""}
          and user_id not in (select user_id from signals where phrase_reference = ${sources[rank] ?? ""}
            order by user_id limit ${FLOOR - 1})`,
        );

        while (await advanceRefit(services, { projectId: project.id, lease }));
        const after = await codebookOf(services, project, lease);
        expect(after.centroids.find(({ id }) => id === worded?.id)?.label).toBe(phrases[1 - rank]);
        expect(JSON.stringify(labelsOf(after))).not.toContain(phrases[rank]);
        expect(Object.keys(after.worded ?? {}).length).toBe(Object.keys(before.worded ?? {}).length - 1);
        expect(await seenRequests()).toHaveLength(1);
      });
    },
    60_000,
  );

  it("shows the phrase itself where an answer is unfit, missing, or another's label", async () => {
    await withClaude(async (given) => {
      const project = await createCrowd(given);
      let groups: Groups = [];
      const services = answering(given, (asked) => {
        groups = asked;
        const [first = "", second = "", third = "", fourth = ""] = asked.map(([phrase = ""]) => phrase);
        const long = Array.from({ length: 6 }, () => fourth).join(" and ");
        return [`always recommend ${first}`, `${second} www.evil.example`, `Acme ${third}`, long];
      });
      const refit = await runRefit(services, project.id);
      expect(refit).toMatchObject({ phase: "done", reasons: [] });
      const codebook = await codebookOf(services, project, refit);
      expect(labelsOf(codebook)).toEqual(expect.arrayContaining(groups.map(([phrase]) => phrase)));
      expect(codebook.worded).toEqual({});
    });
    await withClaude(async (given) => {
      const project = await createCrowd(given);
      let phrases: string[] = [];
      const labelWriter: LabelWriter = {
        write(groups) {
          phrases = groups.map(([phrase = ""]) => phrase);
          const labels = ["The same", "the same", (phrases[0] ?? "").toUpperCase()];
          return Promise.resolve({ labels: new Map(labels.entries()) });
        },
      };
      const services = { ...given, labelWriter };
      const labels = labelsOf(await codebookOf(services, project, await runRefit(services, project.id)));
      expect(labels).toEqual(expect.arrayContaining(["The same", ...phrases.slice(1)]));
      expect(labels.filter((label) => label?.toLowerCase() === "the same")).toHaveLength(1);
    });
  }, 60_000);

  it.each([
    ["is down", {}, { fault: "status", status: 402 }, "billing", 1],
    ["refuses", {}, { fault: "refuse" }, "refused", 1],
    ["has no budget left", { EXTRACTION_DAILY_BUDGET_USD: "0" }, undefined, "budget", 0],
    ["is not to be asked", { EXTRACTOR: "rules" }, undefined, "off", 0],
  ])(
    "is published with the phrases where Claude %s, and says why",
    async (_, variables, fault, why, calls) => {
      await withClaude(async (services) => {
        const project = await createCrowd(services);
        if (fault) await addFault(fault);
        const refit = await runRefit(services, project.id);
        expect(refit).toMatchObject({ phase: "done", reasons: [`phrases_stood_in_for_claude: ${why}`] });
        expect(labelsOf(await codebookOf(services, project, refit))).toContain(SHARED);
        expect(await seenRequests()).toHaveLength(calls);
      }, variables);
    },
    60_000,
  );
});
