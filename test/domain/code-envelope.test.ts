import { describe, expect, it } from "vitest";
import { packCode, unpackCode } from "../../src/adapters/code-envelope.ts";
import { createVault } from "../../src/adapters/vault/vault.ts";
import type { PublishedCode } from "../../src/ports.ts";

const vault = createVault({
  root: { id: "k1", secret: crypto.getRandomValues(new Uint8Array(32)) },
  lookup: crypto.getRandomValues(new Uint8Array(32)),
});
const sam = { id: "sam" };
const published: PublishedCode = {
  revision: 7,
  code: {
    codebook: "seed-1",
    entries: [{ centroid: "seed:tables", kind: "preference", weight: 0.5, phrase: "wide tables" }],
    pins: [{ slot: "Name", value: "Sam" }],
  },
};

describe("the envelope of a cached code", () => {
  it("gives back the code and its revision, by itself", async () => {
    const bytes = await packCode(vault, "prj_1", sam, published);
    expect(await unpackCode(vault, "prj_1", sam, bytes)).toEqual(published);
    // Within a larger buffer, as a store may give it.
    const within = Buffer.concat([Buffer.alloc(5), bytes, Buffer.alloc(5)]).subarray(5, 5 + bytes.length);
    expect(await unpackCode(vault, "prj_1", sam, within)).toEqual(published);
  });

  it("does not open in another user's or another project's place", async () => {
    const bytes = await packCode(vault, "prj_1", sam, published);
    await expect(unpackCode(vault, "prj_1", { id: "kim" }, bytes)).rejects.toThrow();
    await expect(unpackCode(vault, "prj_2", sam, bytes)).rejects.toThrow();
  });

  it("opens to nothing else where a byte was changed, and not at all where it was cut", async () => {
    const bytes = await packCode(vault, "prj_1", sam, published);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
      expect(await unpackCode(vault, "prj_1", sam, changed).catch(() => published)).toEqual(published);
    }
    for (const length of [0, 1, 2, 40, bytes.length - 1]) {
      await expect(unpackCode(vault, "prj_1", sam, bytes.subarray(0, length))).rejects.toThrow();
    }
  });

  it("tells no text, and not how long it is", async () => {
    const bytes = await packCode(vault, "prj_1", sam, published);
    for (const secret of ["tables", "Sam", "sam", "prj_1"])
      expect(Buffer.from(bytes).includes(secret)).toBe(false);
    const shorter = await packCode(vault, "prj_1", sam, {
      revision: 1,
      code: { ...published.code, entries: [] },
    });
    expect(shorter.length).toBe(bytes.length);
  });
});
