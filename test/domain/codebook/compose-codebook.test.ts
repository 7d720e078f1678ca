import { describe, expect, it } from "vitest";
import {
  censusFromBytes,
  censusToBytes,
  countPage,
  createCensus,
  readCensus,
} from "../../../src/codebook/census.ts";
import { composeCentroids } from "../../../src/codebook/compose-codebook.ts";
import { judgeDraft } from "../../../src/codebook/judge-draft.ts";

const BEFORE = {
  version: "one",
  centroids: [
    { id: "a", label: "short answers", facet: "length" as const },
    { id: "b", label: "bullet lists", facet: "format" as const },
    { id: "c", facet: "topic" as const },
  ],
  retired: { z: { successor: "b", label: "lists" } },
};

describe("a new codebook's centroids", () => {
  it("inherit ids, or get one of their own", () => {
    const lineage = { inherited: [2, null, 0], successor: new Map([[1, 2]]) };
    const { centroids, inherited } = composeCentroids(BEFORE, lineage, ["topic", "tone", "length"], "two");
    expect(centroids.map(({ id }) => id)).toEqual(["c", "two:1", "a"]);
    expect(inherited).toBe(2);
  });

  it("stand for those that were retired, through every refit", () => {
    const lineage = { inherited: [2, null, 0], successor: new Map([[1, 2]]) };
    const { retired } = composeCentroids(BEFORE, lineage, ["topic", "tone", "length"], "two");
    expect(retired).toEqual({
      b: { successor: "a", label: "bullet lists" },
      z: { successor: "a", label: "lists" },
    });
  });
});

describe("a census", () => {
  it("counts a user once a centroid, and their votes by facet", () => {
    const census = createCensus(2);
    countPage(census, Int32Array.of(0, 0, 1, 0), {
      users: Int32Array.of(0, 0, 0, 1),
      weights: Float32Array.of(0.25, 0.25, 0.5, 1),
      facets: ["tone", "tone", "topic", "format"],
    });
    const { statistics, facets } = readCensus(censusFromBytes(censusToBytes(census), 2));
    expect(statistics).toEqual([
      { support: 2, share: 0.75 },
      { support: 1, share: 0.25 },
    ]);
    expect(facets).toEqual(["format", "topic"]);
  });
});

describe("a draft", () => {
  const fine = { errorBefore: 0.3, errorAfter: 0.28, labelled: 100, relabelled: 3 };

  it("is published where it fits no worse and says much the same", () => {
    expect(judgeDraft(fine)).toEqual([]);
    expect(judgeDraft({ ...fine, errorAfter: 0.3 })).toEqual([]);
  });

  it("stays one where it fits worse, or many labels change at once, and says so", () => {
    expect(judgeDraft({ ...fine, errorAfter: 0.31 })).toEqual(["error_is_worse"]);
    expect(judgeDraft({ ...fine, relabelled: 41 })).toEqual(["too_many_labels_change"]);
    expect(judgeDraft({ ...fine, labelled: 4, relabelled: 4 })).toEqual([]);
  });
});
