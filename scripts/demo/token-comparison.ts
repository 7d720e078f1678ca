import { z } from "zod";

import type { ChatMessage } from "../../src/ports.ts";
import { loadSettings } from "../start/settings.ts";
import { StartError } from "../start/start-error.ts";
import { bar } from "./layout.ts";
import { explain, heading, say, table } from "./screen.ts";
import type { SecondVisit } from "./second-visit.ts";
import { PERSON, SECOND_VISIT, SYSTEM } from "./story.ts";

const API_VERSION = "2023-06-01";
const TIMEOUT_MS = 30_000;
const BAR_WIDTH = 30;

const Count = z.object({ input_tokens: z.number() });

/** Sets the second visit's prompt beside one that carries the whole first visit. */
export async function compareTokens(
  claudeUrl: string,
  firstVisit: readonly ChatMessage[],
  { known, stranger }: SecondVisit,
): Promise<void> {
  const count = (messages: readonly ChatMessage[]): Promise<number> =>
    countTokens(claudeUrl, known.model, messages);
  const question: ChatMessage = { role: "user", content: SECOND_VISIT };
  const bare = await count([question]);
  const stuffed = await count([...firstVisit, question]);

  heading("What went into visit two's prompt, in tokens");
  const row = (what: string, tokens: number, source: string): string[] => [
    what,
    String(tokens),
    bar(tokens / stuffed, BAR_WIDTH),
    source,
  ];
  table(
    [{ title: "prompt" }, { title: "tokens", right: true }, { title: "" }, { title: "measured by" }],
    [
      row("stranger, no memory", stranger.promptTokens, "usage of the answer"),
      row(`${PERSON}, with Tercet`, known.promptTokens, "usage of the answer"),
      row(`${PERSON}, all of visit one`, stuffed, "count_tokens"),
    ],
  );
  say();
  explain(
    `Each prompt holds the app's system prompt and the question; "usage" is what Claude's message_start ` +
      `reported, and count_tokens gives ${bare} for the stranger's, so the two compare. ` +
      `The memory of visit one: ${known.promptTokens - stranger.promptTokens} tokens as a persona block, ` +
      `${stuffed - bare} as history. The next visits add to the history, and leave the block the size it is.`,
  );
}

/** What a prompt of the app's system prompt and these messages would take. */
async function countTokens(
  claudeUrl: string,
  model: string,
  messages: readonly ChatMessage[],
): Promise<number> {
  const { claude } = await loadSettings("wrangler.toml");
  const response = await fetch(`${claudeUrl}/v1/messages/count_tokens`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "anthropic-version": API_VERSION,
      "x-api-key": claude?.baseUrl === claudeUrl ? claude.apiKey : "sk-ant-emulator",
    },
    body: JSON.stringify({ model, system: SYSTEM, messages }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new StartError(`count_tokens answered ${response.status}.`, [text.slice(0, 300)]);
  return Count.parse(JSON.parse(text)).input_tokens;
}
