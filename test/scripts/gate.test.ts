import { expect, test } from "vitest";

import { judgeGate, type Judged } from "../../scripts/replay/gate-shares.ts";

const judged = (passes: boolean, of: Partial<Judged> = {}): Judged => ({
  turns: [],
  isLabelled: false,
  foundByRules: false,
  holdsLabel: false,
  passes,
  ...of,
});

test("shares are of all, of those with a preference, and of those that only a label tells", () => {
  const found = judged(true, { foundByRules: true });
  const labelled = { isLabelled: true, holdsLabel: true };
  const [told, stopped] = [judged(true, labelled), judged(false, labelled)];
  expect(judgeGate([found, told, stopped, judged(false, { isLabelled: true })])).toEqual({
    passing: "2 of 4 = 50.0%",
    holding: "2 of 3 = 66.7%",
    missedByRules: "1 of 2 = 50.0%",
    wrong: [stopped],
  });
});

test("without labels what passes is on the wrong side", () => {
  expect(judgeGate([judged(true), judged(false)])).toMatchObject({ holding: "none", wrong: [judged(true)] });
});
