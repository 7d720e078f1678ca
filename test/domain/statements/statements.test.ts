import { describe, expect, it } from "vitest";
import { measureStatements } from "./statements.ts";

describe("statements in people's own words", () => {
  it.each([
    { file: "seen.jsonl", found: 0.6, letThrough: 0.9 },
    { file: "unseen.jsonl", found: 0.33, letThrough: 0.9 },
  ])(
    "are found by the rules, or let through to Claude: $file",
    { timeout: 60_000 },
    ({ file, found, letThrough }) => {
      const shares = measureStatements(file);
      expect(shares.found).toBeGreaterThan(found);
      expect(shares.letThrough).toBeGreaterThan(letThrough);
      expect(shares.mistaken).toBeLessThan(0.04);
    },
  );
});
