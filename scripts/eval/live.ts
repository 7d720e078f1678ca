/** The real Claude: what a run would cost at most, and whether that is wanted. */
import { createInterface } from "node:readline/promises";
import { BLOCK_MAX_TOKENS } from "../../src/persona/decode.ts";
import { findModel } from "../claude-emulator/models.ts";
import { countTokens } from "../claude-emulator/tokens.ts";
import { billVisits } from "../costs/bill.ts";
import { explain } from "../demo/screen.ts";
import { estimateExtraction } from "../import/cost.ts";
import type { Run } from "../start/run.ts";
import { StartError } from "../start/start-error.ts";
import { MAX_ANSWER_TOKENS } from "./play/converse.ts";
import { SYSTEM_PROMPT } from "./system-prompt.ts";
import type { SyntheticUser } from "./users/user.ts";

const EXTRACTION_MODEL = "claude-haiku-5-5";
const NANO_USD_PER_USD = 1e9;

export interface LiveClaude {
  apiKey: string;
  baseUrl: string;
}

/** @throws StartError without a key */
export function readLiveClaude(environment: NodeJS.ProcessEnv): LiveClaude {
  const apiKey = environment["ANTHROPIC_API_KEY"];
  if (!apiKey) throw new StartError("--live needs ANTHROPIC_API_KEY.");
  return { apiKey, baseUrl: environment["ANTHROPIC_BASE_URL"] || "https://api.anthropic.com" };
}

/** Dollars, with answers and blocks as long as they may be, and a call for every visit that the gate lets through. */
export function estimateLiveUsd(users: readonly SyntheticUser[], model: string): number {
  const factor = findModel(model)?.tokenFactor ?? 1;
  const facts = { model, systemTokens: countTokens(SYSTEM_PROMPT, factor), caches: true };
  let usd = 0;
  for (const { conversations } of users) {
    const visits = conversations.map(({ turns }) => ({
      blockTokens: BLOCK_MAX_TOKENS,
      turns: turns.map(({ user, at }) => ({
        at,
        userTokens: countTokens(user, factor),
        answerTokens: MAX_ANSWER_TOKENS,
      })),
    }));
    usd += billVisits("tercet", visits, facts).usd;
    for (const { turns } of conversations) {
      const texts = turns.map(({ user }) => user);
      usd += (estimateExtraction(texts, "hybrid", EXTRACTION_MODEL).nanoUsd ?? 0) / NANO_USD_PER_USD;
    }
  }
  return usd;
}

/** @param mem0Usd what Claude costs as mem0's model, beside the rest */
export async function isWanted(run: Run, usd: number, mem0Usd: number): Promise<boolean> {
  explain(
    `With the real Claude this costs some $${(usd + mem0Usd).toFixed(2)} at most, by the price table; you pay it.`,
  );
  explain(`$${mem0Usd.toFixed(2)} of it is mem0's own extraction.`);
  if (!process.stdin.isTTY) throw new StartError("There is no terminal to ask on.", ["Say --yes to go on."]);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  run.onClose(() => terminal.close());
  const answer = await terminal.question("  Go on? [y/N] ");
  terminal.close();
  return /^y(?:es)?$/iu.test(answer.trim());
}
