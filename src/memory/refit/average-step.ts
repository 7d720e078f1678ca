import { createAccumulator } from "../../codebook/accumulate.ts";
import { censusFromBytes, censusToBytes, countPage, createCensus } from "../../codebook/census.ts";
import { finish } from "../../codebook/finish.ts";
import { fromBytes, merge, toBytes } from "../../codebook/moments.ts";
import type { Refit, Services } from "../../ports.ts";
import { composeDraft } from "./compose-draft.ts";
import { unpackFit } from "./fit-part.ts";
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
  const accumulator = createAccumulator(centroids, base.dimensions);
  if (sums) merge(accumulator, fromBytes(sums));
  const census = counts ? censusFromBytes(counts, k) : createCensus(k);

  // Nobody moves a centroid to the held-out users, but they stand behind one like everybody.
  const isHeldOut = refit.position === "" && heldOut !== "";
  const counter = isHeldOut ? createAccumulator(centroids, base.dimensions) : accumulator;
  let signals = 0;
  let read = 0;
  const space = { embedder: refit.embedder, dimensions: base.dimensions, perUser: VOTES_PER_USER };
  const range = { after: refit.position, ...(isHeldOut ? { through: heldOut } : {}) };
  const { next } = await readVotes(votes, { ...space, ...range }, (page) => {
    const { vectors, weights } = page;
    const nearest = counter.add({ vectors, weights, dimensions: base.dimensions });
    countPage(census, nearest, page);
    signals += page.users.length;
    read += page.read;
    return isHeldOut || signals < SIGNALS_PER_STEP;
  });

  const position = isHeldOut ? heldOut : next;
  const progress = { done: Math.min(refit.done + read, refit.total), total: refit.total };
  if (position !== null) {
    const parts = { average: toBytes(accumulator), census: censusToBytes(census) };
    await refits.advance(refit, { phase: "average", position, ...progress }, { parts });
    return;
  }
  const means = isFinal ? centroids : finish(accumulator, centroids).centroids;
  const { codebook, changes } = composeDraft({ base, means, census, version: refit.version });
  await refits.advance(
    refit,
    { phase: "label", position: "", ...progress, changes },
    { draft: { codebook, seed: refit.seed, fit: null }, parts: { average: null, census: null } },
  );
}
