import { fitCentroids } from "../../codebook/fit.ts";
import { gatherVectors } from "../../codebook/rows.ts";
import { isEnoughToFit, moveWhereSupported, SIGNALS_PER_CENTROID } from "../../codebook/support.ts";
import type { FittedCodebook, Refit, Services, VoteStore } from "../../ports.ts";
import { drawSample, type DrawnSample } from "./draw-sample.ts";
import { packFit, type FitPart } from "./fit-part.ts";
import { findHeldOut, NOBODY } from "./held-out.ts";
import { loadBase } from "./load-base.ts";

/** With fewer different ones a fit has nothing to tell apart. */
const DISTINCT_PER_CENTROID = 2;
/** Of the sample's error: so much better a fresh start has to be than one from the active centroids. */
const FRESH_START_RATIO = 0.98;

/**
 * Fits centroids to a sample of users. From the active codebook, unless a fresh start is clearly better:
 * so ids survive where nothing changed. Where signals are few the active centroids move only where
 * enough of them are.
 */
export async function fitStep(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<void> {
  const { votes, refits } = services.stores(projectId);
  const base = await loadBase(services, { projectId, version: refit.baseVersion });
  const k = base.centroids.length;
  const { users, signals } = await votes.size(refit.embedder, SIGNALS_PER_CENTROID * k);
  const isEnough = isEnoughToFit(signals, k);
  const part = signals > 0 ? await fit(votes, { refit, base, users, isEnough }) : undefined;
  const settings = await services.directory.readSettings(projectId);
  // Nobody supports another place for a centroid, and a label takes more users than there are.
  const isIdle = part && part.centroids === base.vectors && users < (settings?.labelMinUsers ?? 0);
  if (!part || isIdle) {
    const reasons = [part ? "too_few_signals" : "no_signals"];
    await refits.advance(refit, { phase: "unneeded", position: "", done: 0, total: users, reasons });
    return;
  }
  await refits.advance(
    refit,
    { phase: "average", position: "", done: 0, total: users },
    { parts: { centroids: packFit(part) } },
  );
}

async function fit(
  votes: VoteStore,
  input: { refit: Refit; base: FittedCodebook; users: number; isEnough: boolean },
): Promise<FitPart> {
  const { refit, base, users, isEnough } = input;
  const k = base.centroids.length;
  const heldOut = isEnough ? await findHeldOut(votes, users) : NOBODY;
  const space = { embedder: refit.embedder, dimensions: base.dimensions };
  const sample = await drawSample(votes, { ...space, heldOut, users, seed: refit.seed });
  if (!isEnough || sample.distinct < DISTINCT_PER_CENTROID * k) {
    const { weights, dimensions } = sample.rows;
    const vectors = gatherVectors(sample.rows, Uint32Array.from(weights.keys()));
    const move = moveWhereSupported(base.vectors, { vectors, weights, dimensions });
    const centroids = move.moved.includes(true) ? move.centroids : base.vectors;
    return { heldOut: heldOut.through, isFinal: true, centroids };
  }
  return { heldOut: heldOut.through, isFinal: false, centroids: fitBest(sample, base, refit.seed) };
}

function fitBest({ rows }: DrawnSample, base: FittedCodebook, seed: number): Float32Array {
  const k = base.centroids.length;
  const fresh = fitCentroids(rows, { k, seed });
  const warm = fitCentroids(rows, { k, seed, start: base.vectors });
  return fresh.error < warm.error * FRESH_START_RATIO ? fresh.centroids : warm.centroids;
}
