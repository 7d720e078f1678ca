/**
 * A made-up population: users with wishes of a few hundred themes, some themes far more common than
 * others, each vector a little off its theme's, as the words of different people are.
 */
import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import { toUnitNorm } from "../../../src/codebook/nearest.ts";
import { SEED_ARCHETYPES } from "../../../src/persona/seed-codebook/index.ts";
import type { SeedSignal, SeedUser } from "./seed-users.ts";

/** Of a unit vector, spread over all dimensions. */
const NOISE = 0.35;
/** How fast themes grow rare: the share of the n-th falls as n to this power. */
const ZIPF_EXPONENT = 0.8;

interface Theme {
  facet: SeedSignal["facet"];
  attribute: string;
  vector: Float32Array;
}

/** The same users for the same seed. */
export function createPopulation(seed: number, signalsPerUser: number): (index: number) => SeedUser {
  const themes = SEED_ARCHETYPES.flatMap(({ facet, label, phrases }) =>
    [label, ...phrases].map((attribute) => ({ facet, attribute, vector: embedLexically(attribute) })),
  );
  const ranks = themes.map((_, rank) => (rank + 1) ** -ZIPF_EXPONENT);
  const total = ranks.reduce((sum, value) => sum + value, 0);
  let reached = 0;
  const cumulative = ranks.map((value) => (reached += value / total));
  // Neighbours in the list are of one archetype: a stride spreads the common ones over all.
  const shuffled = themes
    .map((_, index) => themes[(index * 271) % themes.length])
    .filter((one) => one !== undefined);

  return (index) => {
    const random = createRandom(seed + index * 7919);
    const signals = Array.from({ length: signalsPerUser }, () => draw(shuffled, cumulative, random));
    return { id: `user-${index}`, signals };
  };
}

function draw(themes: readonly Theme[], cumulative: readonly number[], random: () => number): SeedSignal {
  const at = random();
  const found = cumulative.findIndex((bound) => bound >= at);
  const theme = themes[found === -1 ? 0 : found];
  if (!theme) throw new Error("There are no themes.");
  const { facet, attribute, vector } = theme;
  const spread = (NOISE * 2) / Math.sqrt(vector.length / 3);
  const moved = vector.map((value) => value + (random() - 0.5) * spread);
  return { facet, attribute, vector: toUnitNorm(moved) ?? vector };
}

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
