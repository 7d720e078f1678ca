import { describe, expect, it } from "vitest";
import { holdCodes } from "../../src/adapters/held-persona-cache.ts";
import { createShortMemory } from "../../src/adapters/short-memory.ts";
import type { CachedCode, PersonaCache, PublishedCode } from "../../src/ports.ts";

const SAM = { id: "sam" };
const KIM = { id: "kim" };
const HELD_MS = 5000;

function published(revision: number): PublishedCode {
  return { revision, code: { codebook: "seed", entries: [], pins: [] } };
}

/** A cache that answers when it is told to, and counts its reads. */
function setUp() {
  let time = 0;
  let reads = 0;
  const stored = new Map<string, CachedCode>();
  const gate = { open: Promise.resolve() };
  const inner: PersonaCache = {
    ping: () => Promise.resolve(),
    async read(projectId, user) {
      reads += 1;
      const found = stored.get(`${projectId} ${user.id}`);
      await gate.open;
      return found;
    },
    async write(projectId, user, code) {
      await gate.open;
      stored.set(`${projectId} ${user.id}`, { ...code, renew: false });
    },
    async erase(projectId, user) {
      await gate.open;
      stored.delete(`${projectId} ${user.id}`);
    },
  };
  const clock = { now: () => new Date(time) };
  const cache = holdCodes(inner, createShortMemory({ ttlMs: HELD_MS, maxEntries: 10, clock }));
  const revision = async (project: string, user: { id: string }): Promise<number | undefined> =>
    (await cache.read(project, user))?.revision;
  return {
    cache,
    gate,
    revision,
    reads: () => reads,
    wait: (milliseconds: number) => (time += milliseconds),
  };
}

describe("codes held for a moment", () => {
  it("are read once, for each user of each project alone", async () => {
    const { cache, revision, reads, wait } = setUp();
    await cache.write("one", SAM, published(1));
    await cache.write("one", KIM, published(2));
    await cache.write("two", SAM, published(3));
    for (let round = 0; round < 3; round += 1) {
      expect(await revision("one", SAM)).toBe(1);
      expect(await revision("one", KIM)).toBe(2);
      expect(await revision("two", SAM)).toBe(3);
    }
    expect(reads()).toBe(3);
    wait(HELD_MS);
    expect(await revision("one", SAM)).toBe(1);
    expect(reads()).toBe(4);
  });

  it("are what was written or erased last, at once", async () => {
    const { cache, revision } = setUp();
    await cache.write("one", SAM, published(1));
    expect(await revision("one", SAM)).toBe(1);
    await cache.write("one", SAM, published(2));
    expect(await revision("one", SAM)).toBe(2);
    await cache.erase("one", SAM, 3);
    expect(await revision("one", SAM)).toBeUndefined();
  });

  it("are not there where there was none", async () => {
    const { revision, reads } = setUp();
    expect(await revision("one", SAM)).toBeUndefined();
    expect(await revision("one", SAM)).toBeUndefined();
    expect(reads()).toBe(2);
  });

  it.each([
    ["written", (cache: PersonaCache) => cache.write("one", SAM, published(2)), 2],
    ["erased", (cache: PersonaCache) => cache.erase("one", SAM, 2), undefined],
  ])("are not what a read found before they were %s", async (_, change, expected) => {
    const { cache, gate, revision } = setUp();
    await cache.write("one", SAM, published(1));
    const waiting = Promise.withResolvers<void>();
    gate.open = waiting.promise;
    const early = revision("one", SAM);
    gate.open = Promise.resolve();
    await change(cache);
    waiting.resolve();
    expect(await early).toBe(1);
    expect(await revision("one", SAM)).toBe(expected);
  });
});
