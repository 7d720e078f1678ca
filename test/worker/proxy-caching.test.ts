import { describe, expect, inject, it } from "vitest";
import { costNanoUsd } from "../../src/persona/price-table.ts";
import {
  ask,
  lastSent,
  post,
  say,
  settle,
  type Answer,
  type Message,
  type Usage,
} from "../support/drop-in.ts";
import { runRefit, seedProject, themedUsers, withRefits } from "../support/refit.ts";
import { createShapes, type Shape } from "../support/request-shapes.ts";
import { resetClaude } from "../support/scripted-claude.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const WEATHER = {
  name: "get_weather",
  description: "The weather of a place",
  input_schema: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};
const EPHEMERAL = { type: "ephemeral" };
const LONG = "Refunds take three to five working days, and are paid the way the order was. ".repeat(60);

/** A user with a block of their own. */
async function name(project: TestProject, user: string, value: string): Promise<void> {
  const messages = [{ role: "user", content: "Hello." }];
  await project.request("POST", "/v1/conversations", { user, id: `hello-${user}`, messages });
  const { status } = await project.request("PATCH", `/v1/users/${user}/profile`, {
    edits: [{ type: "pin", slot: "Name", value }],
  });
  expect(status).toBe(200);
}

function inputOf(usage: Usage): number {
  return usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
}

describe("caching through the proxy", () => {
  it(
    "never misses in forty turns of thinking and tools, across an edit and a refit",
    { timeout: 180_000 },
    async () => {
      await resetClaude();
      const project = await createTestProject();
      await project.teach("sam", "I prefer bullet lists.");
      const extra = {
        system: [{ type: "text", text: LONG, cache_control: EPHEMERAL }],
        tools: [WEATHER],
        thinking: { type: "adaptive" },
        cache_control: EPHEMERAL,
        max_tokens: 2000,
      };
      const history: Message[] = [];
      const blocks = new Set<string>();
      const misses: string[] = [];
      let cached = 0;
      const send = async (): Promise<Answer> => {
        const answer = await say(
          project,
          { ...ask(""), ...extra, messages: history },
          { "x-tercet-user": "sam" },
        );
        expect(answer.error).toBe("");
        const { system } = await lastSent();
        blocks.add(JSON.stringify(system));
        const { usage } = answer;
        if (usage.cache_read_input_tokens < cached)
          misses.push(`${usage.cache_read_input_tokens} < ${cached}`);
        cached = usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
        history.push({ role: "assistant", content: answer.content });
        return answer;
      };
      for (let turn = 0; turn < 40; turn += 1) {
        const about = turn % 4 === 1 ? "What is the weather in Oslo?" : `Question number ${turn}?`;
        history.push({ role: "user", content: about });
        const answer = await send();
        const calls = answer.content.filter(({ type }) => type === "tool_use");
        if (calls.length > 0) {
          const results = calls.map(({ id }) => ({ type: "tool_result", tool_use_id: id, content: "Rain." }));
          history.push({ role: "user", content: results });
          await send();
        }
        if (turn === 13) await name(project, "sam", "Sam");
        if (turn === 26) {
          await project.teach("sam", "I hate emojis. Please stop using emojis.");
          const refit = await withRefits(async (services) => {
            await seedProject(services, project.id, themedUsers(60));
            return runRefit(services, project.id);
          });
          expect(refit.phase).toBe("done");
        }
      }
      expect(misses).toEqual([]);
      expect(blocks.size).toBe(1);
      expect(cached).toBeGreaterThan(2000);
      expect(history.filter(({ content }) => JSON.stringify(content).includes("tool_result"))).toHaveLength(
        10,
      );
      await say(project, ask("Another day.", { system: LONG }), { "x-tercet-user": "sam" });
      const { system } = await lastSent();
      expect(JSON.stringify(system)).toContain("Name: Sam.");
      expect([...blocks][0]).not.toContain("Name: Sam.");
    },
  );

  it("shares the first breakpoint among all users: one write, then reads", { timeout: 120_000 }, async () => {
    await resetClaude();
    const project = await createTestProject();
    const users = Array.from({ length: inject("proxyScale").users }, (_, index) => `user-${index}`);
    for (const user of users) await name(project, user, `Name${user.slice(5)}`);
    const run = async (system: unknown): Promise<{ written: number[]; read: number[] }> => {
      const written: number[] = [];
      const read: number[] = [];
      for (const user of users) {
        const { usage, persona } = await say(project, ask("Hello", { system }), { "x-tercet-user": user });
        expect(persona).toBe("kv");
        written.push(usage.cache_creation_input_tokens);
        read.push(usage.cache_read_input_tokens);
      }
      return { written, read };
    };
    const marked = await run([{ type: "text", text: `${LONG} A`, cache_control: EPHEMERAL }]);
    expect(marked.written.filter((tokens) => tokens > 0)).toHaveLength(1);
    expect(marked.read.filter((tokens) => tokens > 512)).toHaveLength(users.length - 1);
    // Without a marker of the client's: unproven at first sight, written at the second.
    const unmarked = await run(`${LONG} B`);
    expect(unmarked.written.filter((tokens) => tokens > 0)).toHaveLength(1);
    expect(unmarked.read.filter((tokens) => tokens > 512)).toHaveLength(users.length - 2);
  });

  it("never costs more than the same requests directly and the block", { timeout: 300_000 }, async () => {
    await resetClaude();
    const project = await createTestProject();
    for (const user of ["ann", "bob", "cem"]) await name(project, user, user);
    const shapes = createShapes(inject("proxyScale").shapes, 7);
    const dearer: string[] = [];
    let direct = 0;
    let through = 0;
    for (const [index, shape] of shapes.entries()) {
      const costs = await costOf(project, shape, index);
      direct += costs.direct;
      through += costs.through;
      if (costs.through > costs.direct + costs.block) dearer.push(`${shape.kind} ${JSON.stringify(costs)}`);
    }
    console.log(`${shapes.length} shapes: directly ${direct}, through ${through} nano-dollars of input`);
    expect(dearer).toEqual([]);
    expect(through).toBeLessThan(direct);
    await settle();
  });
});

/** The same requests in two workspaces, so that neither finds the other's entries. */
async function costOf(
  project: TestProject,
  shape: Shape,
  index: number,
): Promise<{ direct: number; through: number; block: number }> {
  const costs = { direct: 0, through: 0, block: 0 };
  for (const { user, conversation, body } of shape.requests) {
    const straight = await fetch(`${inject("claudeUrl")}/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": `sk-direct-${index}`, "anthropic-version": "2023-06-01" },
      body: JSON.stringify(body),
    });
    const relayed = await post(project, body, {
      "x-api-key": `sk-through-${index}`,
      "x-tercet-user": user,
      "x-tercet-conversation": `${index}-${conversation}`,
    });
    const [a, b] = (await Promise.all([straight.json(), relayed.json()])) as { usage: Usage }[];
    if (!a?.usage || !b?.usage) throw new Error(`${shape.kind}: ${JSON.stringify([a, b])}`);
    costs.direct += priceOf(shape.model, a.usage);
    costs.through += priceOf(shape.model, b.usage);
    costs.block += (inputOf(b.usage) - inputOf(a.usage)) * dearestOf(shape.model, b.usage);
  }
  return costs;
}

function priceOf(model: string, usage: Usage): number {
  const { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long } = usage.cache_creation;
  return (
    costNanoUsd(model, {
      inputTokens: usage.input_tokens,
      cacheWrite5mTokens: short,
      cacheWrite1hTokens: long,
      cacheReadTokens: usage.cache_read_input_tokens,
      outputTokens: 0,
    }) ?? 0
  );
}

/** What one more token costs at most in such a request: plain, or written with the rest. */
function dearestOf(model: string, { cache_creation: written, ...usage }: Usage): number {
  const one = { ...usage, cache_read_input_tokens: 0, cache_creation_input_tokens: 0, input_tokens: 0 };
  const long = Math.min(1, written.ephemeral_1h_input_tokens);
  const short = long === 1 ? 0 : Math.min(1, written.ephemeral_5m_input_tokens);
  return priceOf(model, {
    ...one,
    input_tokens: 1 - long - short,
    cache_creation: { ephemeral_1h_input_tokens: long, ephemeral_5m_input_tokens: short },
  });
}
