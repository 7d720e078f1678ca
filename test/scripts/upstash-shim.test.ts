/** The official client must not notice that it does not speak to Upstash. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { Redis as CloudflareRedis } from "@upstash/redis/cloudflare";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startUpstashShim, type UpstashShim } from "../../scripts/upstash-shim/server.ts";

const redisUrl = process.env["TEST_REDIS_URL"] ?? "";
const TOKEN = "the shim's token";

it("says at once that there is no Redis", async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
  await expect(startUpstashShim({ redisUrl: `redis://127.0.0.1:${port}`, token: TOKEN })).rejects.toThrow(
    "ECONNREFUSED",
  );
});

describe.skipIf(redisUrl === "")("the Upstash shim (needs a Redis: set TEST_REDIS_URL)", () => {
  const prefix = `tercet-test:${randomUUID()}:`;
  const key = (name: string): string => `${prefix}${name}`;
  const redisTo = (url: string, options = {}): Redis =>
    new Redis({ url, token: TOKEN, retry: { retries: 0 }, ...options });
  let shim: UpstashShim;
  let redis: Redis;

  beforeAll(async () => {
    shim = await startUpstashShim({ redisUrl, token: TOKEN });
    redis = redisTo(shim.url);
  });

  afterAll(async () => {
    const left = await redis.keys(`${prefix}*`);
    if (left.length > 0) await redis.del(...left);
    await shim.close();
  });

  it.each([{ responseEncoding: "base64" as const }, { responseEncoding: false as const }])(
    "gives back what was set, with %j",
    async (options) => {
      const plain = redisTo(shim.url, { ...options, automaticDeserialization: false });
      const values = ["", "OK", "PONG", "T0s=", "plain", "12", "häßlich 文 🙂", '{"json":[1]}', "a\nb\0c"];
      for (const value of values) {
        expect(await plain.set(key("value"), value)).toBe("OK");
        expect(await plain.get(key("value"))).toBe(value);
      }
      expect(await plain.get(key("nothing"))).toBeNull();
      expect(await plain.ping()).toBe("PONG");
    },
  );

  it("keeps numbers, lists, hashes and nothing apart", async () => {
    await redis.set(key("json"), { phrases: ["bullet lists"], weight: 0.5 });
    expect(await redis.get(key("json"))).toEqual({ phrases: ["bullet lists"], weight: 0.5 });
    expect(await redis.incrby(key("count"), 5)).toBe(5);
    await redis.rpush(key("list"), "a", "b");
    expect(await redis.lrange(key("list"), 0, -1)).toEqual(["a", "b"]);
    await redis.hset(key("hash"), { field: "value" });
    expect(await redis.hgetall(key("hash"))).toEqual({ field: "value" });
    expect(await redis.mget(key("json"), key("nothing"))).toEqual([expect.anything(), null]);
    expect(await redis.set(key("count"), 1, { nx: true })).toBeNull();
    await redis.set(key("short"), "x", { ex: 100 });
    expect(await redis.ttl(key("short"))).toBeGreaterThan(90);
    const [cursor, found] = await redis.scan(0, { match: `${prefix}short`, count: 10_000 });
    expect([typeof cursor, found.every((name) => name === key("short"))]).toEqual(["string", true]);
  });

  it("runs scripts, nested replies and missing scripts included", async () => {
    expect(await redis.eval("return {ARGV[1], 7, {KEYS[1]}}", [key("k")], ["a"])).toEqual([
      "a",
      7,
      [key("k")],
    ]);
    const script = redis.createScript<string>(`return "${randomUUID()}" .. ARGV[1]`);
    expect(await script.exec([], ["!"])).toMatch(/!$/u);
  });

  it("runs a pipeline and a transaction, each with its own errors", async () => {
    const pipeline = redis.pipeline().set(key("p"), "text").incr(key("p")).get(key("p"));
    const results = await pipeline.exec({ keepErrors: true });
    expect(results).toEqual([
      { result: "OK", error: undefined },
      { result: undefined, error: expect.stringContaining("not an integer") },
      { result: "text", error: undefined },
    ]);
    expect(await redis.multi().set(key("m"), "1").incr(key("m")).get(key("m")).exec()).toEqual(["OK", 2, 2]);
    const broken = redis.multi().set(key("m"), "9").eval("syntax error(", [], []);
    await expect(broken.exec()).rejects.toThrow(/failed|ERR/u);
  });

  it("lets nothing come between the commands of a transaction", async () => {
    const bump = async (): Promise<number[]> =>
      redis.multi().incr(key("atom")).incr(key("atom")).incr(key("atom")).exec<number[]>();
    for (const [one = 0, two, three] of await Promise.all(Array.from({ length: 20 }, bump))) {
      expect([two, three]).toEqual([one + 1, one + 2]);
    }
  });

  it("joins what is asked at once, and keeps the order", async () => {
    const automatic = new CloudflareRedis({ url: shim.url, token: TOKEN });
    await Promise.all([automatic.set(key("1"), "one"), automatic.set(key("2"), "two")]);
    expect(await Promise.all([automatic.get(key("2")), automatic.get(key("1"))])).toEqual(["two", "one"]);
  });

  it("passes Redis's errors on in their own words", async () => {
    await redis.set(key("text"), "x");
    await expect(redis.lpush(key("text"), "y")).rejects.toThrow("WRONGTYPE");
    await expect(redis.exec(["SELECT", "1"])).rejects.toThrow("not available");
  });

  it("refuses a wrong token, a wrong path and what is no command", async () => {
    await expect(new Redis({ url: shim.url, token: "another" }).ping()).rejects.toThrow("WRONGPASS");
    expect((await fetch(shim.url, { method: "POST", body: "[]" })).status).toBe(401);
    const post = async (path: string, body: string) => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const response = await fetch(`${shim.url}${path}`, { method: "POST", headers, body });
      return { status: response.status, body: await response.json() };
    };
    const unparsed = { status: 400, body: { error: expect.stringContaining("parse") } };
    for (const body of ["", "{", "[]", "{}", "[null]", "[[]]"])
      expect(await post("", body)).toEqual(unparsed);
    for (const body of ["[]", "[[]]", '["GET"]']) expect(await post("/pipeline", body)).toEqual(unparsed);
    expect((await post("/elsewhere", '["PING"]')).status).toBe(404);
  });
});
