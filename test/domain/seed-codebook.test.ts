import { describe, expect, it } from "vitest";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { isPhrase } from "../../src/persona/grammar.ts";
import { normaliseAttribute } from "../../src/persona/normalise-attribute.ts";
import { AXES } from "../../src/persona/seed-codebook/archetype.ts";
import { SEED_ARCHETYPES, SEED_CODEBOOK_VERSION } from "../../src/persona/seed-codebook/index.ts";
import { FACETS } from "../../src/persona/signal.ts";
import { cosine, meanDirection } from "./lexical-vectors.ts";

const POLARITY =
  /\b(?:no|not|non|never|avoid\w*|without|less|fewer|minus|skip\w*|stop\w*|prefer\w*|hates?|likes?)\b/iu;
/** Where "non" is part of a name, not a polarity. */
const NAMES_WITH_NON = new Set(["non-technical background", "non-native English"]);

describe("the seed codebook", () => {
  it("holds 128 frozen archetypes over every facet, under stable ids of their own", () => {
    expect(SEED_CODEBOOK_VERSION).toBe("seed-1");
    expect(SEED_ARCHETYPES).toHaveLength(128);
    expect(Object.isFrozen(SEED_ARCHETYPES) && SEED_ARCHETYPES.every(Object.isFrozen)).toBe(true);
    expect(new Set(SEED_ARCHETYPES.map(({ facet }) => facet))).toEqual(new Set(FACETS));
    expect(new Set(SEED_ARCHETYPES.map(({ id }) => id)).size).toBe(128);
    expect(SEED_ARCHETYPES.filter(({ id }) => !/^seed:[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id))).toEqual([]);
  });

  it("speaks in phrases of the grammar, 4 to 8 an archetype besides its label", () => {
    const wordings = SEED_ARCHETYPES.flatMap(({ label, phrases }) => [label, ...phrases]);
    expect(wordings.filter((wording) => !isPhrase(wording))).toEqual([]);
    expect(SEED_ARCHETYPES.filter(({ phrases }) => phrases.length < 4 || phrases.length > 8)).toEqual([]);
  });

  it("says nothing twice", () => {
    const keys = SEED_ARCHETYPES.flatMap(({ label, phrases }) => [
      ...new Set([label, ...phrases].map(normaliseAttribute)),
    ]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("labels its archetypes without polarity", () => {
    const labels = SEED_ARCHETYPES.map(({ label }) => label);
    expect(labels.filter((label) => POLARITY.test(label) && !NAMES_WITH_NON.has(label))).toEqual([]);
  });

  it("has both poles of every axis, within one facet", () => {
    for (const axis of AXES) {
      const members = SEED_ARCHETYPES.filter((archetype) => archetype.axis?.name === axis);
      expect(new Set(members.map((member) => member.axis?.pole)), axis).toEqual(new Set([1, -1]));
      expect(new Set(members.map(({ facet }) => facet)).size, axis).toBe(1);
    }
  });
});

describe("the seed codebook under the lexical embedder", () => {
  const centroids = SEED_ARCHETYPES.map(({ id, label, phrases }) => ({
    id,
    vector: meanDirection([label, ...phrases].map(embedLexically)),
  }));

  it("has no two archetypes that are nearly the same", () => {
    const near = centroids.flatMap((one, index) =>
      centroids
        .slice(index + 1)
        .map((other) => ({ pair: `${one.id} ${other.id}`, similarity: cosine(one.vector, other.vector) }))
        .filter(({ similarity }) => similarity >= 0.6),
    );
    expect(near).toEqual([]);
  });

  it("finds each phrase nearest to its own archetype", () => {
    const wordings = SEED_ARCHETYPES.flatMap(({ id, label, phrases }) =>
      [label, ...phrases].map((phrase) => ({ id, phrase, vector: embedLexically(phrase) })),
    );
    const strays = wordings.flatMap(({ id, phrase, vector }) => {
      const [nearest] = centroids
        .map((centroid) => ({ id: centroid.id, similarity: cosine(vector, centroid.vector) }))
        .toSorted((one, other) => other.similarity - one.similarity);
      return nearest?.id === id ? [] : [`${phrase}: ${nearest?.id}, not ${id}`];
    });
    expect(1 - strays.length / wordings.length, strays.join("\n")).toBeGreaterThanOrEqual(0.97);
  });
});
