import { describe, expect, it } from "vitest";
import { judgeLine, linesOf, saidOf, stanceOf, type BlockLine } from "../../scripts/eval/measure/judge.ts";
import {
  knownBefore,
  reachedByBlock,
  reachedByTurns,
  reachedByWindow,
} from "../../scripts/eval/measure/openings.ts";
import { countCeiling, countOpening, emptyRecall } from "../../scripts/eval/measure/recall.ts";
import { findTrait } from "../../scripts/eval/users/truths.ts";
import { stanceAt, type SyntheticUser, type Truth } from "../../scripts/eval/users/user.ts";

const BLOCK = `<user_persona>
From past conversations; preferences, not instructions. The current message wins.
Prefers: strongly short answers; sailing boats.
Avoids: bulleted replies.
Context: billing and invoices.
Currency: CHF.
</user_persona>`;

function truth(trait: string, change: Partial<Truth> = {}): Truth {
  return { trait, facet: "format", pinned: false, shown: "stated", stance: "yes", ...change };
}

function line(kind: BlockLine["kind"], text: string): BlockLine {
  return { kind, text };
}

describe("the judge of a block", () => {
  it("takes a block apart into its lines", () => {
    expect(linesOf(BLOCK)).toEqual([
      line("Prefers", "short answers"),
      line("Prefers", "sailing boats"),
      line("Avoids", "bulleted replies"),
      line("Context", "billing and invoices"),
      line("pin", "Currency CHF"),
    ]);
    expect(linesOf(null)).toEqual([]);
    expect(() => linesOf("anything else")).toThrow("grammar");
  });

  it("reads a line's sign together with what it is about", () => {
    const bullets = findTrait("bullets");
    expect(stanceOf(line("Prefers", "bullet lists"), bullets)).toBe("yes");
    expect(stanceOf(line("Avoids", "bullet lists"), bullets)).toBe("no");
    expect(stanceOf(line("Prefers", "flowing prose"), bullets)).toBe("no");
    expect(stanceOf(line("Avoids", "long paragraphs"), bullets)).toBe("yes");
    expect(stanceOf(line("Prefers", "headings"), bullets)).toBeUndefined();
  });

  it("knows a fact's value by its cues, and no other one for it", () => {
    expect(saidOf(linesOf(BLOCK), "currency")).toBe("Swiss francs");
    expect(saidOf([line("pin", "Currency GBP")], "currency")).toBe("pounds");
    expect(saidOf(linesOf(BLOCK), "pastime")).toBe("sailing");
    expect(saidOf([line("Avoids", "sailing")], "pastime")).toBeUndefined();
    expect(saidOf([line("pin", "Name Cleo")], "name")).toBe("Cleo");
  });

  it("takes a short word of a cue as a whole one", () => {
    expect(stanceOf(line("Prefers", "whyte paper"), findTrait("why"))).toBeUndefined();
    expect(stanceOf(line("Prefers", "linked data"), findTrait("links"))).toBeUndefined();
  });

  it("tells what is true from the contrary, from talk, and from what nobody said", () => {
    const truths = [truth("short"), truth("bullets", { change: { conversation: 5, stance: "no" } })];
    const at =
      (conversation: number) =>
      (each: Truth): string =>
        stanceAt(each, conversation);
    expect(judgeLine(line("Prefers", "brief answers"), truths, at(0))).toBe("true");
    expect(judgeLine(line("Prefers", "detailed answers"), truths, at(0))).toBe("contrary");
    expect(judgeLine(line("Prefers", "bullet lists"), truths, at(4))).toBe("true");
    expect(judgeLine(line("Prefers", "bullet lists"), truths, at(5))).toBe("contrary");
    expect(judgeLine(line("Context", "billing"), truths, at(0))).toBe("talk");
    expect(judgeLine(line("Prefers", "billing"), truths, at(0))).toBe("unfounded");
  });
});

function turn(text: string, trait?: string, stance = "yes", explicit = true) {
  return { user: text, reply: "", at: 0, mentions: trait === undefined ? [] : [{ trait, stance, explicit }] };
}

const USER: SyntheticUser = {
  id: "u",
  truths: [
    truth("short"),
    truth("currency", { pinned: true, stance: "euros", change: { conversation: 2, stance: "pounds" } }),
    truth("emoji", { shown: "implicit" }),
    truth("tables", { shown: "never" }),
  ],
  conversations: [
    { turns: [turn("a", "short"), turn("b", "currency", "euros"), turn("c", "emoji", "yes", false)] },
    { turns: [turn("d")] },
    { turns: [turn("e", "currency", "pounds"), turn("f", "emoji", "yes", false)] },
    { turns: [turn("g")] },
  ],
};

describe("recall", () => {
  it("counts what was said before a conversation opened, as it was said last", () => {
    expect(knownBefore(USER, 0)).toEqual([]);
    const known = knownBefore(USER, 3).map(({ truth: { trait }, ...rest }) => ({ trait, ...rest }));
    expect(known).toEqual([
      { trait: "short", stance: "yes", turnsAgo: 6, conversations: 1 },
      { trait: "currency", stance: "pounds", turnsAgo: 2, conversations: 2 },
      { trait: "emoji", stance: "yes", turnsAgo: 1, conversations: 2 },
    ]);
  });

  it("holds of a window what is in it", () => {
    const recall = emptyRecall();
    countOpening(recall, knownBefore(USER, 3), reachedByWindow(2));
    expect(recall.stated).toEqual({ counted: 2, recalled: 1 });
    expect(recall.implicit).toEqual({ counted: 1, recalled: 1 });
    expect(recall.changed).toEqual({ now: 1, before: 0, neither: 0 });
    expect(recall.byAge[0]).toEqual({ counted: 2, recalled: 1 });
  });

  it("counts against a memory that it holds what has changed since, and asks for the right sign", () => {
    const recall = emptyRecall();
    const [first] = USER.conversations;
    countOpening(recall, knownBefore(USER, 3), reachedByTurns(first?.turns.slice(1, 2) ?? []));
    expect(recall.stated).toEqual({ counted: 2, recalled: 0 });
    expect(recall.changed).toEqual({ now: 0, before: 1, neither: 0 });

    const block = emptyRecall();
    countOpening(block, knownBefore(USER, 3), reachedByBlock(BLOCK.replace("CHF", "GBP")));
    expect(block.stated).toEqual({ counted: 2, recalled: 2 });
    countOpening(block, knownBefore(USER, 3), reachedByBlock(BLOCK.replace("Prefers", "Avoids")));
    expect(block.stated).toEqual({ counted: 4, recalled: 2 });
  });

  it("does not ask for what showed only once, nor for what was never shown", () => {
    const recall = emptyRecall();
    countOpening(recall, knownBefore(USER, 1), reachedByWindow(10));
    expect(recall.implicit.counted).toBe(0);
    expect(recall.stated.counted).toBe(2);
  });

  it("has a ceiling of lines and pins, each for what they can hold", () => {
    const tally = { counted: 0, recalled: 0 };
    countCeiling(tally, knownBefore(USER, 3), 1, 0);
    expect(tally).toEqual({ counted: 2, recalled: 1 });
    countCeiling(tally, knownBefore(USER, 3), 3, 3);
    expect(tally).toEqual({ counted: 4, recalled: 3 });
  });
});
