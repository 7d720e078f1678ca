/** Whether a fitted codebook may be published. */

/** Held out, a new codebook may be this much worse: what chance makes of a sample. */
export const WORST_ERROR_RATIO = 1.005;
/** Of surviving labels, how many may change at once. */
export const MOST_RELABELLED = 0.4;
/** With fewer labels one more or less says nothing. */
const FEW_LABELS = 10;

export interface DraftFindings {
  /** Mean squared distance to the nearest centroid, held out: of the active codebook and of the draft. */
  errorBefore: number;
  errorAfter: number;
  /** Centroids that survived with a label of the project's own before, and how many have another now. */
  labelled: number;
  relabelled: number;
}

/** Why it stays a draft; empty where it may be published. */
export function judgeDraft(findings: DraftFindings): string[] {
  const { errorBefore, errorAfter, labelled, relabelled } = findings;
  const reasons: string[] = [];
  if (errorAfter > errorBefore * WORST_ERROR_RATIO) reasons.push("error_is_worse");
  if (labelled >= FEW_LABELS && relabelled > labelled * MOST_RELABELLED)
    reasons.push("too_many_labels_change");
  return reasons;
}
