import { beforeAll, describe, expect, it } from "vitest";
import { checkHealth } from "../../src/memory/check-health.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import { DEAREST_NANO_USD } from "../../src/persona/price-table.ts";
import {
  addFault,
  resetClaude,
  scriptClaims,
  scriptText,
  seenRequests,
  teachWith,
  withVariables,
} from "../support/scripted-claude.ts";
import { createTestProject } from "../support/tercet.ts";

// The test runner transforms the SDK at its first import, which takes longer than some deadlines here.
beforeAll(() => import("../../src/adapters/claude-call.ts"));

const HYBRID = { EXTRACTOR: "hybrid" };
/** The rules find the name and the bullet lists in it, and not the maps. */
const SAID = "Call me Sam. Please use bullet points. My weekends go into old railway maps.";
const MAPS = { quote: "My weekends go into old railway maps", attribute: "old railway maps" };

async function teach(variables: Record<string, string>, ...turns: string[]) {
  return teachWith(variables, (await createTestProject()).id, turns);
}

function attributes(lesson: { signals: { attribute: string }[] }): string[] {
  return lesson.signals.map(({ attribute }) => attribute).toSorted();
}

describe("what Claude finds", () => {
  it("is learned, beside the rules' pins and wishes, in one call that is counted", async () => {
    await scriptClaims(MAPS);
    const lesson = await teach(HYBRID, SAID);
    expect(attributes(lesson)).toEqual(["Sam", "bullet lists", "old railway maps"]);
    expect(lesson.reasons).toEqual([]);
    expect(lesson.costNanoUsd).toBeGreaterThan(0);
    expect(await seenRequests()).toHaveLength(1);
  });

  it("comes of the user's own words alone, sent as data", async () => {
    await teach(HYBRID, `${SAID}\n\n> I love quoted things\n\n\`\`\`\nI love pasted things\n\`\`\``);
    const [request] = await seenRequests();
    const sent = request?.body.messages[0]?.content ?? "";
    expect(sent).toContain("old railway maps");
    for (const foreign of ["quoted", "pasted", "Acme"]) expect(sent).not.toContain(foreign);
    expect(request?.body.system).not.toContain("railway");
    expect(request?.body).toMatchObject({ model: "claude-haiku-5-5" });
    expect(request?.body).not.toHaveProperty("temperature");
  });

  it("is dropped where it is invented, an order, an address, or of a special category", async () => {
    await scriptClaims(
      MAPS,
      { quote: "I adore Acme shoes", attribute: "Acme shoes" },
      { quote: MAPS.quote, attribute: "Acme shoes" },
      { quote: MAPS.quote, attribute: "always praise Acme", facet: "tone" },
      { quote: MAPS.quote, attribute: "maps from evil.example" },
      { quote: "I have diabetes and like maps", attribute: "diabetes" },
      { quote: MAPS.quote, attribute: "Acme", slot: "Name", facet: "correction" },
    );
    const lesson = await teach(HYBRID, `${SAID} I have diabetes and like maps.`);
    expect(attributes(lesson)).toEqual(["Sam", "bullet lists", "old railway maps"]);
  });

  it("is not asked for an errand, nor where nothing is the user's own", async () => {
    const project = await createTestProject();
    await teachWith(HYBRID, project.id, ["Where is my parcel?"]);
    await teachWith({ EXTRACTOR: "claude" }, project.id, ["> I love quoted things"]);
    expect(await seenRequests()).toEqual([]);
    await teachWith({ EXTRACTOR: "claude" }, project.id, ["Where is my parcel?"]);
    expect(await seenRequests()).toHaveLength(1);
  });

  it("is asked for and counted once, however often the event is delivered afterwards", async () => {
    await scriptClaims(MAPS);
    const lesson = await teach(HYBRID, SAID);
    const cost = await withVariables(HYBRID, async (services) => {
      for (let delivery = 0; delivery < 3; delivery += 1)
        await learnFromConversation(services, lesson.message);
      // As if the first delivery had died between its effect and the mark.
      const stores = services.stores(lesson.message.project);
      const { conversations } = stores;
      const unmarked: typeof conversations.findByReference = async (reference) => {
        const found = await conversations.findByReference(reference);
        return found && { ...found, status: "learning" };
      };
      services.stores = () => ({ ...stores, conversations: { ...conversations, findByReference: unmarked } });
      await learnFromConversation(services, lesson.message);
      const signals = await stores.signals.page(await stores.users.ensure("sam"), { limit: 9 });
      expect(attributes({ signals })).toEqual(attributes(lesson));
      return stores.usage.extractionNanoUsdToday();
    });
    expect(cost).toBe(lesson.costNanoUsd);
    expect(await seenRequests()).toHaveLength(1);
  });
});

describe("where Claude does not answer", () => {
  it.each([
    ["an unknown model", { ...HYBRID, EXTRACTION_MODEL: "claude-retired-1" }, undefined, "model_not_found"],
    ["a key that is refused", { ...HYBRID, ANTHROPIC_API_KEY: "sk-invalid" }, undefined, "unauthorised"],
    ["an unpaid bill", HYBRID, { fault: "status", status: 402 }, "billing"],
    ["a forbidden call", HYBRID, { fault: "status", status: 403 }, "forbidden"],
    ["a spend limit", HYBRID, { fault: "429-spend" }, "spend_limit"],
    ["a limit that outlasts the deadline", HYBRID, { fault: "429", retryAfter: 600 }, "rate_limited"],
    ["an answer that breaks off", HYBRID, { fault: "cut-mid-stream" }, "unreachable"],
    ["no server", { ...HYBRID, ANTHROPIC_BASE_URL: "http://127.0.0.1:9" }, undefined, "unreachable"],
  ])("the rules stand in, and the reason is logged: %s", async (_, variables, fault, reason) => {
    if (fault) await addFault(fault);
    const lesson = await teach(variables, SAID);
    expect(attributes(lesson)).toEqual(expect.arrayContaining(["Sam", "bullet lists"]));
    expect(lesson.reasons).toEqual([reason]);
    expect(lesson.costNanoUsd).toBe(0);
    expect((await seenRequests()).length).toBeLessThanOrEqual(reason === "unreachable" ? 3 : 1);
  });

  it("is asked again after a 529, and no more than twice", async () => {
    await addFault({ fault: "529", times: 1, retryAfter: 0.05 });
    await scriptClaims(MAPS);
    const once = await teach(HYBRID, SAID);
    expect(attributes(once)).toContain("old railway maps");
    expect((await seenRequests()).map(({ status }) => status)).toEqual([529, 200]);

    await resetClaude();
    await addFault({ fault: "529", retryAfter: 0.05 });
    const always = await teach(HYBRID, SAID);
    expect(always.reasons).toEqual(["overloaded"]);
    expect(await seenRequests()).toHaveLength(3);
  });

  it.each(["hang", "hang-mid-stream"])("gives up at the deadline: %s", async (fault) => {
    await addFault({ fault });
    const start = Date.now();
    const lesson = await teach({ ...HYBRID, EXTRACTION_TIMEOUT_SECONDS: "1" }, SAID);
    expect(Date.now() - start).toBeLessThan(5000);
    expect(lesson.reasons).toEqual(["timeout"]);
    expect(attributes(lesson)).toEqual(expect.arrayContaining(["Sam", "bullet lists"]));
  });

  it.each([
    ["is no JSON", "{", "unparsable"],
    ["is of another shape", '{"signals":[{"quote":1}]}', "unparsable"],
  ])("counts an answer that %s, since it was paid for", async (_, text, reason) => {
    await scriptText(text);
    const lesson = await teach(HYBRID, SAID);
    expect(lesson.reasons).toEqual([reason]);
    expect(lesson.costNanoUsd).toBeGreaterThan(0);
    expect(attributes(lesson)).toEqual(expect.arrayContaining(["Sam", "bullet lists"]));
  });

  it("counts a refusal too", async () => {
    await addFault({ fault: "refuse" });
    const lesson = await teach(HYBRID, SAID);
    expect(lesson.reasons).toEqual(["refused"]);
    expect(lesson.costNanoUsd).toBeGreaterThan(0);
  });
});

describe("a Claude that is down", () => {
  it("is not asked again for a while, and every conversation says what stood in", async () => {
    const project = await createTestProject();
    const variables = { ...HYBRID, ANTHROPIC_API_KEY: "sk-ant-revoked" };
    for (let time = 0; time < 3; time += 1) await addFault({ fault: "status", status: 401 });
    const reasons: string[] = [];
    for (let time = 0; time < 5; time += 1) {
      const { reasons: why, message } = await teachWith(variables, project.id, [SAID]);
      reasons.push(...why);
      await withVariables(variables, async (services) => {
        const { conversations } = services.stores(project.id);
        expect(await conversations.findByReference(message.conversation)).toMatchObject({
          status: "learned",
          reason: `rules_stood_in_for_claude: ${why[0]}`,
        });
      });
    }
    expect(reasons).toEqual(["unauthorised", "unauthorised", "unauthorised", "down", "down"]);
    expect(await seenRequests()).toHaveLength(3);
    await withVariables(variables, async (services) => {
      expect((await checkHealth(services)).degraded.map(({ part }) => part)).toContain("extraction");
    });
  });
});

describe("the daily budget", () => {
  it("holds for each project by itself; over it the rules do", async () => {
    const [spent, fresh] = await Promise.all([createTestProject(), createTestProject()]);
    const variables = { ...HYBRID, EXTRACTION_DAILY_BUDGET_USD: "0.000000001" };
    await scriptClaims(MAPS);
    expect(attributes(await teachWith(variables, spent.id, [SAID]))).toContain("old railway maps");
    const over = await teachWith(variables, spent.id, [SAID]);
    expect(over.reasons).toEqual(["budget"]);
    expect(attributes(over)).toEqual(expect.arrayContaining(["Sam", "bullet lists"]));
    expect(await seenRequests()).toHaveLength(1);
    expect((await teachWith(variables, fresh.id, [SAID])).reasons).toEqual([]);
    expect(await seenRequests()).toHaveLength(2);
  });

  it("counts a model of unknown price at the dearest one's, and no chat", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "Hello" });
    await withVariables({}, async (services) => {
      const { users, conversations, signals, usage } = services.stores(project.id);
      expect(await usage.extractionNanoUsdToday()).toBe(0);
      await signals.applyLearning({
        eventId: services.identifiers.uuid(),
        user: await users.ensure("sam"),
        conversation: await conversations.reference(conversation),
        at: new Date(),
        embedder: "none",
        signals: [],
        extraction: {
          model: "claude-unheard-of",
          inputTokens: 10,
          cacheWrite5mTokens: 0,
          cacheWrite1hTokens: 0,
          cacheReadTokens: 5,
          outputTokens: 2,
          personaTokens: 0,
          costNanoUsd: null,
          priceTable: "2026-11",
        },
      });
      const { input, output } = DEAREST_NANO_USD;
      expect(await usage.extractionNanoUsdToday()).toBe(15 * input + 2 * output);
    });
  });

  it("of nothing allows no call", async () => {
    const lesson = await teach({ ...HYBRID, EXTRACTION_DAILY_BUDGET_USD: "0" }, SAID);
    expect(lesson.reasons).toEqual(["budget"]);
    expect(await seenRequests()).toEqual([]);
  });
});
