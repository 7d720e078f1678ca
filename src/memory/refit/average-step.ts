import { accumulatorFromBytes, createAccumulator, finish } from "../../codebook/accumulate.ts";
import { createAssigner } from "../../codebook/assign.ts";
import { censusFromBytes, censusToBytes, countPage, createCensus } from "../../codebook/census.ts";
import type { FittedCodebook, Refit, Services } from "../../ports.ts";
import { composeDraft } from "./compose-draft.ts";
import { unpackFit } from "./fit-part.ts";
import type { UserRange } from "./held-out.ts";
import { loadBase } from "./load-base.ts";
import { readVotes } from "./read-votes.ts";

/** One user is one vote, by at most so many of their signals. */
export const VOTES_PER_USER = 32;
/** Signals of one step: some seconds, most of them for opening vectors. */
const SIGNALS_PER_STEP = 40_000;

/**
 * Moves the fitted centroids to the means of all signals but the held-out ones, some pages a step, and
 * counts who stands behind each. Between the steps the sums stand in Postgres, sealed: with few users
 * behind a centroid they are near to one person's vector.
 */
export async function averageStep(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<void> {
  const { votes, refits } = services.stores(projectId);
  const base = await loadBase(services, { projectId, version: refit.baseVersion });
  const k = base.centroids.length;
  const [fitted, sums, counts] = await Promise.all([
    refits.readPart(refit.id, "centroids"),
    refits.readPart(refit.id, "average"),
    refits.readPart(refit.id, "census"),
  ]);
  if (!fitted) throw new Error("A refit's centroids are gone.");
  const { heldOut, isFinal, centroids } = unpackFit(fitted);
  const accumulator = sums
    ? accumulatorFromBytes(sums, centroids, base.dimensions)
    : createAccumulator(centroids, base.dimensions);
  const census = counts ? censusFromBytes(counts, k) : createCensus(k);
  const assigner = createAssigner(centroids, base.dimensions);

  const range = rangeAt(refit.position, heldOut);
  let signals = 0;
  let read = 0;
  const space = { embedder: refit.embedder, dimensions: base.dimensions, perUser: VOTES_PER_USER };
  const { next } = await readVotes(votes, { ...space, ...range }, (page) => {
    const nearest = new Int32Array(page.users.length);
    assigner.nearest(page.vectors, page.users.length, nearest);
    countPage(census, nearest, page);
    if (!isFinal)
      accumulator.add({ vectors: page.vectors, weights: page.weights, dimensions: base.dimensions });
    signals += page.users.length;
    read += page.read;
    return signals < SIGNALS_PER_STEP;
  });

  const position = positionAfter(range, next, heldOut);
  const progress = { done: Math.min(refit.done + read, refit.total), total: refit.total };
  if (position !== null) {
    const parts = { average: accumulator.toBytes(), census: censusToBytes(census) };
    await refits.advance(refit, { phase: "average", position, ...progress }, { parts });
    return;
  }
  const means = isFinal ? centroids : finish(accumulator, centroids).centroids;
  const { codebook, changes } = composeDraft({ base, means, census, version: refit.version });
  await refits.advance(
    refit,
    { phase: "label", position: "", ...progress, changes },
    { draft: { codebook, seed: refit.seed, fitError: null }, parts: { average: null, census: null } },
  );
}

interface Range {
  part: "before" | "behind";
  after: string;
  through?: string;
}

/** First the users behind the held-out ones, then those before them. */
function rangeAt(position: string, heldOut: UserRange): Range {
  const [part, after = ""] = position === "" ? ["behind", heldOut.through] : position.split(":", 2);
  return part === "before" ? { part, after, through: heldOut.after } : { part: "behind", after };
}

function positionAfter(range: Range, next: string | null, heldOut: UserRange): string | null {
  if (next !== null) return `${range.part}:${next}`;
  return range.part === "behind" && heldOut.after !== "" ? "before:" : null;
}
