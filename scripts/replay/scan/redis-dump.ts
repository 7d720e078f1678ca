import { connectToRedis, type Command, type Redis, type Reply } from "../../upstash-shim/redis.ts";
import type { Dump } from "./dumps.ts";

const SCAN_COUNT = "1000";

/** How a value of each type is read in whole. */
const READERS: Readonly<Record<string, (key: string) => Command>> = {
  string: (key) => ["GET", key],
  hash: (key) => ["HGETALL", key],
  list: (key) => ["LRANGE", key, "0", "-1"],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, "0", "-1"],
  stream: (key) => ["XRANGE", key, "-", "+"],
};

/** Every key of a Redis with its value, raw, and after them the bytes that base64 in the value holds. */
export async function dumpRedis(redisUrl: string): Promise<Dump[]> {
  const redis = await connectToRedis(redisUrl);
  try {
    const dumps: Dump[] = [];
    for (const key of await keysOf(redis)) {
      const type = bytesOf(await redis.run(["TYPE", key])).toString();
      const reader = READERS[type];
      // What went between the two calls is of type none.
      const value = reader ? bytesOf(await redis.run(reader(key))) : Buffer.from(`a ${type}`);
      dumps.push({ name: key, bytes: Buffer.concat([Buffer.from(`${key}\n`), value, decodedBase64(value)]) });
    }
    return dumps;
  } finally {
    redis.close();
  }
}

async function keysOf(redis: Redis): Promise<Set<string>> {
  const keys = new Set<string>();
  let cursor = "0";
  do {
    const reply = await redis.run(["SCAN", cursor, "COUNT", SCAN_COUNT]);
    const [next = "0", page = []] = Array.isArray(reply) ? reply : [];
    cursor = bytesOf(next).toString();
    for (const key of Array.isArray(page) ? page : []) keys.add(bytesOf(key).toString());
  } while (cursor !== "0");
  return keys;
}

function bytesOf(reply: Reply): Buffer {
  if (Array.isArray(reply)) return Buffer.concat(reply.flatMap((each) => [bytesOf(each), Buffer.from("\n")]));
  return reply instanceof Uint8Array ? Buffer.from(reply) : Buffer.from(String(reply));
}

/** A code stands behind its revision: `revision:base64`. */
function decodedBase64(value: Buffer): Buffer {
  const text = value.toString("latin1");
  return Buffer.concat(
    [...text.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/gu)].map(([run]) => Buffer.from(run, "base64")),
  );
}
