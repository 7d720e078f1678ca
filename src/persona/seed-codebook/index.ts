/** The codebook that every project starts from: what bots are told of before they have users. */
import type { Archetype } from "./archetype.ts";
import { CORRECTIONS } from "./correction.ts";
import { DOMAINS } from "./domain.ts";
import { EXPERTISE } from "./expertise.ts";
import { FORMATS } from "./format.ts";
import { INTERACTIONS } from "./interaction.ts";
import { LENGTHS } from "./length.ts";
import { LOCALES } from "./locale.ts";
import { TONES } from "./tone.ts";
import { TOPICS } from "./topic.ts";

export const SEED_CODEBOOK_VERSION = "seed-1";

/** 128 archetypes; their order is part of the version. */
export const SEED_ARCHETYPES: readonly Archetype[] = Object.freeze([
  ...CORRECTIONS,
  ...FORMATS,
  ...LENGTHS,
  ...TONES,
  ...EXPERTISE,
  ...INTERACTIONS,
  ...LOCALES,
  ...DOMAINS,
  ...TOPICS,
]);
