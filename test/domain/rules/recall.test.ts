import { describe, expect, it } from "vitest";
import { contentStems, countedLabels, isRecalled, scoreRecall } from "../../../scripts/replay/recall.ts";

describe("label recall", () => {
  it("compares stems of content words", () => {
    expect(contentStems("I love running and baking cakes")).toEqual(["run", "bak", "cak"]);
    expect(contentStems("to bake a cake, she runs")).toEqual(["bak", "cak", "run"]);
  });

  it("counts a label only if all its words stand in the user's own turns", () => {
    const turns = ["I bake a lot", "my dog is old"];
    expect(countedLabels({ turns, labels: ["Loves baking.", "Has an old dog.", "Plays chess."] })).toEqual([
      "Loves baking.",
      "Has an old dog.",
    ]);
  });

  it("leaves labels of special categories out", () => {
    expect(countedLabels({ turns: ["I am diabetic"], labels: ["I am diabetic."] })).toEqual([]);
  });

  it("wants half of a label's words in one attribute", () => {
    expect(isRecalled("Plays the piano", ["playing the piano"])).toBe(true);
    expect(isRecalled("Old wooden sailing boats", ["boats", "wood"])).toBe(false);
    expect(isRecalled("Old wooden boats", ["wooden boats"])).toBe(true);
  });

  it("judges a stranger's labels by chance, the same in every run", () => {
    const conversations = [
      { user: "a", turns: ["chess"], labels: ["chess"], attributes: ["chess"] },
      { user: "b", turns: ["tennis"], labels: ["tennis"], attributes: ["tennis"] },
    ];
    expect(scoreRecall(conversations)).toEqual({ counted: 2, recalled: 2, rate: 1, chance: 0 });
    expect(scoreRecall(conversations)).toEqual(scoreRecall(conversations));
  });
});
