/**
 * An Upstash that does what a test tells it to: each path is a database of its own, told over HTTP how
 * to behave, and it tells what it was asked and what it holds. It stands on the Redis that TEST_REDIS_URL
 * names, else on a map that knows the commands of the mirror.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { connectToRedis, type Command, type Reply } from "../../scripts/upstash-shim/redis.ts";

export interface UpstashScript {
  delayMs?: number;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Refuses with this status. */
  status?: number;
  /** Only these commands; else all. */
  command?: string;
}

export interface UpstashReport {
  commands: string[];
  entries: { key: string; value: string; ttlSeconds: number }[];
}

interface Database {
  script: UpstashScript;
  commands: string[];
  keys: Set<string>;
}

interface Store {
  run(command: Command): Promise<Reply>;
  read(key: string): Promise<{ value: string; ttlSeconds: number } | undefined>;
  close(keys: readonly string[]): Promise<void>;
}

export async function startScriptedUpstash(
  redisUrl: string | undefined,
): Promise<{ url: string; stop(): Promise<void> }> {
  const store = redisUrl === undefined ? createMapStore() : await createRedisStore(redisUrl);
  const databases = new Map<string, Database>();
  const server = createServer((request, response) => {
    void (async () => {
      const [, name = "", action] = (request.url ?? "").split("/");
      const database = databases.get(name) ?? { script: {}, commands: [], keys: new Set<string>() };
      databases.set(name, database);
      const respond = (status: number, body: unknown): void =>
        void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

      if (action === "__report") return respond(200, await report(store, name, database));
      const body = (await json(request)) as never;
      if (action === "__script") {
        database.script = body;
        return respond(200, {});
      }
      const command = Array.from<unknown>(body).map(String);
      const [verb = ""] = command;
      database.commands.push(verb.toUpperCase());
      database.keys.add(keyOf(command));
      const stored = withKey(command, `${name}:${keyOf(command)}`);
      const { script } = database;
      if (script.command === undefined || script.command === verb.toUpperCase()) {
        if (script.hang) return;
        await sleep(script.delayMs ?? 0);
        if (script.status !== undefined) return respond(script.status, { error: "ERR as told" });
      }
      const reply = await store.run(stored);
      respond(200, { result: reply instanceof Uint8Array ? Buffer.from(reply).toString() : reply });
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close(
        [...databases].flatMap(([name, { keys }]) => [...keys].map((key) => `${name}:${key}`)),
      );
    },
  };
}

/** Of `GET key` and of `EVAL script 1 key …`. */
function keyAt([verb = ""]: Command): number {
  return verb.toUpperCase() === "EVAL" ? 3 : 1;
}

function keyOf(command: Command): string {
  return command[keyAt(command)] ?? "";
}

function withKey(command: Command, key: string): Command {
  return command.with(keyAt(command), key);
}

async function report(store: Store, name: string, { commands, keys }: Database): Promise<UpstashReport> {
  const entries: UpstashReport["entries"] = [];
  for (const key of keys) {
    const entry = await store.read(`${name}:${key}`);
    if (entry) entries.push({ key, ...entry });
  }
  return { commands, entries };
}

function createMapStore(): Store {
  const held = new Map<string, { value: string; ttlSeconds: number }>();
  return {
    async run(command) {
      const key = keyOf(command);
      const verb = command[0]?.toUpperCase();
      if (verb === "GET") return held.get(key)?.value ?? null;
      if (verb === "DEL") return held.delete(key) ? 1 : 0;
      if (verb === "SET") {
        held.set(key, { value: command[2] ?? "", ttlSeconds: Number(command[4]) });
        return "OK";
      }
      const [, , , , revision = "", value = "", ttl = ""] = command;
      if (Number(held.get(key)?.value.split(":")[0] ?? 0) > Number(revision)) return 0;
      held.set(key, { value: `${revision}:${value}`, ttlSeconds: Number(ttl) });
      return 1;
    },
    read: async (key) => held.get(key),
    close: async () => {},
  };
}

async function createRedisStore(url: string): Promise<Store> {
  const redis = await connectToRedis(url);
  return {
    run: (command) => redis.run(command),
    async read(key) {
      const value = await redis.run(["GET", key]);
      const ttlSeconds = Number(await redis.run(["TTL", key]));
      return value instanceof Uint8Array ? { value: Buffer.from(value).toString(), ttlSeconds } : undefined;
    },
    async close(keys) {
      if (keys.length > 0) await redis.run(["DEL", ...keys]);
      redis.close();
    },
  };
}
