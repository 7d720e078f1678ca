import { describe, expect, it } from "vitest";
import { learnAll } from "../../scripts/eval/measure/all-learned.ts";
import { AS_IT_IS, blockOf } from "../../scripts/eval/measure/memories.ts";
import { generateUsers } from "../../scripts/eval/users/generate.ts";
import { linesOf, stanceOf } from "../../scripts/eval/measure/judge.ts";
import { findTrait } from "../../scripts/eval/users/truths.ts";
import type { SyntheticUser } from "../../scripts/eval/users/user.ts";
import { loadLexicalSeed } from "../../scripts/support/lexical-seed.ts";

function userWho(message: string): SyntheticUser {
  const mentions = [{ trait: "bullets", stance: "no", explicit: true }];
  const turn = { user: message, reply: "Done.", at: Date.UTC(2026, 1, 2), mentions };
  return { id: "one", truths: [], conversations: [{ turns: [turn] }] };
}

describe("an extraction that misses nothing", () => {
  it("learns what was said in whatever words, where the gate lets it through", async () => {
    const { codebook } = await loadLexicalSeed();
    const learned = learnAll(userWho("Dots in front of each line drive me mad."), []);
    expect(learned).toHaveLength(1);
    const block = blockOf(
      learned.map(({ evidence }) => evidence),
      AS_IT_IS,
      codebook,
    );
    expect(linesOf(block).map((line) => stanceOf(line, findTrait("bullets")))).toEqual(["no"]);
    expect(learnAll(userWho("Where is my parcel?"), [])).toEqual([]);
  });

  it("keeps what the rules infer, and nothing that they took for said", () => {
    const [user] = generateUsers({ users: 1, conversations: 1, seed: 1 });
    if (!user) throw new Error("There is no user.");
    const [said] = learnAll(userWho("No dots in front of lines for me."), []);
    if (!said) throw new Error("Nothing was learned.");
    const inferred = { ...said, evidence: { ...said.evidence, explicit: false } };
    expect(learnAll({ ...user, conversations: [] }, [said, inferred])).toEqual([inferred]);
  });

  it("knows a way to say every trait", () => {
    const everything = generateUsers({ users: 40, conversations: 10, seed: 3 }).flatMap((user) =>
      learnAll(user, []),
    );
    expect(new Set(everything.map(({ evidence }) => evidence.facet)).size).toBeGreaterThan(6);
    for (const { evidence } of everything) expect(evidence.vector === null).toBe(evidence.slot !== undefined);
  });
});
