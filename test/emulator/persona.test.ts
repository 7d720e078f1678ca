import { describe, expect, test } from "vitest";
import { ask, personaBlock, startEmulator, textOf } from "./harness.ts";

const EMOJI = /\p{Extended_Pictographic}/u;
const BULLET = /^- /mu;

async function reply(
  lines: readonly string[] | undefined,
  question = "How do I reset my router?",
): Promise<string> {
  const { client } = await startEmulator();
  const system = lines ? { system: personaBlock(...lines) } : {};
  return textOf(
    await client.messages.create(ask({ ...system, messages: [{ role: "user", content: question }] })),
  );
}

function sentences(text: string): number {
  return text.match(/[.!?](?=\s|$)/gu)?.length ?? 0;
}

describe("a reply follows the persona block in the system prompt", () => {
  test("without one it has bullets, an emoji and a middling length, and echoes the question", async () => {
    const text = await reply(undefined, "Hi! Could you tell me how to descale my kettle? It is old.");
    expect(text).toContain("“how to descale my kettle”");
    expect(text).toMatch(BULLET);
    expect(text).toMatch(EMOJI);
  });

  test("it greets by name at first and only addresses by name later", async () => {
    expect(await reply(["Name: Sam."])).toMatch(/^Hi Sam,/u);
    const { client } = await startEmulator();
    const messages = ["user", "assistant", "user"].map((role) => ({
      role: role === "user" ? ("user" as const) : ("assistant" as const),
      content: "Go on, please",
    }));
    const later = await client.messages.create(ask({ system: personaBlock("Name: Sam."), messages }));
    expect(textOf(later)).toMatch(/^Sam,/u);
  });

  test("short answers are one sentence, detailed ones are longer than the usual", async () => {
    const short = await reply(["Prefers: strongly short answers.", "Avoids: emojis."]);
    expect(sentences(short)).toBe(1);
    const usual = await reply([]);
    const long = await reply(["Prefers: detailed explanations."]);
    expect(long.length).toBeGreaterThan(1.5 * usual.length);
    expect(long.split("\n\n").length).toBeGreaterThan(3);
  });

  test("bullet lists, steps and prose", async () => {
    expect(await reply(["Prefers: bullet lists."])).toMatch(BULLET);
    expect(await reply(["Avoids: bullet lists."])).not.toMatch(BULLET);
    expect(await reply(["Prefers: step-by-step instructions."])).toMatch(/^1\. .+\n2\. /mu);
  });

  test("emojis", async () => {
    expect((await reply(["Prefers: emojis."])).match(/\p{Extended_Pictographic}/gu)?.length).toBe(3);
    expect(await reply(["Avoids: emojis."])).not.toMatch(EMOJI);
  });

  test("formal and casual tone", async () => {
    expect(await reply(["Prefers: formal tone.", "Name: Sam."])).toMatch(/^Dear Sam,[\s\S]*Kind regards\.$/u);
    expect(await reply(["Prefers: casual tone.", "Name: Sam."])).toMatch(/^Hey Sam![\s\S]*Cheers!$/u);
    expect(await reply(["Avoids: formal language.", "Name: Sam."])).toMatch(/^Hey Sam!/u);
  });

  test("code examples in the language named, plain words for beginners, depth for experts", async () => {
    expect(await reply(["Prefers: Python code examples."])).toContain("```python");
    expect(await reply(["Avoids: code."])).not.toContain("```");
    expect(await reply(["Level: beginner."])).toContain("In plain words");
    expect(await reply(["Prefers: technical depth."])).toContain("At a technical level");
  });

  test.each([
    ["German", "Hallo Sam,", "Zum Thema"],
    ["French", "Bonjour Sam,", "Au sujet de"],
    ["Spanish", "Buenos días, Sam:", "Sobre"],
    ["Italian", "Buongiorno Sam,", "Riguardo a"],
    ["Brazilian Portuguese", "Bom dia, Sam,", "Sobre"],
    ["Dutch", "Dag Sam,", "Over"],
  ])("%s", async (language, greeting, opening) => {
    const text = await reply([`Language: ${language}.`, "Name: Sam.", "Avoids: seafood."]);
    expect(text.startsWith(greeting)).toBe(true);
    expect(text).toContain(opening);
    expect(text).toContain("seafood");
    expect(text).not.toContain("Since you prefer");
  });

  test("a language it has no sentences for is named in English", async () => {
    expect(await reply(["Language: Japanese."])).toContain("You asked for Japanese");
  });

  test("spelling, units and currency", async () => {
    const text = await reply(["Spelling: British.", "Units: metric.", "Currency: EUR."]);
    expect(text).toContain("favour");
    expect(text).not.toContain("favor.");
    expect(text).toContain("metric units, EUR");
    expect(await reply(["Spelling: American."])).toContain("favor");
  });

  test("whatever else is preferred, avoided or known is woven in", async () => {
    const lines = [
      "Prefers: vegan recipes.",
      "Avoids: strongly seafood.",
      "Context: runs a bakery.",
      "Off limits: politics.",
    ];
    const text = await reply(lines);
    expect(text).toContain("Since you prefer vegan recipes");
    expect(text).toContain("I'll leave out seafood.");
    expect(text).toContain("I'll leave out politics.");
    expect(text).toContain("runs a bakery");
    const short = await reply(["Prefers: short answers; vegan recipes.", "Avoids: seafood; emojis."]);
    expect(short).toContain("keeping to vegan recipes, leaving out seafood");
    expect(sentences(short)).toBe(1);
  });

  test("the message itself wins over the persona", async () => {
    expect(await reply(["Prefers: prose."], "List the planets in bullet points")).toMatch(BULLET);
    expect(await reply(["Language: Dutch."], "What is a tide? Please answer in German")).toContain(
      "Zum Thema",
    );
  });

  test("the block is found in any block of the system prompt, and text around it is not read", async () => {
    const { client } = await startEmulator();
    const system = [
      { type: "text" as const, text: "Name: Nobody.\nAvoids: bullet lists." },
      { type: "text" as const, text: personaBlock("Name: Sam.") },
    ];
    const text = textOf(await client.messages.create(ask({ system })));
    expect(text).toContain("Sam");
    expect(text).toMatch(BULLET);
    expect(text).not.toContain("Nobody");
  });
});
