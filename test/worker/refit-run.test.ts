import { describe, expect, it } from "vitest";
import { advanceRefit } from "../../src/memory/refit/advance-refit.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import { encodeRefitChunk } from "../../src/memory/refit/encode-chunk.ts";
import { retireCodebooks } from "../../src/memory/refit/retire-codebooks.ts";
import {
  dieAt,
  expireLease,
  finishRefit,
  inProject,
  Killed,
  runRefit,
  seedProject,
  themedUsers,
  withRefits,
} from "../support/refit.ts";
import { createTestProject } from "../support/tercet.ts";

interface Row {
  [column: string]: unknown;
}

async function rowsOf(projectId: string, table: "profiles" | "codebooks" | "refits"): Promise<Row[]> {
  return inProject(projectId, async (transaction) => [
    ...(await transaction`select * from ${transaction(table)}`),
  ]);
}

/** One codebook is active, everybody has a code, and every code's codebook is there. */
async function expectWhole(projectId: string, users: number): Promise<void> {
  const [profiles, codebooks] = [await rowsOf(projectId, "profiles"), await rowsOf(projectId, "codebooks")];
  expect(profiles).toHaveLength(users);
  const versions = new Set(codebooks.map((row) => row["version"]));
  for (const row of profiles) {
    const version = String(row["codebook_version"]);
    expect(versions.has(version) || version.startsWith("seed-1:")).toBe(true);
  }
  expect(codebooks.filter((row) => row["state"] === "active").length).toBeLessThanOrEqual(1);
}

describe("a refit", () => {
  it("fits, labels, publishes and encodes everybody", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(320));
      const refit = await runRefit(services, project.id);
      expect(refit).toMatchObject({ phase: "done", done: 320, total: 320, reasons: [] });
      expect(refit.errorAfter).toBeLessThan(refit.errorBefore ?? 0);
      const profiles = await rowsOf(project.id, "profiles");
      expect(new Set(profiles.map((row) => row["codebook_version"]))).toEqual(new Set([refit.version]));

      const { status, body } = await project.request("GET", `/v1/refits/${refit.id}`);
      expect({ status, phase: body["phase"], version: body["version"] }).toEqual({
        status: 200,
        phase: "done",
        version: refit.version,
      });
      const codebook = (await project.request("GET", "/v1/codebook")).body as unknown as {
        version: string;
        k: number;
        error: number;
        centroids: { label: string | null; support: number | string; share: number | null }[];
      };
      expect(codebook).toMatchObject({ version: refit.version, k: 128 });
      expect(codebook.error).toBeCloseTo(refit.errorAfter ?? 0, 5);
      const told = codebook.centroids.filter(({ support }) => typeof support === "number");
      expect(told.length).toBeGreaterThan(10);
      for (const { support } of told) expect(support).toBeGreaterThanOrEqual(20);
      for (const { support, share } of codebook.centroids) {
        if (typeof support === "string") expect([support, share]).toEqual(["<20", null]);
      }
    });
  });

  it("has nothing to do where there are no signals, or next to none, and says so", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      expect(await runRefit(services, project.id)).toMatchObject({
        phase: "unneeded",
        reasons: ["no_signals"],
      });
      await seedProject(services, project.id, themedUsers(3));
      expect(await runRefit(services, project.id)).toMatchObject({
        phase: "unneeded",
        reasons: ["too_few_signals"],
      });
    });
  });

  it("is refused while another one runs, and takes over one whose lease ran out", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(30));
      const first = await beginRefit(services, { projectId: project.id });
      if (!first.ok) throw new Error("not begun");
      const { status, body } = await project.request("POST", "/v1/refits", {});
      expect([status, (body["error"] as Row)["code"]]).toEqual([409, "refit_running"]);

      await advanceRefit(services, { projectId: project.id, lease: first.value });
      await expireLease(project.id);
      const second = await beginRefit(services, { projectId: project.id });
      if (!second.ok) throw new Error("not taken over");
      expect(second.value).toMatchObject({ id: first.value.id, attempt: 2, phase: "average" });
      // The dead one comes back: it holds the older token and does nothing.
      expect(await advanceRefit(services, { projectId: project.id, lease: first.value })).toBeNull();
      expect(await finishRefit(services, project.id, second.value)).toMatchObject({ phase: "done" });
    });
  });

  it("lets no step of an older attempt write, however far it was", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(30));
      const { refits } = services.stores(project.id);
      const begun = await beginRefit(services, { projectId: project.id });
      if (!begun.ok) throw new Error("not begun");
      let stale = begun.value;
      while (stale.phase !== "publish") {
        await advanceRefit(services, { projectId: project.id, lease: stale });
        stale = (await refits.read(stale.id)) ?? stale;
      }
      await expireLease(project.id);
      await beginRefit(services, { projectId: project.id });
      expect(await refits.publish(stale, 10)).toBe(false);
      const to = { phase: "draft" as const, position: "", done: 0, total: 0 };
      expect(await refits.advance(stale, to)).toBe(false);
      expect(await refits.read(stale.id)).toMatchObject({ phase: "publish", attempt: 2, finishedAt: null });
      expect(await services.directory.readCodebook(project.id)).toMatchObject({ version: null });
    });
  });

  it("fired twice at once runs once", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(40));
      const begun = await Promise.all([
        beginRefit(services, { projectId: project.id }),
        beginRefit(services, { projectId: project.id }),
      ]);
      expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
      const one = begun.find(({ ok }) => ok);
      if (!one?.ok) throw new Error("none began");
      // And one attempt in two places at once.
      const [left, right] = await Promise.all([
        finishRefit(services, project.id, one.value),
        finishRefit(services, project.id, one.value),
      ]);
      expect([left?.phase, right?.phase]).toContain("done");
      expect(await rowsOf(project.id, "codebooks")).toHaveLength(1);
      await expectWhole(project.id, 40);
    });
  });

  it("killed at any step leaves one codebook, no user without a code, no code without its codebook", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(24, { signals: 3 }));
      for (let fatal = 2; ; fatal += 2) {
        const when = fatal % 4 === 0 ? "before" : "after";

        const outcome = await runRefit(dieAt(services, fatal, when), project.id).then(
          () => "survived",
          (error: unknown) => {
            if (error instanceof Killed) return "killed";
            throw error;
          },
        );
        await expectWhole(project.id, 24);
        if (outcome === "survived") {
          expect(fatal).toBeGreaterThan(20);
          break;
        }
        await expireLease(project.id);
        const resumed = await beginRefit(services, { projectId: project.id });
        if (!resumed.ok) throw new Error("not resumed");
        const refit = await finishRefit(services, project.id, resumed.value);
        expect(["done", "draft"]).toContain(refit.phase);
        await expectWhole(project.id, 24);
        const active = await services.directory.readCodebook(project.id);
        const stale = (await rowsOf(project.id, "profiles")).filter(
          (row) => row["codebook_version"] !== active?.version,
        );
        if (refit.phase === "done") expect(stale).toEqual([]);
      }
    });
  }, 240_000);

  it("sends chunks again that were lost, and does one twice without harm", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(30));
      const { refits } = services.stores(project.id);
      const begun = await beginRefit(services, { projectId: project.id });
      if (!begun.ok) throw new Error("not begun");
      const lease = begun.value;
      while ((await advanceRefit(services, { projectId: project.id, lease }))?.phase !== "encode");

      const [chunk] = await refits.claimChunks(lease, 10, 900);
      if (!chunk) throw new Error("no chunk");
      expect(await refits.claimChunks(lease, 10, 900)).toEqual([]);
      await inProject(
        project.id,
        (transaction) => transaction`update refit_chunks set sent_at = now() - interval '16 minutes'`,
      );
      expect(await refits.claimChunks(lease, 10, 900)).toEqual([chunk]);
      expect(await refits.claimChunks({ ...lease, attempt: 7 }, 10, 0)).toEqual([]);

      const message = { project: project.id, refit: lease.id, chunk: chunk.number };
      await Promise.all([encodeRefitChunk(services, message), encodeRefitChunk(services, message)]);
      await encodeRefitChunk(services, message);
      const profiles = await rowsOf(project.id, "profiles");
      expect(new Set(profiles.map((row) => row["codebook_version"]))).toEqual(new Set([lease.version]));
      expect(await refits.countChunks(lease.id)).toEqual({ done: 1, total: 1 });
      expect(await finishRefit(services, project.id, lease)).toMatchObject({ phase: "done" });
    });
  });

  it("keeps the version before until two days after no code names it", async () => {
    const project = await createTestProject();
    await withRefits(async (services) => {
      await seedProject(services, project.id, themedUsers(30));
      const first = await runRefit(services, project.id);
      await seedProject(services, project.id, themedUsers(30, { prefix: "more" }));
      const second = await runRefit(services, project.id);
      expect([first.phase, second.phase]).toEqual(["done", "done"]);
      const versions = async (): Promise<unknown[]> =>
        (await rowsOf(project.id, "codebooks")).map((row) => row["version"]);
      const age = (hours: number): Promise<unknown> =>
        inProject(
          project.id,
          (transaction) =>
            transaction`update codebooks set unreferenced_at = now() - make_interval(hours => ${hours})
              where unreferenced_at is not null`,
        );
      await age(47);
      await retireCodebooks(services, project.id);
      expect(await versions()).toHaveLength(2);
      await age(49);
      // A code names it again after all.
      await inProject(
        project.id,
        (transaction) => transaction`update profiles set codebook_version = ${first.version}
          where user_id = (select min(user_id) from profiles)`,
      );
      await retireCodebooks(services, project.id);
      expect(await versions()).toHaveLength(2);
      await inProject(
        project.id,
        (transaction) => transaction`update profiles set codebook_version = ${second.version}`,
      );
      await retireCodebooks(services, project.id);
      expect(await versions()).toHaveLength(2);
      await age(49);
      await retireCodebooks(services, project.id);
      expect(await versions()).toEqual([second.version]);
      expect(await services.codebooks.loadVocabulary(project.id, second.version)).toBeDefined();
    });
  });
});
