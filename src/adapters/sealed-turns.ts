/** Turns on their way through a queue while Postgres is down: sealed with the project's key. */
import { z } from "zod";
import type { RelayedTurn, TurnMessage, TurnOpener, UnrecordedTurn, UsageRecord } from "../ports.ts";
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

export async function sealTurn(
  vault: Vault,
  projectId: string,
  turn: UnrecordedTurn | RelayedTurn,
): Promise<TurnMessage> {
  const sealer = await vault.forProject(projectId);
  return { project: projectId, sealed: toBase64(await sealer.sealJson("turn", "", turn)) };
}

export function createTurnOpener(vault: Vault): TurnOpener {
  return {
    async open({ project, sealed }) {
      const sealer = await vault.forProject(project);
      return z.union([Turn, Relayed]).parse(await sealer.openJson("turn", "", fromBase64(sealed)));
    },
  };
}
