import type { CentroidDescription, Codebook } from "../../codebook/codebook.ts";
import { nearestCentroid } from "../../codebook/nearest.ts";
import { commonWording, isLabel } from "../../persona/label.ts";
import type { ProjectSettings } from "../../project-settings.ts";
import type { FittedCodebook, Refit, RefitChanges, Services, VoteStore } from "../../ports.ts";
import { loadBase } from "./load-base.ts";
import type { PhraseRace } from "./phrase-race.ts";

/**
 * Gives the draft its labels: what a developer named a centroid holds; else the most central phrase of
 * enough users speaks; else the nearest archetype of the seed codebook, where it is near enough; else
 * none. No two centroids have the same label; the one with more votes chooses first.
 */
export async function wordLabels(
  services: Services,
  input: {
    projectId: string;
    refit: Refit;
    draft: FittedCodebook;
    race: PhraseRace;
    settings: ProjectSettings;
  },
): Promise<{ codebook: FittedCodebook; changes: RefitChanges }> {
  const { projectId, refit, draft, race, settings } = input;
  const { votes } = services.stores(projectId);
  const seed = await services.codebooks.load(projectId, services.codebooks.initialVersion(refit.embedder));
  const near = services.embedders.find(refit.embedder)?.nearSimilarity ?? 1;
  const taken = new Set(Object.values(draft.renames).map((label) => label.toLowerCase()));
  const centroids: CentroidDescription[] = [...draft.centroids];

  for (const index of byShare(draft)) {
    const { id, facet } = draft.centroids[index] ?? { id: "", facet: "topic" as const };
    const archetype = nearestArchetype(draft, index, seed, near);
    const phrases = race.of(index).map(({ reference }) => reference);
    const label =
      draft.renames[id] ??
      (await sharedWording(votes, phrases, settings.labelMinUsers, taken)) ??
      (archetype?.label && !taken.has(archetype.label.toLowerCase()) ? archetype.label : undefined);
    if (label !== undefined) taken.add(label.toLowerCase());
    const axis = archetype?.axis;
    centroids[index] = {
      id,
      facet: label !== undefined && label === archetype?.label ? archetype.facet : facet,
      ...(label === undefined ? {} : { label }),
      ...(axis === undefined ? {} : { axis }),
    };
  }

  const base = await loadBase(services, { projectId, version: refit.baseVersion });
  const changes = { ...(refit.changes ?? NO_CHANGES), relabelled: countRelabelled(base, centroids) };
  return { codebook: { ...draft, centroids }, changes };
}

const NO_CHANGES: RefitChanges = { k: 0, inherited: 0, added: 0, retired: 0, relabelled: 0 };

/** Indices by falling share. */
function byShare({ statistics }: FittedCodebook): number[] {
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

/**
 * The words of the first phrase that may be shown; opened of so many users as have to share it. Some who
 * were counted may be erased by now.
 */
async function sharedWording(
  votes: VoteStore,
  phrases: readonly string[],
  users: number,
  taken: ReadonlySet<string>,
): Promise<string | undefined> {
  for (const reference of phrases) {
    const wordings = await votes.wordings(reference, users);
    const wording = wordings.length < users ? undefined : commonWording(wordings);
    if (wording !== undefined && isLabel(wording) && !taken.has(wording.toLowerCase())) return wording;
  }
  return undefined;
}

function countRelabelled(base: Codebook, centroids: readonly CentroidDescription[]): number {
  const before = new Map(base.centroids.map(({ id, label }) => [id, label]));
  return centroids.filter(({ id, label }) => {
    const old = before.get(id);
    return old !== undefined && label !== undefined && old !== label;
  }).length;
}
