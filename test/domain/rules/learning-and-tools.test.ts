import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("what helps somebody take things in", () => {
  it.each([
    ["Examples help me a lot", "+examples"],
    ["I learn best with examples", "+examples"],
    ["I do best with worked examples", "+examples"],
    ["I understand things better with analogies", "+analogies"],
    ["Charts make everything easier for me", "+diagrams"],
    ["Quizzes help me remember", "+Quizzes"],
    ["I'm a visual learner", "+visual learner"],
    ["I learn by doing", "+learning by doing"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "This example helps me, now the next step",
    "Your table helps me",
    "Can you help me a lot with this?",
  ])("is not: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("technology that somebody uses or wants", () => {
  it.each([
    ["For code, use TypeScript", "+TypeScript for code"],
    ["For shell scripts, stick to Bash", "+Bash for shell scripts"],
    ["Always use Python for data work", "+Python for data work"],
    ["I mostly work with Python", "+Python"],
    ["We run Postgres at work", "+Postgres"],
    ["Our stack is Django and React", "+Django", "+React"],
    ["My team writes everything in Go", "+Go"],
    ["Our backend is written in Elixir", "+Elixir"],
    ["I code mostly in C++", "+C++"],
    ["I'm on a Mac", "+Mac"],
    ["I use Vim for everything", "+Vim"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "Use Python to solve this",
    "Write a script in Bash",
    "We run into the same error at work",
    "We deploy on Friday",
    "The tests run on Postgres",
    "We run out of milk every week",
    "I'm on hold since an hour",
    "My computer runs slow",
    "I use this card for everything",
    "For this order, use my other card",
    "Rewrite this in Rust",
    "Convert this to TypeScript",
  ])("is not: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
