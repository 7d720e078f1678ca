import { styleText } from "node:util";

import type { ChatAnswer } from "./chat-answer.ts";
import type { Client } from "./client.ts";
import { sideBySide, wrap } from "./layout.ts";
import { explain, heading, personSays, say, textWidth } from "./screen.ts";
import { PERSON, SECOND_VISIT, SYSTEM } from "./story.ts";

const COLUMNS_MIN = 84;
const GAP_WIDTH = 5;

export interface SecondVisit {
  known: ChatAnswer;
  stranger: ChatAnswer;
}

/** Asks the same of Claude twice: once for the person, once for somebody new. */
export async function playSecondVisit(
  client: Client,
  { user, stranger }: { user: string; stranger: string },
): Promise<SecondVisit> {
  heading("Visit two, days later: a new conversation, no history sent");
  personSays(PERSON, SECOND_VISIT);
  say();
  const ask = (asker: string): Promise<ChatAnswer> =>
    client.chat({ user: asker, message: SECOND_VISIT, system: SYSTEM }, () => undefined);
  const known = await ask(user);
  const unknown = await ask(stranger);
  showAnswers(known, unknown);
  say();
  explain(`The persona came from ${storeName(known.persona.source)}; the request carried only the question.`);
  return { known, stranger: unknown };
}

function showAnswers(known: ChatAnswer, unknown: ChatAnswer): void {
  const titles = [`To ${PERSON}`, "To a stranger, asking the same"] as const;
  const width = textWidth();
  // The stranger's stands right, since its emoji may be wider than a terminal says.
  if (process.stdout.isTTY && width >= COLUMNS_MIN) {
    const column = Math.floor((width - GAP_WIDTH) / 2);
    const [left, right] = [known, unknown].map(({ text }) => wrap(text, column));
    const head = sideBySide([titles[0]], [titles[1]], column);
    for (const line of head) say(styleText("bold", line));
    for (const line of sideBySide(["", ...(left ?? [])], ["", ...(right ?? [])], column)) say(line);
    return;
  }
  for (const [title, answer] of [
    [titles[0], known],
    [titles[1], unknown],
  ] as const) {
    if (answer === unknown) say();
    say(styleText("bold", `${title}:`));
    for (const line of wrap(answer.text, width - 2)) say(line === "" ? "" : `  ${line}`);
  }
}

function storeName(source: string): string {
  switch (source) {
    case "kv":
      return "KV, without asking Postgres";
    case "postgres":
      return "Postgres, since KV did not have it yet";
    case "none":
      return "nowhere: the stores did not answer in time";
    default:
      return source;
  }
}
