/** Warm traffic: each client is one user with a persona, who opens, goes on, ends, hands in and edits. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Api } from "./api.ts";
import type { Kind, Ledger, Phase } from "./ledger.ts";

export interface Traffic {
  phase: Phase;
  stop(): Promise<void>;
}

const TALK = ["opening", "turn", "opening", "edit", "opening", "turn", "opening"] as const;
/**
 * Half of it opens. What is to be learned from is little: a local queue hands on one batch at a time, and
 * what it can't keep up with before a fault would pass for what the fault cost.
 */
const STEPS: Kind[] = [...TALK, "turn", ...TALK, "handIn", ...TALK, "turn", ...TALK, "end"];
/** Words of these are of no language. */
const SYLLABLES = "bdfgjklmnprtvz"
  .split("")
  .flatMap((consonant) => ["o", "u"].map((vowel) => consonant + vowel));
let sequence = 0;

/** A word that nothing else has in it, so that what is learned from it can be told apart. */
export function uniqueWord(): string {
  sequence += 1;
  let left = sequence * SYLLABLES.length + Math.floor(Math.random() * SYLLABLES.length);
  let word = "";
  for (; left > 0; left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length];
  return `${word}x`;
}

export function sayingOf(attribute: string): string {
  return `I prefer ${attribute}.`;
}

export function startTraffic(api: Api, ledger: Ledger, users: readonly string[], pauseMs: number): Traffic {
  const stopping = new AbortController();
  const traffic: Traffic = {
    phase: "before",
    async stop() {
      stopping.abort();
      await clients;
    },
  };
  const runClient = async (user: string, first: number): Promise<void> => {
    const client = createClient(api, ledger, user, () => traffic.phase);
    for (let step = first; !stopping.signal.aborted; step += 1) {
      await client(STEPS[step % STEPS.length] ?? "opening");
      if (pauseMs > 0) await sleep(pauseMs);
    }
  };
  const clients = Promise.all(users.map(runClient));
  return traffic;
}

function createClient(
  api: Api,
  ledger: Ledger,
  user: string,
  phaseNow: () => Phase,
): (kind: Kind) => Promise<void> {
  const conversations: string[] = [];

  async function ask(kind: Kind, phase: Phase, asked: Promise<Answer>): Promise<Answer & { whole: boolean }> {
    const answer = await asked;
    const streams = (kind === "opening" || kind === "turn") && answer.status === 200;
    const whole = !streams || answer.text.includes("event: message_stop");
    const source = answer.headers.get("x-tercet-persona") ?? "";
    const { status, code, firstByteMs, totalMs } = answer;
    // What was under way when the fault came has met it.
    const met = phase === "before" && phaseNow() !== "before" ? "during" : phase;
    ledger.samples.push({ kind, phase: met, status, code, whole, source, firstByteMs, totalMs });
    return { ...answer, whole };
  }

  async function say(kind: "opening" | "turn", conversation?: string): Promise<void> {
    const said = {
      user,
      attribute: `${uniqueWord()} charts`,
      accepted: false,
      during: phaseNow() === "during",
    };
    ledger.turns.push(said);
    const body = {
      user,
      message: sayingOf(said.attribute),
      ...(conversation !== undefined && { conversation }),
    };
    const answer = await ask(kind, phaseNow(), api.send("POST", "/v1/chat", body));
    const opened = answer.headers.get("x-tercet-conversation");
    if (answer.status !== 200 || opened === null) return;
    said.accepted = answer.whole;
    ledger.conversations.set(opened, [...(ledger.conversations.get(opened) ?? []), said]);
    if (kind === "opening") conversations.push(opened);
  }

  return async (kind) => {
    const phase = phaseNow();
    switch (kind) {
      case "opening":
        return say("opening");
      case "turn": {
        const conversation = conversations.at(-1);
        return conversation === undefined ? undefined : say("turn", conversation);
      }
      case "end": {
        const conversation = conversations.shift();
        if (conversation === undefined) return;
        const path = `/v1/conversations/${conversation}/end`;
        const { status } = await ask(kind, phase, api.send("POST", path));
        if (status === 202) ledger.ended.add(conversation);
        return;
      }
      case "handIn": {
        const word = uniqueWord();
        const entry = {
          user,
          id: `handed-${word}`,
          attribute: `${word} charts`,
          accepted: false,
          during: phaseNow() === "during",
        };
        ledger.handIns.push(entry);
        const messages = [{ role: "user", content: sayingOf(entry.attribute) }];
        const sent = api.send("POST", "/v1/conversations", { user, id: entry.id, messages });
        const { status } = await ask(kind, phase, sent);
        entry.accepted = status === 202 || status === 200;
        return;
      }
      case "edit": {
        const entry = { user, value: `Name ${uniqueWord()}`, key: crypto.randomUUID(), accepted: false };
        ledger.edits.push(entry);
        const sent = sendEdit(api, entry);
        entry.accepted = (await ask(kind, phase, sent)).status === 200;
      }
    }
  };
}

export function sendEdit(
  api: Api,
  { user, value, key }: { user: string; value: string; key: string },
): Promise<Answer> {
  const edits = [{ type: "pin", slot: "Role", value }];
  return api.send("PATCH", `/v1/users/${user}/profile`, { edits }, { "idempotency-key": key });
}
