import type { ChatMessage } from "../../src/ports.ts";
import { bar } from "./layout.ts";
import type { Client } from "./client.ts";
import { endAndLearn, readProfile, readSignals, type Profile, type Signal } from "./memory.ts";
import { claudeSays, explain, heading, personSays, say, subheading, table } from "./screen.ts";
import { beginStep } from "./step.ts";
import { FIRST_VISIT, PERSON, SYSTEM } from "./story.ts";

const BAR_WIDTH = 20;

/** Plays the first visit and shows what stays of it. @returns all that was said */
export async function playFirstVisit(client: Client, user: string): Promise<ChatMessage[]> {
  heading("Visit one");
  const { said, conversation } = await converse(client, user);

  const step = beginStep("The conversation ends; learning from it");
  try {
    await endAndLearn(client, conversation);
    step.done();
  } finally {
    step.abandon();
  }

  heading("What stays of it");
  showSignals(await readSignals(client, user));
  const profile = await readProfile(client, user);
  showCode(profile);
  showBlock(profile);
  return said;
}

async function converse(
  client: Client,
  user: string,
): Promise<{ said: ChatMessage[]; conversation: string }> {
  const said: ChatMessage[] = [];
  let conversation: string | undefined;
  for (const message of FIRST_VISIT) {
    personSays(PERSON, message);
    const answer = claudeSays();
    const turn = await client.chat(
      { user, message, system: SYSTEM, ...(conversation === undefined ? {} : { conversation }) },
      answer.feed,
    );
    answer.end();
    say();
    conversation = turn.conversation;
    said.push({ role: "user", content: message }, { role: "assistant", content: turn.text });
  }
  return { said, conversation: conversation ?? "" };
}

function showSignals(signals: readonly Signal[]): void {
  say(`${signals.length} signals, from ${PERSON}'s own words alone; the transcript itself is deleted:`);
  say();
  const rows = signals
    .toSorted((one, other) => other.confidence - one.confidence)
    .map(({ facet, attribute, slot, polarity, explicit, confidence }) => [
      facet,
      slot === undefined ? attribute : `${slot}: ${attribute}`,
      slot !== undefined ? "states" : polarity > 0 ? "prefers" : "avoids",
      explicit ? "explicit" : "implicit",
      confidence.toFixed(2),
    ]);
  const titles = ["facet", "attribute", "stance", "said"].map((title) => ({ title }));
  table([...titles, { title: "confidence", right: true }], rows);
}

function showCode({ lines, pins }: Profile): void {
  subheading("The code: the heaviest lines, and pins");
  say();
  table(
    [{ title: "line" }, { title: "weight" }, { title: "", right: true }],
    [
      ...lines.map(({ label, phrase, weight }) => [
        `${weight > 0 ? "prefers" : "avoids"} ${phrase ?? label ?? "?"}`,
        bar(Math.abs(weight), BAR_WIDTH),
        `${weight > 0 ? "+" : "−"}${Math.abs(weight).toFixed(2)}`,
      ]),
      ...pins.map(({ slot, value }) => [`${slot}: ${value}`, "pinned", ""]),
    ],
  );
  say();
  explain(
    "Lighter signals keep their evidence and may displace a line later; an implicit one counts after " +
      "two conversations. The code never grows.",
  );
}

function showBlock({ persona }: Profile): void {
  subheading("The persona block: all that the next prompt carries of visit one");
  say();
  for (const line of persona.text.split("\n")) say(`  ${line}`);
  say();
  explain(`${persona.tokens} tokens by Tercet's own estimate, which counts high; never more than 120.`);
}
