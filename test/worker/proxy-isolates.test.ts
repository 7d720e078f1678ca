/** Turns of one conversation in one isolate after another, which have only what the stores hold. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { createServices } from "../../src/services.ts";
import { ask, lastSent, OWN_CREDENTIAL, type Body, type Message } from "../support/drop-in.ts";
import { resetClaude } from "../support/scripted-claude.ts";
import type { UpstashReport } from "../support/scripted-upstash.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

interface Said {
  content: unknown;
  conversation: string | null;
  persona: string | null;
}

/** A KV that shows nothing here yet. */
const FAR_KV = {
  getWithMetadata: () => Promise.resolve({ value: null, metadata: null, cacheStatus: null }),
  get: () => Promise.resolve(null),
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
} as unknown as KVNamespace;
const DEAD = { connectionString: "postgresql://nobody:nothing@127.0.0.1:9/none" } as Hyperdrive;

/** Others come and go until the isolate, which holds so many openings, has none of before. */
function forget(): void {
  const { frozenOpenings } = createServices(env, () => {});
  const opening = { conversation: "other", block: null, at: 0, kept: 0, isShared: false };
  for (let index = 0; index < 5000; index += 1) frozenOpenings.set(`other:${index}`, opening);
}

/** Requests to an isolate that remembers no opening, and the work behind each done. */
async function sayElsewhere(project: TestProject, body: Body, variables: object): Promise<Said> {
  forget();
  const context = createExecutionContext();
  const request = new Request("http://tercet.test/anthropic/v1/messages", {
    method: "POST",
    headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live, "x-tercet-user": "sam" },
    body: JSON.stringify(body),
  });
  const response = await worker.fetch(request, { ...env, ...variables }, context);
  expect(response.status).toBe(200);
  const { content }: { content: unknown } = await response.json();
  await waitOnExecutionContext(context);
  const { headers } = response;
  return {
    content,
    conversation: headers.get("x-tercet-conversation"),
    persona: headers.get("x-tercet-persona"),
  };
}

function mirrorOf(url: string): object {
  return { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: "token" };
}

/** Five turns by the place that each is in; the conversations and blocks that there were. */
async function converse(
  project: TestProject,
  places: readonly object[],
): Promise<{ said: Said[]; blocks: string[] }> {
  const messages: Message[] = [];
  const said: Said[] = [];
  const blocks: string[] = [];
  for (const [turn, place] of places.entries()) {
    messages.push({ role: "user", content: `Question ${turn} of somebody who moves.` });
    const answer = await sayElsewhere(project, { ...ask(""), messages }, place);
    messages.push({ role: "assistant", content: answer.content });
    said.push(answer);
    blocks.push(JSON.stringify((await lastSent()).system));
    // What is learned meanwhile is for the next conversation.
    if (turn === 0) await project.teach("sam", "I hate bullet lists.");
  }
  return { said, blocks };
}

beforeEach(resetClaude);

describe("a conversation without a name", () => {
  it("is found in every isolate by its last exchange, with its block", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const { said, blocks } = await converse(project, [{}, {}, {}, {}, {}]);
    expect(new Set(said.map(({ conversation }) => conversation)).size).toBe(1);
    expect(said.map(({ persona }) => persona)).toEqual(["kv", ...Array(4).fill("frozen")]);
    expect(new Set(blocks).size).toBe(1);
    expect(blocks[0]).toContain("bullet lists");
  });

  it("is found in the mirror where KV shows nothing and Postgres is down", async () => {
    const project = await createTestProject({ openingBudgetMs: 10_000 });
    await project.teach("sam", "I prefer bullet lists.");
    const url = `${inject("upstashUrl")}/${crypto.randomUUID()}`;
    const near = { ...mirrorOf(url), PERSONA_CACHE: FAR_KV };
    const down = { ...near, HYPERDRIVE: DEAD };
    const { said, blocks } = await converse(project, [near, down, down, near, down]);
    expect(new Set(said.map(({ conversation }) => conversation)).size).toBe(1);
    expect(said.slice(1).map(({ persona }) => persona)).toEqual(Array(4).fill("frozen"));
    expect(new Set(blocks).size).toBe(1);
    const { entries }: UpstashReport = await (await fetch(`${url}/__report`)).json();
    const copies = entries.filter(({ key }) => key.startsWith("tercet:frozen:"));
    expect(copies.length).toBeGreaterThanOrEqual(5);
    for (const { ttlSeconds } of copies) expect(ttlSeconds).toBeGreaterThan(29 * 86_400);
    expect(JSON.stringify(entries)).not.toMatch(/bullet|persona/u);
  });
});
