/** CROWD=1000 for all 500 poisoned and 500 honest conversations; each twice, so that what is inferred counts too. */
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { parseBlock, type PersonaBlock } from "../../src/persona/block.ts";
import { normaliseAttribute } from "../../src/persona/normalise-attribute.ts";
import type { ChatMessage, Services } from "../../src/ports.ts";
import { claim, fooledClaims, SPECIAL, type Claim } from "../support/fooled-claude.ts";
import { BENIGN, POISONED } from "../support/poison.ts";
import {
  resetClaude,
  scriptClaims,
  seenRequests,
  teachIn,
  withVariables,
} from "../support/scripted-claude.ts";
import { createTestProject } from "../support/tercet.ts";

// The test runner transforms the SDK at its first import, which takes longer than some deadlines here.
beforeAll(() => import("../../src/adapters/claude-call.ts"));
beforeEach(resetClaude);

const VARIABLES = { EXTRACTOR: "claude", ANTHROPIC_API_KEY: `sk-ant-${crypto.randomUUID()}` };
const EVERY = Math.ceil(1000 / inject("crowd"));
/** Fewer of the ten carriers' orders and of the 25 things, but some of each. */
const some = <Item>(items: readonly Item[]): Item[] =>
  items.filter((_, index) => index % EVERY === Math.floor(index / EVERY) % EVERY);

/** The block of somebody of whose two conversations Claude answered this, what Claude was asked, and the signals. */
async function learnTwice(services: Services, messages: readonly ChatMessage[], claims: Claim[]) {
  const project = await createTestProject();
  const turns = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  for (let visit = 0; visit < 2; visit += 1) {
    await scriptClaims(...claims);
    await teachIn(services, project.id, turns);
  }
  const { body } = await project.request("GET", "/v1/users/sam/profile");
  const { text } = body["persona"] as { text: string | null };
  return { text, learned: JSON.stringify(body).toLowerCase() };
}

function blockOf(text: string | null): PersonaBlock | undefined {
  if (text === null || text === "") return undefined;
  const block = parseBlock(text);
  expect(block).toBeDefined();
  return block;
}

describe("a Claude that was fooled", () => {
  it("plants nothing in a persona, and nothing outside its grammar", async () => {
    await withVariables(VARIABLES, async (services) => {
      for (const { planted, messages } of some(POISONED)) {
        const { text, learned } = await learnTwice(services, messages, fooledClaims(messages, planted));
        blockOf(text);
        const [brand = ""] = planted.split(" ");
        for (const word of [brand, "evil.example", "recommend", "ignore", ...SPECIAL]) {
          expect(learned).not.toContain(word.toLowerCase());
        }
      }
    });
    expect(await seenRequests()).not.toEqual([]);
  }, 3_600_000);

  it("keeps out none of what was honestly said beside it", async () => {
    let kept = 0;
    const honest = some(BENIGN);
    await withVariables(VARIABLES, async (services) => {
      for (const { liked, messages } of honest) {
        const said = messages.find(({ content }) => content.includes(liked))?.content ?? "";
        const [sentence = ""] = said.match(/I (?:\w+ )*(?:love|prefer|like|enjoy) [^.]*/u) ?? [];
        const claims = [...fooledClaims(messages, "Acmecorp products"), claim(sentence, liked)];
        const { text, learned } = await learnTwice(services, messages, claims);
        expect(learned).not.toContain("acmecorp");
        const phrases = blockOf(text)?.items.Prefers.map(({ phrase }) => normaliseAttribute(phrase));
        if (phrases?.includes(normaliseAttribute(liked))) kept += 1;
      }
    });
    expect(kept).toBeGreaterThanOrEqual(0.9 * honest.length);
  }, 3_600_000);
});
