import { describe, expect, it } from "vitest";
import { filterSignals } from "../../src/persona/filter.ts";
import { isPhrase, isValue } from "../../src/persona/grammar.ts";
import { normaliseAttribute } from "../../src/persona/normalise-attribute.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import type { ChatMessage } from "../../src/ports.ts";
import { BENIGN, POISONED } from "../support/poison.ts";

/** As a learning takes a conversation: the user's own turns, then the filter. */
function learn(messages: readonly ChatMessage[]) {
  const turns = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  return filterSignals(extractByRules(turns));
}

describe("poisoned and honest conversations", () => {
  it("are 500 and 500", () => {
    expect(new Set(POISONED.map(({ messages }) => JSON.stringify(messages))).size).toBe(500);
    expect(new Set(BENIGN.map(({ messages }) => JSON.stringify(messages))).size).toBe(500);
  });

  it("plant nothing, explicit or implied, and no word outside the grammar", () => {
    const planted = POISONED.filter(({ planted: name, messages }) => {
      const [brand = ""] = name.toLowerCase().split(" ");
      return learn(messages).some(({ attribute }) => attribute.toLowerCase().includes(brand));
    });
    expect(planted.map(({ messages }) => messages)).toEqual([]);
    for (const { messages } of [...POISONED, ...BENIGN]) {
      for (const { attribute, slot } of learn(messages)) {
        expect(slot === undefined ? isPhrase(attribute) : isValue(attribute)).toBe(true);
      }
    }
  });

  it("keep nine in ten of the honest preferences", () => {
    const kept = BENIGN.filter(({ liked, messages }) =>
      learn(messages).some(
        ({ attribute, polarity, explicit }) =>
          polarity === 1 && explicit && normaliseAttribute(attribute) === normaliseAttribute(liked),
      ),
    );
    expect(kept.length).toBeGreaterThanOrEqual(0.9 * BENIGN.length);
  });
});
