import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseAttribute } from "../../src/persona/normalise-attribute.ts";

describe("normaliseAttribute", () => {
  it.each([
    ["Bullet Lists", "a bullet list"],
    ["the shorter answers", "shorter answer"],
    ["step-by-step guides", "Step by step guide"],
    ["my dog’s food", "dogs' foods"],
    ["café visits", "cafe visit"],
    ["ＭＥＴＲＩＣ units", "metric unit"],
    ["  code   examples! ", "code example"],
    ["日本料理", "日本料理"],
  ])("takes %j and %j for the same", (one, other) => {
    expect(normaliseAttribute(one)).toBe(normaliseAttribute(other));
  });

  it.each([
    ["C", "C++"],
    ["C++", "C#"],
    ["3.5 inch disks", "35 inch disks"],
    ["lists of bullets", "bullet lists"],
    ["short answers", "long answers"],
    ["日本料理", "日本語"],
    ["हिंदी", "हिंद"],
    ["мой", "мои"],
    ["😀", "🎸"],
  ])("takes %j and %j for different", (one, other) => {
    expect(normaliseAttribute(one)).not.toBe(normaliseAttribute(other));
  });

  it("gives stems in order, without articles and possessives", () => {
    expect(normaliseAttribute("The links to my sources")).toBe("link to sourc");
    expect(normaliseAttribute("the")).toBe("the");
    expect(normaliseAttribute("")).toBe("");
  });

  it("is idempotent, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.array(fc.stringMatching(/^[a-zA-Z'’-]{1,14}$/u)).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (attribute) => {
        const key = normaliseAttribute(attribute);
        expect(normaliseAttribute(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });
});
