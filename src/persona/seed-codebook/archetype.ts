/** An archetype: a centroid written by hand, before a project has users to learn one from. */
import type { Facet } from "../signal.ts";

/** Preferences that exclude each other: one user can't prefer both poles of an axis. */
export const AXES = [
  "length",
  "formality",
  "candour",
  "register",
  "structure",
  "markup",
  "code-extent",
  "initiative",
  "choice",
  "help",
  "pace",
  "level",
  "units",
  "spelling",
  "clock",
  "date-order",
  "answer-language",
] as const;

export type Axis = (typeof AXES)[number];

export interface AxisPole {
  name: Axis;
  pole: 1 | -1;
}

export interface Archetype {
  /** "seed:" and a name in kebab-case; it outlives a change of label. */
  id: string;
  /** A phrase free of polarity; a context ("student") where the facet is expertise, domain or topic. */
  label: string;
  facet: Facet;
  /** 4 to 8 attributes as users word them, to embed with the label. */
  phrases: readonly string[];
  axis?: AxisPole;
}

export interface ArchetypeEntry {
  name: string;
  label: string;
  /** Separated by commas, which no phrase holds. */
  phrases: string;
  axis?: readonly [Axis, AxisPole["pole"]];
}

/** The archetypes of one facet. */
export function archetypesOf(facet: Facet, entries: readonly ArchetypeEntry[]): readonly Archetype[] {
  return entries.map(({ name, label, phrases, axis }) =>
    Object.freeze({
      id: `seed:${name}`,
      label,
      facet,
      phrases: Object.freeze(phrases.split(",").map((phrase) => phrase.trim().replace(/\s+/gu, " "))),
      ...(axis && { axis: Object.freeze({ name: axis[0], pole: axis[1] }) }),
    }),
  );
}
