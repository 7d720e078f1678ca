import { fail, ok, type Result } from "../../errors.ts";
import type { Refit, Services } from "../../ports.ts";

/** Longer than the longest gap between two steps, the retries of one included. */
export const LEASE_SECONDS = 300;
const SEED_BYTES = 4;

/**
 * Begins a refit of a project, or takes over one that died: its steps go on by themselves. Refused while
 * another one holds its lease. Repeated with the same identifiers it finds the same refit.
 */
export async function beginRefit(services: Services, input: { projectId: string }): Promise<Result<Refit>> {
  const { projectId } = input;
  const { version, embedder } = await services.codebooks.active(projectId);
  const planned = { ...newRefit(services), baseVersion: version, embedder, phase: "fit" as const };
  const { state, refit } = await services.stores(projectId).refits.begin(planned, LEASE_SECONDS);
  if (state === "running") return fail({ reason: "refit_running", id: refit.id });
  await services.refitRunner.start(projectId, refit);
  return ok(refit);
}

/** The names of a new refit and of the codebook that it makes, and the seed of its fit. */
export function newRefit({ identifiers }: Services): Pick<Refit, "id" | "version" | "seed"> {
  const id = identifiers.opaque("refit");
  const seed = new DataView(identifiers.bytes(SEED_BYTES).buffer).getUint32(0);
  return { id, version: id.replace("refit_", "fit_"), seed };
}
