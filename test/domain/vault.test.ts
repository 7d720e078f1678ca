import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromUtf8, toUtf8 } from "../../src/adapters/vault/bytes.ts";
import { createVault, parseRootKey } from "../../src/adapters/vault/vault.ts";
import { vectorFromBytes, vectorToBytes } from "../../src/adapters/vault/vector-bytes.ts";
import { dotProduct, toUnitNorm } from "../../src/codebook/nearest.ts";

const secret = (byte: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(byte);
const vault = createVault({ root: { id: "k1", secret: secret(1) }, lookup: secret(2) });

async function sealerFor(projectId: string, userId: string) {
  return vault.forUser(projectId, userId, await vault.createDataKey(projectId, userId));
}

describe("the vault", () => {
  it("opens what it sealed, for any JSON text", async () => {
    const sealer = await sealerFor("p", "u");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 600 }), async (text) => {
        const sealed = await sealer.sealJson("messages", "r", { text });
        expect(await sealer.openJson("messages", "r", sealed)).toEqual({ text });
      }),
      { numRuns: 50 },
    );
  });

  it("hides lengths: texts of one padding step are sealed to one length", async () => {
    const sealer = await sealerFor("p", "u");
    const lengths = await Promise.all(
      ["", "a", "a".repeat(200)].map(async (text) => (await sealer.sealJson("reply", "r", text)).length),
    );
    expect(new Set(lengths).size).toBe(1);
  });

  it("seals the same text differently each time, and shows none of it", async () => {
    const sealer = await sealerFor("p", "u");
    const [first, second] = [
      await sealer.sealJson("reply", "r", "secret"),
      await sealer.sealJson("reply", "r", "secret"),
    ];
    expect(first).not.toEqual(second);
    expect(Buffer.from(first).toString("latin1")).not.toContain("secret");
  });

  it("opens nothing in another record's, kind's, user's or project's place", async () => {
    const wrapped = await vault.createDataKey("p", "u");
    const sealer = await vault.forUser("p", "u", wrapped);
    const sealed = await sealer.sealJson("reply", "r", "secret");
    await expect(sealer.openJson("reply", "other", sealed)).rejects.toThrow();
    await expect(sealer.openJson("messages", "r", sealed)).rejects.toThrow();
    await expect(vault.forUser("p", "other", wrapped)).rejects.toThrow();
    await expect(vault.forUser("other", "u", wrapped)).rejects.toThrow();
    const stranger = await sealerFor("p", "u");
    await expect(stranger.openJson("reply", "r", sealed)).rejects.toThrow();
  });

  it("opens nothing that was changed by one bit or cut", async () => {
    const sealer = await sealerFor("p", "u");
    const sealed = await sealer.sealBytes("vector", "r", toUtf8("payload"));
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      // The key id of a user's record names no other key: only the rest is load-bearing.
      const inKeyId = index >= 2 && index < 2 + "user".length;
      if (!inKeyId) await expect(sealer.openBytes("vector", "r", changed)).rejects.toThrow();
    }
    await expect(sealer.openBytes("vector", "r", sealed.subarray(0, -1))).rejects.toThrow();
    expect(fromUtf8(await sealer.openBytes("vector", "r", sealed))).toBe("payload");
  });

  it("gives lookup hashes that differ by project, kind and value, and by lookup key alone", async () => {
    const hashes = await Promise.all([
      vault.lookup("p", "user", "sam"),
      vault.lookup("q", "user", "sam"),
      vault.lookup("p", "conversation", "sam"),
      vault.lookup("p", "user", "kim"),
    ]);
    expect(new Set(hashes).size).toBe(4);
    const rotated = createVault({ root: { id: "k2", secret: secret(9) }, lookup: secret(2) });
    expect(await rotated.lookup("p", "user", "sam")).toBe(hashes[0]);
  });

  it("refuses a record of a root key that is not configured", async () => {
    const wrapped = await vault.createDataKey("p", "u");
    const other = createVault({ root: { id: "k2", secret: secret(1) }, lookup: secret(2) });
    await expect(other.forUser("p", "u", wrapped)).rejects.toThrow(/not configured/u);
  });

  it("reads a root key with its id", () => {
    expect(parseRootKey(`k7:${Buffer.from(secret(3)).toString("base64")}`)).toEqual({
      id: "k7",
      secret: secret(3),
    });
  });
});

describe("vectors at rest", () => {
  it("come back at unit norm and nearly the same, at a quarter of the size", () => {
    const values = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 384, maxLength: 384 });
    fc.assert(
      fc.property(values, (drawn) => {
        const vector = toUnitNorm(Float32Array.from(drawn));
        fc.pre(vector !== undefined);
        const bytes = vectorToBytes(vector);
        const back = vectorFromBytes(bytes);
        expect(bytes).toHaveLength(4 + 384);
        expect(dotProduct(back, back)).toBeCloseTo(1, 5);
        expect(dotProduct(vector, back)).toBeGreaterThan(0.995);
      }),
    );
  });
});
