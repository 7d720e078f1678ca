import { expect, test } from "vitest";

import { isCronDue } from "../../scripts/start/cron-schedule.ts";

// A Monday.
const MONDAY = new Date("2026-11-23T03:17:40Z");

test.each([
  ["* * * * *", true],
  ["17 3 * * *", true],
  ["18 3 * * *", false],
  ["*/10 * * * *", false],
  ["7/10 * * * *", true],
  ["0-20/17 1,3 * * *", true],
  ["17 3 23 11 *", true],
  ["17 3 * * 2", true],
  ["17 3 * * MON-FRI", true],
  ["17 3 * * 1", false],
  ["17 3 1 * MON", true],
  ["17 3 * NOV SUN", false],
])("%s at 03:17 UTC on Monday, 23 November: %s", (expression, due) => {
  expect(isCronDue(expression, MONDAY)).toBe(due);
});

test.each(["* * * *", "61 * * * *", "* * L * *", "* * * * MON#2"])("%s is refused", (expression) => {
  expect(() => isCronDue(expression, MONDAY)).toThrow(RangeError);
});
