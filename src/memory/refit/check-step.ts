import { judgeDraft } from "../../codebook/judge-draft.ts";
import type { FittedCodebook, Refit, Services } from "../../ports.ts";
import { VOTES_PER_USER } from "./average-step.ts";
import { createEvaluator, type Evaluation } from "./evaluate.ts";
import { unpackFit } from "./fit-part.ts";
import { loadBase } from "./load-base.ts";
import { toDrift } from "./measure-drift.ts";
import { readVotes } from "./read-votes.ts";

/** Enough to tell two codebooks apart by half a per cent. */
const SIGNALS_CHECKED = 20_000;

/** Compares the draft with the active codebook by signals that it was not fitted to, where there are enough. */
export async function checkStep(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<void> {
  const { codebooks, refits } = services.stores(projectId);
  const [draft, fitted, record, base] = await Promise.all([
    codebooks.read(refit.version),
    refits.readPart(refit.id, "centroids"),
    codebooks.readRecord(refit.baseVersion),
    loadBase(services, { projectId, version: refit.baseVersion }),
  ]);
  if (!draft || !fitted) throw new Error("A refit's draft is gone.");
  const { heldOut } = unpackFit(fitted);
  const input = { projectId, embedder: refit.embedder, base, draft };
  const compared =
    (await compare(services, { ...input, heldOut })) ?? (await compare(services, { ...input, heldOut: "" }));
  if (!compared) throw new Error("The signals of a refit are gone.");
  const { before, after } = compared;

  const relabelled = refit.changes?.relabelled ?? 0;
  const labelled = record ? countSurvivingLabels(base, draft) : 0;
  const findings = { errorBefore: before.error, errorAfter: after.error, labelled, relabelled };
  const objections = judgeDraft(findings);
  const drift = toDrift(
    before,
    record?.fit && { ...record.fit, statistics: base.statistics },
    services.clock.now(),
  );
  await refits.advance(
    refit,
    {
      phase: objections.length > 0 ? "draft" : "publish",
      position: "",
      done: refit.total,
      total: refit.total,
      errorBefore: before.error,
      errorAfter: after.error,
      drift,
      reasons: [...refit.reasons, ...objections],
    },
    { draft: { codebook: draft, seed: refit.seed, fit: { error: after.error, far: after.far } } },
  );
}

async function compare(
  services: Services,
  input: {
    projectId: string;
    embedder: string;
    base: FittedCodebook;
    draft: FittedCodebook;
    heldOut: string;
  },
): Promise<{ before: Evaluation; after: Evaluation } | undefined> {
  const { embedder, base, draft, heldOut } = input;
  const near = services.embedders.find(embedder)?.nearSimilarity ?? 0;
  const evaluators = [createEvaluator(base, near), createEvaluator(draft, near)] as const;
  let signals = 0;
  await readVotes(
    services.stores(input.projectId).votes,
    {
      embedder,
      dimensions: draft.dimensions,
      perUser: VOTES_PER_USER,
      after: "",
      ...(heldOut === "" ? {} : { through: heldOut }),
    },
    (page) => {
      for (const evaluator of evaluators) evaluator.add(page);
      signals += page.users.length;
      return signals < SIGNALS_CHECKED;
    },
  );
  const [before, after] = [evaluators[0].result(), evaluators[1].result()];
  return before && after ? { before, after } : undefined;
}

/** Centroids that were labelled before and have a label still. */
function countSurvivingLabels(base: FittedCodebook, draft: FittedCodebook): number {
  const before = new Set(base.centroids.flatMap(({ id, label }) => (label === undefined ? [] : [id])));
  return draft.centroids.filter(({ id, label }) => label !== undefined && before.has(id)).length;
}
