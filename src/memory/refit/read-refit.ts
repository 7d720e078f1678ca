import { fail, ok, type Result } from "../../errors.ts";
import type { Project, Refit, Services } from "../../ports.ts";

/** How far a refit is, and what came of it. */
export async function readRefit(
  services: Services,
  input: { project: Project; id: string },
): Promise<Result<Refit>> {
  const refit = await services.stores(input.project.id).refits.read(input.id);
  return refit ? ok(refit) : fail({ reason: "not_found", what: "refit" });
}
