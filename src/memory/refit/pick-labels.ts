import type { CentroidDescription, Codebook } from "../../codebook/codebook.ts";
import { nearestCentroid } from "../../codebook/nearest.ts";
import { commonWording, isLabel } from "../../persona/label.ts";
import type { FittedCodebook, VoteStore } from "../../ports.ts";
import type { PhraseRace } from "./phrase-race.ts";

export interface SharedPhrase {
  reference: string;
  wording: string;
}

export interface LabelPick {
  description: CentroidDescription;
  /** Where a phrase is the label: that phrase, and after it others of the centroid that may be shown too. */
  phrases: readonly SharedPhrase[];
}

/**
 * What each centroid is called: as a developer named it; else by the most central phrase of enough users;
 * else by the nearest archetype of the seed codebook, where it is near enough; else not at all. No two
 * centroids have the same label; the one with more votes chooses first.
 */
export async function pickLabels(
  votes: VoteStore,
  input: {
    draft: FittedCodebook;
    race: PhraseRace;
    seed: Codebook;
    /** From which cosine on an archetype is near. */
    near: number;
    minUsers: number;
    /** How many phrases of a centroid are opened where so many may be shown. */
    phrasesEach: number;
  },
): Promise<LabelPick[]> {
  const { draft, race, seed, near, minUsers, phrasesEach } = input;
  const taken = new Set(Object.values(draft.renames).map((label) => label.toLowerCase()));
  const picks: LabelPick[] = draft.centroids.map((description) => ({ description, phrases: [] }));

  for (const index of byShare(draft)) {
    const { id, facet } = draft.centroids[index] ?? { id: "", facet: "topic" as const };
    const archetype = nearestArchetype(draft, index, seed, near);
    const name = draft.renames[id];
    const references = race.of(index).map(({ reference }) => reference);
    const phrases =
      name === undefined ? await openShared(votes, references, { minUsers, phrasesEach, taken }) : [];
    const label =
      name ??
      phrases[0]?.wording ??
      (archetype?.label && !taken.has(archetype.label.toLowerCase()) ? archetype.label : undefined);
    if (label !== undefined) taken.add(label.toLowerCase());
    const axis = archetype?.axis;
    const description = {
      id,
      facet: label !== undefined && label === archetype?.label ? archetype.facet : facet,
      ...(label === undefined ? {} : { label }),
      ...(axis === undefined ? {} : { axis }),
    };
    picks[index] = { description, phrases };
  }
  return picks;
}

/** Indices by falling share. */
export function byShare({ statistics }: FittedCodebook): number[] {
  return statistics
    .map(({ share }, index) => ({ share, index }))
    .toSorted((left, right) => right.share - left.share || left.index - right.index)
    .map(({ index }) => index);
}

function nearestArchetype(
  draft: FittedCodebook,
  index: number,
  seed: Codebook,
  near: number,
): CentroidDescription | undefined {
  const { dimensions, vectors } = draft;
  const centroid = vectors.subarray(index * dimensions, (index + 1) * dimensions);
  const nearest = nearestCentroid(centroid, seed.vectors);
  return nearest.similarity >= near ? seed.centroids[nearest.index] : undefined;
}

/** The first of the phrases that may be shown and are nobody's label yet. */
async function openShared(
  votes: VoteStore,
  references: readonly string[],
  limits: { minUsers: number; phrasesEach: number; taken: ReadonlySet<string> },
): Promise<SharedPhrase[]> {
  const { minUsers, phrasesEach, taken } = limits;
  const shared: SharedPhrase[] = [];
  for (const reference of references) {
    if (shared.length === phrasesEach) break;
    const wording = await openPhrase(votes, reference, minUsers);
    if (wording !== undefined && !taken.has(wording.toLowerCase())) shared.push({ reference, wording });
  }
  return shared;
}

/**
 * A phrase's words, opened of so many users as have to share it; undefined where it may not be shown. Some
 * who were counted may be erased by now.
 */
export async function openPhrase(
  votes: VoteStore,
  reference: string,
  users: number,
): Promise<string | undefined> {
  const wordings = await votes.wordings(reference, users);
  const wording = wordings.length < users ? undefined : commonWording(wordings);
  return wording !== undefined && isLabel(wording) ? wording : undefined;
}
