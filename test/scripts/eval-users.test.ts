import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateUsers } from "../../scripts/eval/users/generate.ts";
import { stanceAt, type SyntheticUser } from "../../scripts/eval/users/user.ts";
import { createRandom } from "../../scripts/claude-emulator/determinism.ts";
import { utter, word } from "../../scripts/eval/users/wording.ts";

const USERS = generateUsers({ users: 50, conversations: 30, seed: 1 });

function statementsOf({ conversations }: SyntheticUser): string[] {
  return conversations.flatMap(({ turns }) =>
    turns.filter(({ mentions }) => mentions.length > 0).map(({ user }) => user),
  );
}

/** All runs of five words. */
function runsOfWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.slice(4).map((_, index) => words.slice(index, index + 5).join(" "));
}

describe("synthetic users", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(generateUsers({ users: 3, conversations: 30, seed: 1 })).toEqual(USERS.slice(0, 3));
    expect(generateUsers({ users: 3, conversations: 30, seed: 2 })).not.toEqual(USERS.slice(0, 3));
  });

  it("have 4 to 8 truths, over all facets among them, of which one or two change half-way", () => {
    for (const { truths } of USERS) {
      expect(truths.length).toBeGreaterThanOrEqual(4);
      expect(truths.length).toBeLessThanOrEqual(8);
      expect(new Set(truths.map(({ trait }) => trait)).size).toBe(truths.length);
      const changes = truths.flatMap(({ change }) => change?.conversation ?? []);
      expect(changes.length).toBeGreaterThanOrEqual(1);
      expect(changes.length).toBeLessThanOrEqual(2);
      for (const conversation of changes) {
        expect(conversation).toBeGreaterThanOrEqual(12);
        expect(conversation).toBeLessThanOrEqual(20);
      }
    }
    const facets = new Set(USERS.flatMap(({ truths }) => truths.map(({ facet }) => facet)));
    expect(facets.size).toBe(9);
  });

  it("say what is true of them when they say it, and nothing of what they never show", () => {
    for (const { truths, conversations } of USERS) {
      const said = conversations.flatMap(({ turns }, conversation) =>
        turns.flatMap(({ mentions }) => mentions.map((mention) => ({ ...mention, conversation }))),
      );
      for (const truth of truths) {
        const own = said.filter(({ trait }) => trait === truth.trait);
        expect(own.length > 0).toBe(truth.shown !== "never");
        expect(own.every(({ explicit }) => explicit === (truth.shown === "stated"))).toBe(true);
        for (const { stance, conversation } of own) expect(stance).toBe(stanceAt(truth, conversation));
      }
      expect(said.every(({ trait }) => truths.some((truth) => truth.trait === trait))).toBe(true);
    }
    for (const shown of ["stated", "implicit", "never"]) {
      expect(USERS.some(({ truths }) => truths.some((truth) => truth.shown === shown))).toBe(true);
    }
  });

  it("begin no two conversations alike, and no two of them read alike", () => {
    const openings = USERS.flatMap(({ conversations }) => conversations.map(({ turns }) => turns[0]?.user));
    expect(new Set(openings).size).toBe(openings.length);
    const runs = USERS.map((user) => new Set(statementsOf(user).flatMap(runsOfWords)));
    for (const [index, own] of runs.entries()) {
      for (const other of runs.slice(index + 1)) {
        const shared = [...own].filter((run) => other.has(run)).length;
        expect(shared / Math.min(own.size, other.size)).toBeLessThan(0.25);
      }
    }
  });

  it("go on in time, days between their visits", () => {
    for (const { conversations } of USERS) {
      const times = conversations.flatMap(({ turns }) => turns.map(({ at }) => at));
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
  });

  it("are worded without the product's words: nothing of them is imported but types", () => {
    const directory = join(import.meta.dirname, "../../scripts/eval/users");
    const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const imports = readFileSync(join(directory, file), "utf8").match(/^import .*src\/.*$/gmu) ?? [];
      for (const line of imports) expect(line).toMatch(/^import type /u);
    }
  });
});

describe("wording", () => {
  it("chooses among alternatives, nested ones too", () => {
    const random = createRandom("x");
    const texts = new Set(Array.from({ length: 60 }, () => word("{a {b|c}|d {v}} {e|f}", random, "V")));
    expect([...texts].toSorted()).toEqual(["a b e", "a b f", "a c e", "a c f", "d V e", "d V f"]);
  });

  it("types as a person does", () => {
    const careless = {
      casing: "lower",
      apostrophes: false,
      ending: "",
      greets: false,
      typosPerMille: 1000,
      filler: "",
    } as const;
    expect(utter("I don't Know", careless, createRandom("x"))).toBe("i dont know");
    expect(utter("wonderful", careless, createRandom("x"))).not.toBe("wonderful");
    const careful = {
      ...careless,
      casing: "sentence",
      apostrophes: true,
      ending: ".",
      typosPerMille: 0,
    } as const;
    expect(utter("it isn't so", careful, createRandom("x"))).toBe("It isn't so.");
    expect(utter("is it so?", careful, createRandom("x"))).toBe("Is it so?");
  });
});
