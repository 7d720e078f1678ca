import { measureDrift as compareFits } from "../../codebook/drift.ts";
import type { CentroidStatistics } from "../../codebook/codebook.ts";
import { isEnoughToFit, SIGNALS_PER_CENTROID } from "../../codebook/support.ts";
import type { FitMeasures, MeasuredDrift, Services } from "../../ports.ts";
import { createEvaluator, type Evaluation } from "./evaluate.ts";
import { loadBase } from "./load-base.ts";
import { readVotes } from "./read-votes.ts";

/** Enough for shares of 128 centroids. */
const SIGNALS_MEASURED = 6_000;
const VOTES_PER_USER = 8;
const DAY_MS = 86_400_000;

/**
 * Measures on a sample of users, another one each day, how far a project's signals are from its active
 * codebook, and remembers it. Undefined where there are no signals.
 */
export async function measureDrift(
  services: Services,
  projectId: string,
): Promise<MeasuredDrift | undefined> {
  const { votes, codebooks } = services.stores(projectId);
  const { version, embedder } = await services.codebooks.active(projectId);
  const known = services.embedders.find(embedder);
  if (!known) return undefined;
  // Without vectors, which most projects of an idle night do not need.
  const vocabulary = await services.codebooks.loadVocabulary(projectId, version);
  const k = vocabulary?.centroids.length ?? 0;
  const { users, signals } = await votes.size(embedder, SIGNALS_PER_CENTROID * k);
  if (signals === 0) return undefined;
  const base = await loadBase(services, { projectId, version });
  const record = await codebooks.readRecord(version);

  const now = services.clock.now();
  const evaluator = createEvaluator(base, known.nearSimilarity);
  const space = { embedder, dimensions: base.dimensions, perUser: VOTES_PER_USER };
  let measured = 0;
  const count = (page: Parameters<typeof evaluator.add>[0]): boolean => {
    evaluator.add(page);
    measured += page.weights.length;
    return measured < SIGNALS_MEASURED;
  };
  const start = (await votes.userAt((Math.floor(now.getTime() / DAY_MS) * 7919) % users)) ?? "";
  await readVotes(votes, { ...space, after: start }, count);
  if (measured < SIGNALS_MEASURED) await readVotes(votes, { ...space, after: "", through: start }, count);
  const evaluation = evaluator.result();
  if (!evaluation) return undefined;

  const atFit = record?.fit && { ...record.fit, statistics: base.statistics };
  const drift = toDrift(evaluation, atFit, now);
  const measuredDrift =
    !atFit && isEnoughToFit(signals, k) ? { ...drift, fires: true, reasons: ["never_fitted"] } : drift;
  await codebooks.writeDrift(measuredDrift);
  return measuredDrift;
}

/** @param atFit missing for a codebook that was not fitted: then nothing can have drifted */
export function toDrift(
  { error, votes, far }: Evaluation,
  atFit: (FitMeasures & { statistics: readonly CentroidStatistics[] }) | null | undefined,
  now: Date,
): MeasuredDrift {
  const at = now.toISOString();
  if (!atFit) return { error, errorRatio: null, stability: null, far, fires: false, reasons: [], at };
  // In votes of the sample, so that either is smoothed alike.
  const cast = votes.reduce((sum, own) => sum + own, 0);
  const then = {
    error: atFit.error,
    farShare: atFit.far,
    weights: atFit.statistics.map(({ share }) => share * cast),
  };
  const { errorRatio, stabilityIndex, fires, reasons } = compareFits(then, {
    error,
    weights: votes,
    farShare: far,
  });
  return { error, errorRatio, stability: stabilityIndex, far, fires, reasons, at };
}
