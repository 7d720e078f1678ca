/**
 * The mirror: codes in Upstash Redis beside KV. Strongly consistent, so that an edit is there for the
 * next conversation at once, at the price of one HTTP call to one region. It only ever moves forward: a
 * write that is late does not replace a newer revision. So after Postgres went back to a backup the
 * mirror has to be emptied, or its newer revisions stay until they expire.
 *
 *   key   = "tercet:code:" + keyed hash of project and user
 *   value = revision ":" base64 of the code's envelope; of an erased user, nothing behind the colon
 *
 * The readable revision only orders writes; a reader believes the sealed one.
 */
import { Redis } from "@upstash/redis/cloudflare";
import type { Code } from "../persona/code.ts";
import type { Clock, PersonaCache } from "../ports.ts";
import { createBreaker } from "./breaker.ts";
import { CODE_TTL_SECONDS, codeKey, packCode, unpackCode } from "./code-envelope.ts";
import { fromBase64, toBase64 } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

/** An opening waits no longer for both caches together. */
const READ_TIMEOUT_MS = 250;
const WRITE_TIMEOUT_MS = 1000;
const FAILURES_TO_OPEN = 3;
const OPEN_MS = 3000;
/** There is no such key. */
const PING_KEY = "tercet:ping";

const NO_CODE: Code = { codebook: "", entries: [], pins: [] };

const SET_UNLESS_NEWER = `
local held = redis.call("GET", KEYS[1])
local revision = held and tonumber(string.match(held, "^(%d+):"))
if revision and revision > tonumber(ARGV[1]) then return 0 end
redis.call("SET", KEYS[1], ARGV[1] .. ":" .. ARGV[2], "EX", ARGV[3])
return 1`;

export interface MirrorAddress {
  url: string;
  token: string;
}

/** Behind a breaker of its own: keep it as long as the isolate lives. */
export function createUpstashMirror(address: MirrorAddress, vault: Vault, clock: Clock): PersonaCache {
  const reader = createUpstashClient(address, READ_TIMEOUT_MS);
  const writer = createUpstashClient(address, WRITE_TIMEOUT_MS);
  const breaker = createBreaker({ failures: FAILURES_TO_OPEN, openMs: OPEN_MS, clock });
  return {
    async ping() {
      await breaker.run(() => reader.get<string>(PING_KEY));
    },

    async read(projectId, user) {
      const key = await mirrorKey(vault, projectId, user);
      const value = await breaker.run(() => reader.get<string>(key));
      if (value === null) return undefined;
      const separator = value.indexOf(":");
      // A tombstone outranks what KV still shows; no codebook is named "", so that there is no block.
      if (separator === value.length - 1) {
        return { code: NO_CODE, revision: Number(value.slice(0, separator)), renew: false };
      }
      const bytes = fromBase64(value.slice(separator + 1));
      // Nothing to renew: what expires here is written again by an opening that finds it in KV.
      return { ...(await unpackCode(vault, projectId, user, bytes)), renew: false };
    },

    async write(projectId, user, published) {
      const key = await mirrorKey(vault, projectId, user);
      const value = toBase64(await packCode(vault, projectId, user, published));
      const args = [String(published.revision), value, String(CODE_TTL_SECONDS)];
      await breaker.run(() => writer.eval(SET_UNLESS_NEWER, [key], args));
    },

    async erase(projectId, user, revision) {
      const args = [String(revision), "", String(CODE_TTL_SECONDS)];
      const key = await mirrorKey(vault, projectId, user);
      await breaker.run(() => writer.eval(SET_UNLESS_NEWER, [key], args));
    },
  };
}

async function mirrorKey(...of: Parameters<typeof codeKey>): Promise<string> {
  return `tercet:${await codeKey(...of)}`;
}

export function createUpstashClient({ url, token }: MirrorAddress, timeoutMs: number): Redis {
  return new Redis({
    url,
    token,
    signal: () => AbortSignal.timeout(timeoutMs),
    retry: { retries: 0 },
    // A batch would join the requests of different invocations, which a Worker may not.
    enableAutoPipelining: false,
    automaticDeserialization: false,
    // All that is stored is ASCII.
    responseEncoding: false,
    enableTelemetry: false,
  });
}
