import { describe, expect, it } from "vitest";
import { saidByMemories, stancesOf } from "../../scripts/eval/measure/memory-judge.ts";
import { findTrait } from "../../scripts/eval/users/truths.ts";

describe("the judge of memories in free words", () => {
  const said = (trait: string, memory: string): string[] => [...new Set(stancesOf(memory, findTrait(trait)))];

  it.each([
    ["bullets", "User prefers answers as bullet points.", ["yes"]],
    ["bullets", "User doesn't like bullet points.", ["no"]],
    ["bullets", "User no longer wants bullet lists", ["no"]],
    ["bullets", "User prefers no bulleted answers in future", ["no"]],
    ["bullets", "User mentioned that they hate bullet lists", ["no"]],
    ["bullets", "User asked the assistant to avoid bullets and write flowing prose.", ["no"]],
    ["bullets", "User prefers plain paragraphs over bullet points", ["no"]],
    ["bullets", "User wants bullet points rather than long paragraphs", ["yes"]],
    ["emoji", "User does not like it when replies use emojis", ["no"]],
    ["emoji", "User does not mind emojis", ["yes"]],
    ["emoji", "User wants answers without emojis because they forward them to clients", ["no"]],
    ["short", "User has no patience for long answers", ["yes"]],
    ["short", "User dislikes it when replies are long", ["yes"]],
    ["ask-first", "User would like fewer clarifying questions", ["no"]],
    ["alternatives", "User only wants one recommendation, as too many options paralyse them", ["no", "yes"]],
    ["tables", "User finds tables break on their phone and wants them avoided", ["yes", "no"]],
    ["emoji", "User wants emojis left out", ["no"]],
    ["spicy", "User can't get enough of spicy food", ["yes"]],
    ["mornings", "User can't do early mornings", ["no"]],
  ])("of %s reads: %s", (trait, memory, stances) => {
    expect(said(trait, memory)).toEqual(stances);
  });

  it("lets a sign reach over a list, and not over the next statement", () => {
    expect(said("tables", "User dislikes bullet lists and tables.")).toEqual(["no"]);
    expect(said("tables", "User dislikes bullet lists but likes tables.")).toEqual(["yes"]);
    expect(said("expert", "User does not like emojis and is a software developer.")).toEqual(["yes"]);
  });

  it("takes no denial in a cue for one of the clause", () => {
    expect(said("expert", "User isn't technical at all")).toEqual(["no"]);
    expect(said("expert", "User does not want the basics explained")).toEqual(["yes"]);
  });

  it("needs no sign where nobody says the contrary", () => {
    expect(said("diet", "User does not eat meat")).toEqual(["yes"]);
    expect(said("blunt", "User does not want anything sugarcoated")).toEqual(["yes"]);
  });

  it("knows facts by their values, and none that is denied", () => {
    expect(said("currency", "User invoices in pounds, not in euros")).toEqual(["pounds"]);
    expect(said("name", "User's name is Cleo, whatever the account says")).toEqual(["Cleo"]);
    expect(said("currency", "User changed from euros to pounds")).toEqual(["euros", "pounds"]);
  });

  it("says nothing of what a memory is not about", () => {
    expect(said("bullets", "User tried to refund booking 4711 and got an error")).toEqual([]);
  });

  it("grants the stance that is asked for where any memory says it", () => {
    const memories = ["User prefers bullet lists", "User dislikes bullet lists", "User likes bullet charts"];
    expect(saidByMemories(memories, "bullets", "no")).toBe("no");
    expect(saidByMemories(memories.slice(0, 1), "bullets", "no")).toBe("yes");
    expect(saidByMemories(memories, "emoji", "yes")).toBeUndefined();
  });
});
