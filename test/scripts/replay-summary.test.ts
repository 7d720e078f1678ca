import { expect, test } from "vitest";

import type { HandedIn } from "../../scripts/replay/hand-in.ts";
import { hasFailures, summarise, type Replay } from "../../scripts/replay/summary.ts";

const handedIn = (outcome: HandedIn["outcome"], status: number): HandedIn => ({
  transcript: { line: 1, id: "f:1", user: "u", messages: [], at: undefined, turns: [], labels: [] },
  status,
  why: undefined,
  outcome,
});

const profile = (tokens: number) => ({ persona: { text: "", tokens }, lines: [], pins: [] });

const rowsOf = (replay: Partial<Replay>) =>
  Object.fromEntries(
    summarise({ refused: [], handedIn: [], signals: new Map(), profiles: [], seconds: 1, ...replay }),
  );

test("answers and outcomes are counted", () => {
  const rows = rowsOf({
    handedIn: [
      handedIn("learned", 202),
      handedIn("stuck", 202),
      handedIn("refused", 400),
      handedIn("refused", 0),
    ],
  });
  expect(rows).toMatchObject({
    conversations: "4, of 1 users",
    learned: "1",
    stuck: "1",
    failed: "0",
    "answered 4xx": "1",
    "answered 5xx": "1",
  });
});

test("the median of blocks is over users who have one", () => {
  const rows = rowsOf({ profiles: [profile(0), profile(40), profile(90), profile(60), profile(50)] });
  expect(rows["users with a block"]).toBe("4 of 5");
  expect(rows["block tokens"]).toBe("40 / 55 / 90  min / median / max");
  expect(rowsOf({ profiles: [profile(70)] })["block tokens"]).toBe("70 / 70 / 70  min / median / max");
});

test("a refusal of the file's own fault is no failure; no answer, 5xx, failed and stuck are", () => {
  expect(hasFailures({ handedIn: [handedIn("learned", 202), handedIn("refused", 400)] })).toBe(false);
  for (const failure of [
    handedIn("refused", 0),
    handedIn("refused", 503),
    handedIn("failed", 202),
    handedIn("stuck", 202),
  ]) {
    expect(hasFailures({ handedIn: [failure] })).toBe(true);
  }
});
