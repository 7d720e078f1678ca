import { randomUUID } from "node:crypto";
import fc from "fast-check";
import postgres from "postgres";
import { describe, expect, it } from "vitest";

import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { vectorToBytes } from "../../src/adapters/vault/vector-bytes.ts";
import { dumpPostgres } from "../../scripts/replay/scan/dumps.ts";
import { dumpRedis } from "../../scripts/replay/scan/redis-dump.ts";
import { createSearcher } from "../../scripts/replay/scan/search.ts";
import { floatArrayIn, vectorForms } from "../../scripts/replay/scan/vectors.ts";
import { connectToRedis } from "../../scripts/upstash-shim/redis.ts";

const vector = embedLexically("bullet lists");
const formsIn = (haystack: Buffer): string[] => {
  const find = createSearcher(vectorForms(vector).map(({ name, bytes }) => ({ bytes, tag: name })));
  return [...find(haystack)];
};
const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from("xyz"), bytes, Buffer.from("z")]);

describe("a vector is found", () => {
  const float32 = Buffer.from(vector.slice().buffer);
  const float64 = Buffer.from(Float64Array.from(vector).buffer);
  const stored = Buffer.from(vectorToBytes(vector));

  it("in float32, in float64, and as vectors are stored before they are sealed", () => {
    expect(formsIn(around(float32))).toEqual(["float32"]);
    expect(formsIn(around(float64))).toEqual(["float64"]);
    expect(formsIn(around(stored))).toEqual(["int8"]);
    expect(formsIn(around(Buffer.from(embedLexically("long tables").slice().buffer)))).toEqual([]);
  });

  it("in base64 at each alignment, and in hex", () => {
    for (const shift of [0, 1, 2]) {
      const text = Buffer.concat([Buffer.alloc(shift), stored]).toString("base64");
      expect(formsIn(Buffer.from(text))).toEqual(["base64 of int8"]);
    }
    expect(formsIn(Buffer.from(float32.toString("hex")))).toEqual(["hex of float32"]);
  });
});

describe("an array of floats is known for one", () => {
  const components = fc.array(fc.double({ min: 0.001, max: 0.2, noNaN: true }), {
    minLength: 64,
    maxLength: 64,
  });

  it("whatever vector it is, at any offset, and as text", () => {
    fc.assert(
      fc.property(components, fc.nat({ max: 7 }), (values, offset) => {
        const at = (bytes: ArrayBufferLike) => Buffer.concat([Buffer.alloc(offset, "x"), Buffer.from(bytes)]);
        expect(floatArrayIn(at(Float32Array.from(values).buffer))).toBe("float32 run");
        expect(floatArrayIn(at(Float64Array.from(values).buffer))).toBe("float64 run");
        expect(floatArrayIn(Buffer.from(JSON.stringify(Array.from(Float32Array.from(values)))))).toBe(
          "decimal list",
        );
      }),
    );
  });

  it("and random bytes, hex, dates, versions and prose are none", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4096, maxLength: 4096 }), (bytes) => {
        expect(floatArrayIn(Buffer.from(bytes))).toBeUndefined();
        expect(floatArrayIn(Buffer.from(Buffer.from(bytes).toString("hex")))).toBeUndefined();
      }),
    );
    const row = "(p1,0.9,t,2026-01-02 03:04:05.678+00,1.5,0.25,)\n".repeat(100);
    expect(floatArrayIn(Buffer.from(row))).toBeUndefined();
    expect(floatArrayIn(Buffer.alloc(10_000))).toBeUndefined();
  });
});

const redisUrl = process.env["TEST_REDIS_URL"] ?? "";
describe.skipIf(redisUrl === "")("a dump of Redis (needs one: set TEST_REDIS_URL)", () => {
  it("holds keys and values of every type, and what stands in them in base64", async () => {
    const redis = await connectToRedis(redisUrl);
    const prefix = `tercet-test:${randomUUID()}:`;
    const keys = ["string", "hash", "list"].map((name) => `${prefix}${name}`);
    const [string = "", hash = "", list = ""] = keys;
    const sealed = `7:${Buffer.from("in a sealed value").toString("base64")}`;
    try {
      await redis.run(["SET", string, sealed]);
      await redis.run(["HSET", hash, "field", "in a hash"]);
      await redis.run(["RPUSH", list, "in a list"]);
      const dumps = await dumpRedis(redisUrl);
      const contentOf = (key: string) => dumps.find(({ name }) => name === key)?.bytes.toString("latin1");
      expect(contentOf(string)).toBe(`${string}\n${sealed}in a sealed value`);
      expect(contentOf(hash)).toContain("in a hash");
      expect(contentOf(list)).toContain("in a list");
    } finally {
      await redis.run(["DEL", ...keys]);
      redis.close();
    }
  });
});

const databaseUrl = process.env["TEST_DATABASE_URL"] ?? "";
describe.skipIf(databaseUrl === "")("a dump of Postgres (needs one: set TEST_DATABASE_URL)", () => {
  it("holds rows that forced row-level security hides from their owner, and leaves it in force", async () => {
    const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    const name = `scan_${randomUUID().replaceAll("-", "")}`;
    const own = new URL(databaseUrl);
    own.pathname = `/${name}`;
    await admin`create database ${admin(name)}`;
    const sql = postgres(own.href, { max: 1, onnotice: () => undefined });
    try {
      await sql`create schema kept`;
      await sql`create table kept.hidden as select 'a secret' as text`;
      await sql`alter table kept.hidden enable row level security, force row level security`;
      const dumps = await dumpPostgres(own.href);
      expect(dumps.map((dump) => [dump.name, dump.bytes.toString()])).toEqual([["hidden", '("a secret")']]);
      expect(await sql`select relforcerowsecurity as forced from pg_class where relname = 'hidden'`).toEqual([
        { forced: true },
      ]);
    } finally {
      await sql.end({ timeout: 5 });
      await admin`drop database ${admin(name)}`;
      await admin.end({ timeout: 5 });
    }
  });
});
