import { describe, expect, it } from "vitest";
import { createGrounding } from "../../../src/persona/extraction/grounding.ts";
import { ownTurns } from "../../../src/persona/extraction/own-turns.ts";

const grounding = createGrounding(
  ownTurns([
    "Hi! I’m Sam. I really love spicy noodles.",
    "Those are great. My sister's dog barked.",
    "Ich mag scharfes Essen.",
    "我喜欢品茶，也喜欢散步。",
  ]),
);

describe("grounding", () => {
  it("finds a quotation whatever its case, apostrophes and punctuation, in the user's own spelling", () => {
    expect(grounding.find("i'm sam", 0)).toEqual({ text: "I’m Sam.", turn: 0 });
    expect(grounding.find("I really LOVE spicy noodles", 0)?.text).toBe("I really love spicy noodles.");
  });

  it("finds one in another turn than the cited one, and one of several sentences", () => {
    expect(grounding.find("love spicy noodles", 3)?.turn).toBe(0);
    expect(grounding.find("I'm Sam. I really love spicy noodles.", 0)?.text).toBe(
      "I’m Sam. I really love spicy noodles.",
    );
  });

  it("finds part of a sentence without spaces", () => {
    expect(grounding.find("我喜欢品茶", 3)?.turn).toBe(3);
    expect(grounding.standsIn("品茶", "我喜欢品茶，也喜欢散步。")).toBe(true);
    expect(grounding.wasSaid("登山")).toBe(false);
  });

  it.each(["", "…", "I love horror films", "love spicy", "noodles I", "spicy noodle"])(
    "takes whole words in their order only: %j",
    (quote) => {
      const found = grounding.find(quote, 0);
      expect(found === undefined).toBe(quote !== "love spicy");
    },
  );

  it("takes a phrase whose content words were said, with other endings as well", () => {
    expect(grounding.wasSaid("spicy noodle")).toBe(true);
    expect(grounding.wasSaid("scharfe Essen")).toBe(true);
    expect(grounding.wasSaid("the dogs")).toBe(true);
  });

  it("refuses a phrase with a word that nobody said", () => {
    expect(grounding.wasSaid("Acme noodles")).toBe(false);
    expect(grounding.wasSaid("spa")).toBe(false);
    expect(grounding.standsIn("spicy noodles", "Those are great.")).toBe(false);
  });
});
