import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a manner in a clause that gives a pin", () => {
  it.each([
    ["Skip the emojis with me, and celsius please.", "Units=Celsius", "-emojis"],
    ["Treat me as a beginner and skip the jargon.", "Level=beginner", "-jargon"],
    ["Please answer in French with no emojis.", "Language=French", "-emojis"],
    ["Please use celsius and stop apologising all the time.", "Units=Celsius", "-apologies"],
  ])("is learned beside it in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    ["Treat me as a beginner, please.", "Level=beginner"],
    ["Ounces go straight over my head.", "Units=metric"],
    ["Call me Sam, plain and simple.", "Name=Sam"],
  ])("is none where it words the pin: %s", (sentence, expected) => {
    expect(learned(sentence)).toEqual([expected]);
  });

  it("does not refuse the unit that its own refusal may or may not reach", () => {
    expect(learned("No emojis and metric units, please.")).toEqual(["-emojis"]);
  });
});
