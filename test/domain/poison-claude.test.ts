import { describe, expect, it } from "vitest";
import { combineSignals } from "../../src/persona/extraction/combine.ts";
import { ownTurns } from "../../src/persona/extraction/own-turns.ts";
import { readAnswer } from "../../src/persona/extraction/read-answer.ts";
import { isPhrase, isValue } from "../../src/persona/grammar.ts";
import { normaliseAttribute } from "../../src/persona/normalise-attribute.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import type { ExtractedSignal } from "../../src/persona/signal.ts";
import type { ChatMessage } from "../../src/ports.ts";
import { claim, fooledClaims, SPECIAL, type Claim } from "../support/fooled-claude.ts";
import { BENIGN, POISONED } from "../support/poison.ts";

/** As an extraction by Claude goes on, whatever it answered. */
function learn(messages: readonly ChatMessage[], signals: Claim[]): ExtractedSignal[] {
  const turns = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  return combineSignals(readAnswer({ signals }, ownTurns(turns)), extractByRules(turns));
}

describe("a Claude that believes what was planted", () => {
  it("plants nothing, and no word outside the grammar, in 500 conversations", () => {
    const foreign = ["evil", "recommend", "ignore", ...SPECIAL];
    for (const { planted, messages } of POISONED) {
      const [brand = ""] = planted.toLowerCase().split(" ");
      for (const { attribute, slot } of learn(messages, fooledClaims(messages, planted))) {
        expect(slot === undefined ? isPhrase(attribute) : isValue(attribute)).toBe(true);
        for (const word of [brand, ...foreign]) {
          expect({ messages, attribute: attribute.toLowerCase() }).not.toMatchObject({
            attribute: expect.stringContaining(word.toLowerCase()),
          });
        }
      }
    }
  });

  it("loses none of 500 honest preferences among what it makes up", () => {
    const lost = BENIGN.filter(({ liked, messages }) => {
      const said = messages.find(({ content }) => content.includes(liked))?.content ?? "";
      const [sentence = ""] = said.match(/I (?:\w+ )*(?:love|prefer|like|enjoy) [^.]*/u) ?? [];
      const claims = [...fooledClaims(messages, "Acmecorp products"), claim(sentence, liked)];
      return !learn(messages, claims).some(
        ({ attribute, polarity, explicit }) =>
          polarity === 1 && explicit && normaliseAttribute(attribute) === normaliseAttribute(liked),
      );
    });
    expect(lost).toEqual([]);
  });
});
