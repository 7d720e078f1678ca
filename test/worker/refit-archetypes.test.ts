import { expect, it } from "vitest";
import { createSample } from "../../src/codebook/sample.ts";
import { fitCentroids } from "../../src/codebook/fit.ts";
import { toUnitNorm } from "../../src/codebook/nearest.ts";
import { createRandom } from "../../src/codebook/random.ts";
import { createEvaluator } from "../../src/memory/refit/evaluate.ts";
import { loadBase } from "../../src/memory/refit/load-base.ts";
import { measureDrift } from "../../src/memory/refit/measure-drift.ts";
import type { SeedUser } from "../../scripts/bench/refit/seed-users.ts";
import type { Services } from "../../src/ports.ts";
import { runRefit, seedProject, withRefits } from "../support/refit.ts";
import { createTestProject } from "../support/tercet.ts";

const DIMENSIONS = 384;
const OLD_CLUSTERS = 100;
const NEW_CLUSTERS = 20;
const SIGNALS = 5;
/** Of a signal about its cluster's centre: cosines of about 0.85. */
const NOISE = 0.6;

const random = createRandom(11);
const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const unit = (values: Float32Array): Float32Array => toUnitNorm(values) ?? values;
const centres = Array.from({ length: OLD_CLUSTERS + NEW_CLUSTERS }, () =>
  unit(Float32Array.from({ length: DIMENSIONS }, gaussian)),
);

function userOf(id: string, first: number, clusters: number): SeedUser {
  return {
    id,
    signals: Array.from({ length: SIGNALS }, () => {
      const cluster = first + Math.floor(random() * clusters);
      const centre = centres[cluster] ?? new Float32Array(DIMENSIONS);
      const vector = unit(centre.map((value) => value + (gaussian() * NOISE) / Math.sqrt(DIMENSIONS)));
      return { facet: "topic" as const, attribute: `kind ${cluster} things`, vector };
    }),
  };
}

async function idsOf(
  services: Services,
  projectId: string,
  people: readonly SeedUser[],
): Promise<string[][]> {
  const { users, profiles } = services.stores(projectId);
  return Promise.all(
    people.map(async ({ id }) => {
      const profile = await profiles.read(await users.reference(id));
      return profile?.code.entries.map(({ centroid }) => centroid).toSorted() ?? [];
    }),
  );
}

function errorOf(people: readonly SeedUser[], vectors: Float32Array): number {
  const rows = people.flatMap(({ signals }) => signals.map(({ vector }) => vector));
  const flat = new Float32Array(rows.length * DIMENSIONS);
  rows.forEach((row, index) => flat.set(row, index * DIMENSIONS));
  const evaluator = createEvaluator({ vectors, dimensions: DIMENSIONS }, 0);
  evaluator.add({ vectors: flat, weights: new Float32Array(rows.length).fill(1) });
  return evaluator.result()?.error ?? Number.NaN;
}

function fitFresh(people: readonly SeedUser[]): Float32Array {
  const rows = people.flatMap(({ signals }) => signals.map(({ vector }) => vector));
  const sample = createSample({ dimensions: DIMENSIONS, capacity: rows.length, seed: 3 });
  for (const row of rows) sample.add(row, 1 / SIGNALS);
  const { centroids } = fitCentroids(sample.rows(), { k: 128, seed: 3 });
  for (let at = 0; at < centroids.length; at += DIMENSIONS) {
    centroids.set(unit(centroids.slice(at, at + DIMENSIONS)), at);
  }
  return centroids;
}

it("makes room for archetypes that join, and keeps the ids of those that were there", async () => {
  const project = await createTestProject();
  await withRefits(async (services) => {
    const old = Array.from({ length: 400 }, (_, index) => userOf(`old-${index}`, 0, OLD_CLUSTERS));
    await seedProject(services, project.id, old);
    const first = await runRefit(services, project.id);
    expect(first.phase).toBe("done");
    expect(await measureDrift(services, project.id)).toMatchObject({ fires: false });
    const before = await loadBase(services, { projectId: project.id, version: first.version });
    const idsBefore = await idsOf(services, project.id, old);

    const joined = Array.from({ length: 172 }, (_, index) =>
      userOf(`new-${index}`, OLD_CLUSTERS, NEW_CLUSTERS),
    );
    await seedProject(services, project.id, joined);
    const drift = await measureDrift(services, project.id);
    expect(drift?.fires).toBe(true);
    const second = await runRefit(services, project.id);
    expect(second).toMatchObject({ phase: "done", reasons: [] });
    const after = await loadBase(services, { projectId: project.id, version: second.version });

    const freshFit = fitFresh([...old, ...joined]);
    const fresh = errorOf(joined, freshFit);
    const [newBefore, newAfter] = [errorOf(joined, before.vectors), errorOf(joined, after.vectors)];
    const living = new Set(after.centroids.map(({ id }) => id));
    const survived = before.centroids.filter(({ id }) => living.has(id) || after.retired[id]).length;
    const idsAfter = await idsOf(services, project.id, old);
    const same = idsBefore.filter((ids, index) => ids.join() === idsAfter[index]?.join()).length;
    const kept = before.centroids.filter(({ id }) => living.has(id)).length;
    console.log(
      `error of new users: ${newBefore.toFixed(4)} before, ${newAfter.toFixed(4)} after, ` +
        `${fresh.toFixed(4)} by a fresh fit; ids: ${kept} of 128 kept, ${survived} accounted for; ` +
        `old users who keep all three: ${((100 * same) / old.length).toFixed(1)} %`,
    );
    expect(newAfter).toBeLessThanOrEqual(fresh * 1.05);
    expect(survived / before.centroids.length).toBeGreaterThanOrEqual(0.95);
    expect(errorOf(old, after.vectors)).toBeLessThanOrEqual(errorOf(old, freshFit) * 1.05);
  });
}, 240_000);
