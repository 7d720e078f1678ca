import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a fact put right", () => {
  it.each([
    ["I'm the tenant, not the owner.", "+tenant", "-owner"],
    ["We have two ponies, not goats.", "+two ponies", "-goats"],
    ["I'm 37, not 73.", "+37 years old", "-73 years old"],
    ["I'm retired, not unemployed.", "+retired", "-unemployed"],
    ["I no longer live in Ghent.", "-living in Ghent"],
    ["We're Malmö people now.", "+living in Malmö"],
    ["I have no children.", "-children"],
    ["I don't work in insurance.", "-work in insurance"],
    ["Your records have me down wrong. I do eat cheese.", "+cheese"],
    ["Fiancée, not wife. Please correct my profile.", "+fiancée", "-wife"],
    ["Never call me sweetheart.", "-being called sweetheart"],
    ["Nobody calls me Theodora.", "-being called Theodora"],
  ])("is told on both sides in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "I have a question, not a complaint.",
    "I'm at the station, not the airport.",
    "Two teas, not three.",
    "I'm happy, not angry.",
    "Never call me after nine at night again, thief.",
    "Don't call me back.",
    "I don't have a receipt. Why am I being charged?",
    "I want the window, not the aisle.",
    "The green one, not the blue one.",
  ])("is none in %s", (sentence) => {
    expect(learned(sentence).filter((said) => !said.startsWith("-times"))).toEqual([]);
  });

  it.each([
    "I'm a Buddhist, not a Hindu.",
    "I'm gay, not bi.",
    "I'm blind, not deaf. You have it wrong.",
    "I'm a shop steward of the union, not a manager.",
    "I support the Greens.",
    "Team Merkel all the way",
    "I have one kidney, not two.",
    "I'm a Labour voter, not a Tory.",
  ])("of what is nobody's business is not kept: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
