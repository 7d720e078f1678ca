import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a trade", () => {
  it.each([
    ["Saddler by trade.", "Role=saddler"],
    ["I translate manuals from Finnish.", "+translating manuals from Finnish"],
    ["I do lashes from home.", "+doing lashes"],
    ["I drive a tram.", "+driving a tram"],
    ["For twenty years I taught geometry.", "+teaching geometry"],
    ["My thesis is on glacier melt.", "+glacier melt"],
    ["Piano lessons pay my rent.", "+Piano lessons"],
    ["Change my job title to warehouse supervisor, please.", "Role=warehouse supervisor"],
    ["Occupation: bookbinder.", "Role=bookbinder"],
    ["I'm retraining as an arborist.", "Role=trainee arborist"],
    ["We're exporting cut flowers.", "+cut flowers"],
    ["I'm not in sales.", "-work in sales"],
    ["I have two daughters.", "+two daughters"],
  ])("is told in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "Plumber, please, as soon as you can.",
    "Is there a locksmith by trade near me?",
    "Hair stylist here in Leeds?",
    "My neighbour drives a tram.",
    "I'm importing my contacts.",
    "We are making no progress.",
    "I have never worked so hard to get a refund.",
  ])("is not told in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("a skill", () => {
  it.each([
    ["Been welding pipes for thirty years.", "+experienced with welding pipes", "+welding pipes"],
    ["I've built dozens of Drupal sites.", "+experienced with Drupal sites"],
    ["Excel noob here.", "+beginner in Excel"],
    ["Zero clue about pensions.", "+beginner in pensions"],
    ["With spreadsheets I'm very confident.", "+experienced with spreadsheets"],
    ["I'm better at Ruby than at Go.", "+stronger in Ruby than Go"],
    ["I'm no accountant.", "-accountant jargon"],
    ["I'm not a novice.", "-beginner explanations"],
    ["I only know the basics of chess.", "+beginner in chess"],
    ["This is my first sewing machine.", "+beginner in sewing machine"],
  ])("is told in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "No idea about the delivery date.",
    "I'm comfortable with the price.",
    "I'm very good at waiting.",
    "This is my first order.",
    "In Ghent I'm hopeless.",
    "He's no lawyer.",
    "I'm not a student here, just visiting.",
  ])("is not told in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
