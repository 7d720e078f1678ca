import type { Refit, RefitLease, RefitPhase, Services } from "../../ports.ts";
import { averageStep } from "./average-step.ts";
import { LEASE_SECONDS } from "./begin-refit.ts";
import { checkStep } from "./check-step.ts";
import { encodeStep } from "./encode-step.ts";
import { fitStep } from "./fit-step.ts";
import { labelStep } from "./label-step.ts";
import { publishDraft } from "./publish-draft.ts";
import { retireCodebooks } from "./retire-codebooks.ts";

export interface Advance {
  phase: RefitPhase;
  /** Nothing to do here but to look again later. */
  waits: boolean;
}

/**
 * Does one bounded piece of a refit and remembers how far it is. May die anywhere and be done again, and
 * be done by two at once: one attempt's result counts, once.
 *
 * @returns null where the refit is over, or another attempt has taken it over
 */
export async function advanceRefit(
  services: Services,
  { projectId, lease }: { projectId: string; lease: RefitLease },
): Promise<Advance | null> {
  const { refits } = services.stores(projectId);
  const refit = await refits.hold(lease, LEASE_SECONDS);
  if (!refit) return null;
  const startedAt = services.clock.now().getTime();
  const waits = await takeStep(services, { projectId, refit });
  services.log.info("refit step", {
    project: projectId,
    event: refit.id,
    reason: refit.phase,
    milliseconds: services.clock.now().getTime() - startedAt,
  });
  const after = await refits.read(refit.id);
  return after && after.finishedAt === null ? { phase: after.phase, waits } : null;
}

async function takeStep(services: Services, input: { projectId: string; refit: Refit }): Promise<boolean> {
  const { projectId, refit } = input;
  const { refits } = services.stores(projectId);
  switch (refit.phase) {
    case "fit":
      await fitStep(services, input);
      return false;
    case "average":
      await averageStep(services, input);
      return false;
    case "label":
      await labelStep(services, input);
      return false;
    case "check":
      await checkStep(services, input);
      return false;
    case "publish":
      await publishDraft(services, input);
      return false;
    case "encode":
      return encodeStep(services, input);
    case "tidy":
      await retireCodebooks(services, projectId);
      await refits.advance(refit, { phase: "done", position: "", done: refit.total, total: refit.total });
      return false;
    case "done":
    case "draft":
    case "unneeded":
    case "failed":
      return false;
  }
}

/** Ends a refit whose step kept failing. What was published stays published; the nightly run does the rest. */
export async function giveUpRefit(
  services: Services,
  { projectId, lease, error }: { projectId: string; lease: RefitLease; error: string },
): Promise<void> {
  const { refits } = services.stores(projectId);
  const refit = await refits.hold(lease, LEASE_SECONDS);
  if (!refit) return;
  services.log.error("a refit failed", { project: projectId, reason: refit.phase, error });
  const { done, total } = refit;
  await refits.advance(refit, {
    phase: "failed",
    position: "",
    done,
    total,
    reasons: [`failed_in_${refit.phase}`],
  });
}
