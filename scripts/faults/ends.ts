/** Conversation ends, asked for until they are accepted: of transcripts handed in, and of chats. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "./api.ts";
import { sayingOf, uniqueWord } from "./traffic.ts";

/** Each user ends several, so that learning of one user races. */
const USERS = 150;
const RETRY_MS = 300;
/** One in so many is a chat that is ended, the others are transcripts. */
const CHAT_EVERY = 5;

export interface End {
  user: string;
  attribute: string;
  /** Asks once more where there was no answer, or one that says "later". */
  ask(): Promise<string>;
}

/** @returns ends in the order of asking, of so many conversations, some of them there twice */
export function planEnds(api: Api, count: number, duplicates: number): End[] {
  const unique = Array.from({ length: count - duplicates }, (_, index) => createEnd(api, index));
  // Half of the repetitions come close behind the first, half much later.
  const repeated = unique.filter((_, index) => index % Math.floor(unique.length / duplicates) === 0);
  const twice = repeated.slice(0, duplicates);
  const [soon, late] = [new Set(twice.slice(0, duplicates / 2)), twice.slice(duplicates / 2)];
  return [...unique.flatMap((end) => (soon.has(end) ? [end, end] : [end])), ...late];
}

function createEnd(api: Api, index: number): End {
  const user = `ender-${index % USERS}`;
  const attribute = `${uniqueWord()} charts`;
  if (index % CHAT_EVERY !== 0) return { user, attribute, ask: () => handIn(api, user, attribute) };
  let opened: Promise<string> | undefined;
  return {
    user,
    attribute,
    async ask() {
      opened ??= chat(api, user, attribute);
      const conversation = await opened;
      await insist(() => api.send("POST", `/v1/conversations/${conversation}/end`));
      return conversation;
    },
  };
}

async function handIn(api: Api, user: string, attribute: string): Promise<string> {
  const id = `handed-${attribute.replace(" ", "-")}`;
  const messages = [{ role: "user", content: sayingOf(attribute) }];
  await insist(() => api.send("POST", "/v1/conversations", { user, id, messages }));
  return id;
}

/** A turn whose answer did not come to its end is said again, in another conversation. */
async function chat(api: Api, user: string, attribute: string): Promise<string> {
  for (;;) {
    const answer = await insist(() => api.send("POST", "/v1/chat", { user, message: sayingOf(attribute) }));
    const conversation = answer.headers.get("x-tercet-conversation");
    if (conversation !== null && answer.text.includes("event: message_stop")) return conversation;
    await sleep(RETRY_MS);
  }
}

async function insist(send: () => ReturnType<Api["send"]>): ReturnType<Api["send"]> {
  for (;;) {
    const answer = await send();
    if (answer.status >= 200 && answer.status < 300) return answer;
    const mayPass = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    if (!mayPass) throw new Error(`An end was answered ${answer.status} ${answer.code}.`);
    await sleep(RETRY_MS);
  }
}
