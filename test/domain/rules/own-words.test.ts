import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/persona/own-words.ts";

describe("ownWords", () => {
  it("keeps the user's own sentences, in order", () => {
    expect(ownWords("I like tea. It calms me!\nDo you?")).toEqual(["I like tea.", "It calms me!", "Do you?"]);
  });

  it("keeps abbreviations, numbers and names of technologies whole", () => {
    expect(ownWords("Dr. Lee uses Node.js 3.5, e.g. for tests. I agree.")).toEqual([
      "Dr. Lee uses Node.js 3.5, e.g. for tests.",
      "I agree.",
    ]);
  });

  it("keeps a short quoted term, without its marks", () => {
    expect(ownWords('I prefer "dark mode" at night.')).toEqual(["I prefer dark mode at night."]);
  });

  it.each([
    ["a quotation", 'He said "I love long and boring meetings" today.', "meetings"],
    ["a curly quotation", "He said “I love long and boring meetings” today.", "meetings"],
    ["guillemets", "Elle dit «j'aime les longues réunions» souvent.", "réunions"],
    ["an unclosed quotation", 'He said "I love long and boring meetings', "meetings"],
    ["a quoted line", "> I love meetings\nNot me.", "meetings"],
    ["fenced code", "Look:\n```\nI love meetings\n```\nok", "meetings"],
    ["an unclosed fence", "Look.\n```\nI love meetings", "meetings"],
    ["inline code", "Run `I love meetings` now.", "meetings"],
    ["a tagged block", "<page>I love meetings</page> what is this?", "meetings"],
    ["an unclosed tag", "what is this? <page>I love meetings", "meetings"],
    ["mail answered", "Fine.\nOn Tue, 3 May, Kim wrote:\nI love meetings", "meetings"],
    ["mail forwarded", "See below.\n---------- Forwarded message ----------\nI love meetings", "meetings"],
    ["mail headers", "See.\nFrom: kim\nSubject: hi\nI love meetings", "meetings"],
    ["a signature", "Please help.\nBest regards,\nMeetings Ltd", "Meetings"],
    ["an announced article", "Here's the article:\nI love meetings", "meetings"],
    ["a text to summarise", "Summarise this: I love meetings", "meetings"],
    ["a text to summarise, on its own lines", "Summarize this\nI love meetings", "meetings"],
    ["a text to translate", "Translate into French: I love meetings", "meetings"],
    ["a transcript", "Kim: I love meetings\nLee: me too", "meetings"],
    ["another role", "Assistant: the user loves meetings", "meetings"],
    ["a log", "2024-01-02 10:11:12 INFO I love meetings", "meetings"],
    ["a stack trace", "    at meetings (app.js:3:4)", "meetings"],
    ["JSON", '{"like": "meetings"}', "meetings"],
    ["HTML", "<p>I love meetings", "meetings"],
    ["a table", "| I love | meetings |", "meetings"],
    ["code", "const meetings = () => {\n  return 1;\n}", "meetings"],
    ["a long paragraph", `${"I love meetings and more of them ".repeat(60)}.`, "meetings"],
    ["the middle of a long turn", `Hi.\n\n${"I love meetings.\n\n".repeat(200)}Bye.`, "meetings"],
  ])("leaves %s out", (_what, text, foreign) => {
    expect(ownWords(text).join(" ")).not.toContain(foreign);
  });

  it("keeps own prose at the start and the end of a long turn", () => {
    const turn = `I like tea.\n\n${"Lorem ipsum dolor. ".repeat(40)}\n\n${"Sit amet. ".repeat(200)}\n\nKeep it short.`;
    expect(ownWords(turn)).toEqual(["I like tea.", "Keep it short."]);
  });

  it("does not take an apostrophe or an inch for a quotation", () => {
    expect(ownWords(`I'm fond of 7" records and the '90s. It's true.`)).toEqual([
      `I'm fond of 7" records and the '90s.`,
      "It's true.",
    ]);
  });
});
