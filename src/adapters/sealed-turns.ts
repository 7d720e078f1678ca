/**
 * Turns on their way through a queue while Postgres is down: sealed with the project's key. One that is
 * too long for a message waits in KV, which shows it elsewhere after a minute or more: whoever does not see
 * it yet tries again.
 */
import { z } from "zod";
import type { Clock, RelayedTurn, SealedTurns, UnrecordedTurn, UsageRecord } from "../ports.ts";
import { fromBase64, toBase64 } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const Usage = z.object({
  model: z.string(),
  inputTokens: z.number(),
  cacheWrite5mTokens: z.number(),
  cacheWrite1hTokens: z.number(),
  cacheReadTokens: z.number(),
  outputTokens: z.number(),
  personaTokens: z.number(),
  costNanoUsd: z.number().nullable(),
  priceTable: z.string(),
}) satisfies z.ZodType<UsageRecord>;

const Reply = z.object({ text: z.string(), partial: z.boolean() });

const Turn = z.object({
  externalUser: z.string(),
  conversation: z.string(),
  isNew: z.boolean(),
  personaBlock: z.string().nullable(),
  exchangeId: z.uuid(),
  message: z.string(),
  reply: Reply,
  usage: Usage,
  at: z.number().exactOptional(),
}) satisfies z.ZodType<UnrecordedTurn>;

const Relayed = z.object({
  externalUser: z.string(),
  conversation: z.string(),
  block: z.string().nullable(),
  exchangeId: z.guid(),
  usageId: z.guid(),
  at: z.number(),
  messages: z.array(z.object({ role: z.literal("user"), content: z.string() })),
  reply: Reply,
  usage: Usage,
  isOpening: z.boolean(),
  learns: z.boolean(),
  removedTokens: z.number(),
  marks: z.array(z.string()),
  kept: z.number(),
  openingMark: z.string().nullable(),
}) satisfies z.ZodType<RelayedTurn>;

/** The platform takes 128 KB a message; its own wrapping needs some of it. */
const MAX_MESSAGE_CHARACTERS = 120_000;
/** KV takes 25 MiB a value. */
const MAX_KEPT_CHARACTERS = 25 * 1024 * 1024;
/** As long as a queue keeps a message. */
const KEPT_SECONDS = 4 * 86_400;
/** What says of a turn that it was dropped outlives the message's retries. */
const DROPPED = "";

export function createSealedTurns(vault: Vault, kv: KVNamespace, clock: Clock): SealedTurns {
  return {
    async seal(project, turn) {
      const sealer = await vault.forProject(project);
      const sealed = toBase64(await sealer.sealJson("turn", "", turn));
      if (sealed.length <= MAX_MESSAGE_CHARACTERS) return { project, sealed };
      if (sealed.length > MAX_KEPT_CHARACTERS) return undefined;
      const key = `turn:${crypto.randomUUID()}`;
      await kv.put(key, sealed, { expirationTtl: KEPT_SECONDS });
      return { project, sealed: { key, until: clock.now().getTime() + KEPT_SECONDS * 1000 } };
    },

    async open({ project, sealed }) {
      const text = typeof sealed === "string" ? sealed : await kv.get(sealed.key);
      if (text === DROPPED) return undefined;
      if (text === null) {
        if (typeof sealed === "object" && clock.now().getTime() > sealed.until) return undefined;
        throw new Error("A turn that waits in KV is not to be seen yet.");
      }
      const sealer = await vault.forProject(project);
      return z.union([Turn, Relayed]).parse(await sealer.openJson("turn", "", fromBase64(text)));
    },

    async drop({ sealed }) {
      if (typeof sealed === "object") await kv.put(sealed.key, DROPPED, { expirationTtl: KEPT_SECONDS });
    },
  };
}
