/** Turns on their way through a queue while Postgres is down: sealed with the project's key. */
import { z } from "zod";
import type { TurnMessage, TurnOpener, UnrecordedTurn } from "../ports.ts";
import { fromBase64, toBase64 } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const Turn = z.object({
  externalUser: z.string(),
  conversation: z.string(),
  isNew: z.boolean(),
  personaBlock: z.string().nullable(),
  exchangeId: z.uuid(),
  message: z.string(),
  reply: z.object({ text: z.string(), partial: z.boolean() }),
  usage: z.object({
    model: z.string(),
    inputTokens: z.number(),
    cacheWrite5mTokens: z.number(),
    cacheWrite1hTokens: z.number(),
    cacheReadTokens: z.number(),
    outputTokens: z.number(),
    personaTokens: z.number(),
    costNanoUsd: z.number().nullable(),
    priceTable: z.string(),
  }),
  at: z.number().exactOptional(),
}) satisfies z.ZodType<UnrecordedTurn>;

export async function sealTurn(vault: Vault, projectId: string, turn: UnrecordedTurn): Promise<TurnMessage> {
  const sealer = await vault.forProject(projectId);
  return { project: projectId, sealed: toBase64(await sealer.sealJson("turn", "", turn)) };
}

export function createTurnOpener(vault: Vault): TurnOpener {
  return {
    async open({ project, sealed }) {
      const sealer = await vault.forProject(project);
      return Turn.parse(await sealer.openJson("turn", "", fromBase64(sealed)));
    },
  };
}
