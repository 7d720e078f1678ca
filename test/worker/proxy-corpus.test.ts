import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { createServices } from "../../src/services.ts";
import { ask, say, settle, type Answer, type Message } from "../support/drop-in.ts";
import { createCorpus, windowOf, type Script } from "../support/proxy-corpus.ts";
import { addFault, resetClaude } from "../support/scripted-claude.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

/** The database may be an embedded one, with one backend for all. */
const AT_ONCE = 2;
const RECORDING_LIMIT_MS = 60_000;
const OVERLOADED = 529;
const TOOL = {
  name: "get_weather",
  description: "The weather of a place",
  input_schema: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};
const EARLIER: Message[] = [
  { role: "user", content: "What did I order last year?" },
  { role: "assistant", content: "A red bicycle." },
];

interface Played {
  script: Script;
  ids: string[];
  /** What was said last at each turn: an edit takes the place of what it edits. */
  said: string[];
  refused: string[];
  blocks: string[];
}

async function play(project: TestProject, script: Script): Promise<Played> {
  const played: Played = { script, ids: [], said: [], refused: [], blocks: [] };
  const history: Message[] = script.history === "earlier-visits" ? [...EARLIER] : [];
  const extra = {
    ...(script.usesTools ? { tools: [TOOL] } : {}),
    ...(script.thinks ? { thinking: { type: "adaptive" }, max_tokens: 2000 } : {}),
  };
  const send = async (): Promise<Answer> => {
    let answer = await sendOnce();
    // As the SDK does.
    while (answer.status === OVERLOADED) answer = await sendOnce();
    return answer;
  };
  const sendOnce = async (): Promise<Answer> => {
    const messages = script.history === "window" ? windowOf(history) : history;
    const answer = await say(project, { ...ask(""), ...extra, messages }, { "x-tercet-user": script.user });
    if (answer.status === OVERLOADED) return answer;
    if (answer.status !== 200) played.refused.push(answer.error);
    played.ids.push(answer.conversation);
    played.blocks.push(answer.persona);
    return answer;
  };
  for (const [turn, words] of script.turns.entries()) {
    history.push({ role: "user", content: words });
    played.said.push(words);
    let answer = await send();
    const mishap = script.mishaps.get(turn);
    if (mishap === "regenerate" || mishap === "retry") answer = await send();
    if (mishap === "edit") {
      const edited = `${words} Edited.`;
      history[history.length - 1] = { role: "user", content: edited };
      played.said[turn] = edited;
      answer = await send();
    }
    history.push({ role: "assistant", content: answer.content });
    const calls = answer.content.filter(({ type }) => type === "tool_use");
    if (calls.length > 0) {
      const results = calls.map(({ id }) => ({ type: "tool_result", tool_use_id: id, content: "Sunny." }));
      history.push({ role: "user", content: results });
      history.push({ role: "assistant", content: (await send()).content });
    }
  }
  return played;
}

/** What is recorded of a project's conversations, word by word. */
async function recordedBy(project: TestProject, ids: readonly string[]): Promise<Map<string, string[]>> {
  const context = createExecutionContext();
  const services = createServices(env, (work) => context.waitUntil(work), "job");
  const { conversations } = services.stores(project.id);
  const recorded = new Map<string, string[]>();
  for (const id of ids) {
    const found = await conversations.find(id);
    const exchanges = found
      ? await conversations.exchanges(await conversations.reference(id), { id: found.userId })
      : [];
    recorded.set(
      id,
      exchanges.flatMap(({ messages }) => messages.map(({ content }) => content)),
    );
  }
  await waitOnExecutionContext(context);
  return recorded;
}

/** What is recorded otherwise than it was said, once all had the time to be recorded. */
async function recordedWrongly(project: TestProject, played: readonly Played[]): Promise<unknown[]> {
  const deadline = Date.now() + RECORDING_LIMIT_MS;
  let left = [...played];
  for (;;) {
    const recorded = await recordedBy(
      project,
      left.map(({ ids }) => ids.at(-1) ?? ""),
    );
    const wordsOf = ({ ids }: Played): string[] | undefined => recorded.get(ids.at(-1) ?? "");
    left = left.filter((each) => JSON.stringify(wordsOf(each)) !== JSON.stringify(each.said));
    if (left.length === 0 || Date.now() > deadline)
      return left.map((each) => ({ said: each.said, recorded: wordsOf(each) }));
    await settle(2000);
  }
}

describe.each(["keep", "conversation"] as const)("a corpus of conversations, history: %s", (history) => {
  beforeAll(resetClaude);

  it(
    "keeps every id that can be told, learns no turn twice, and merges none",
    { timeout: 600_000 },
    async () => {
      const project = await createTestProject({ history });
      await addFault({ fault: "529", times: 20 });
      const scripts = createCorpus(inject("proxyScale").conversations / 2, history === "keep" ? 1 : 2);
      const played: Played[] = [];
      const queue = scripts.values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const script of queue) played.push(await play(project, script));
        }),
      );
      const refusals = played.flatMap(({ refused }) => refused);
      expect(refusals).toEqual([]);
      const split = played.filter(({ ids }) => new Set(ids.filter((id) => id !== "")).size > 1);
      expect(split.map(({ script }) => script.turns[0])).toEqual([]);
      const firsts = played.map(({ ids }) => ids.at(-1) ?? "");
      expect(new Set(firsts).size).toBe(played.length);
      const wrong = await recordedWrongly(project, played);
      expect(wrong).toEqual([]);
      console.log(
        `${played.length} conversations, ${played.flatMap(({ ids }) => ids).length} requests, ` +
          `${split.length} split, ${wrong.length} learned wrongly, ${refusals.length} refused`,
      );
    },
  );
});
