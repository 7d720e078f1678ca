import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutPrompt } from "../../src/persona/prompt-layout.ts";

const LONG = "All prices are shown with taxes. ".repeat(100);
const SEEN = { minimumTokens: 512, systemSeenBefore: true };
const MESSAGES = [{ role: "user" as const, content: "Hello" }];

describe("the prompt's layout", () => {
  it("puts the persona behind the app's own prompt, so that all users share the first breakpoint", () => {
    const { system } = layOutPrompt({ system: LONG, persona: "PERSONA", messages: MESSAGES }, SEEN);
    expect(system.map(({ text }) => text)).toEqual([LONG, "PERSONA"]);
    expect(system[0]).toHaveProperty("cache_control");
    expect(system[1]).not.toHaveProperty("cache_control");
  });

  it("marks the last message, and no other", () => {
    const messages = [
      { role: "user" as const, content: "One" },
      { role: "assistant" as const, content: "Two" },
      { role: "user" as const, content: "Three" },
    ];
    const laidOut = layOutPrompt({ system: LONG, persona: undefined, messages }, SEEN);
    expect(laidOut.messages.map(({ content }) => content[0]?.cache_control !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("marks nothing that was not seen before, nor what is too short to be cached", () => {
    const marks = (system: string, facts: typeof SEEN): boolean =>
      JSON.stringify(layOutPrompt({ system, persona: "P", messages: MESSAGES }, facts)).includes(
        "cache_control",
      );
    expect(marks(LONG, SEEN)).toBe(true);
    expect(marks(LONG, { ...SEEN, systemSeenBefore: false })).toBe(false);
    expect(marks("Be kind.", SEEN)).toBe(false);
  });

  it("keeps every text as it came, in order", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 });
    const message = fc.record({
      role: fc.constantFrom("user" as const, "assistant" as const),
      content: text,
    });
    fc.assert(
      fc.property(
        text,
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (system, messages, seen) => {
          const laidOut = layOutPrompt(
            { system, persona: "P", messages },
            { minimumTokens: 1, systemSeenBefore: seen },
          );
          expect(laidOut.system.map((block) => block.text)).toEqual([system, "P"]);
          expect(
            laidOut.messages.map(({ role, content }) => ({
              role,
              content: content.map((block) => block.text).join(""),
            })),
          ).toEqual(messages);
        },
      ),
    );
  });
});
