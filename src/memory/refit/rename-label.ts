import { fail, ok, type Result } from "../../errors.ts";
import { isLabel } from "../../persona/label.ts";
import type { Project, Refit, Services } from "../../ports.ts";
import { LEASE_SECONDS, newRefit } from "./begin-refit.ts";
import { loadBase } from "./load-base.ts";

/**
 * Names a centroid for good: the name holds over refits, wherever the centroid's id goes. Codebooks are
 * immutable, so this publishes the active one once more, with the name, by the last phases of a refit.
 */
export async function renameLabel(
  services: Services,
  input: { project: Project; centroid: string; label: string },
): Promise<Result<Refit>> {
  const { centroid, label } = input;
  const projectId = input.project.id;
  if (!isLabel(label)) {
    return fail({ reason: "invalid_request", message: "label: must be a phrase of 1 to 10 plain words." });
  }
  const { version, embedder } = await services.codebooks.active(projectId);
  const base = await loadBase(services, { projectId, version });
  if (!base.centroids.some(({ id }) => id === centroid))
    return fail({ reason: "not_found", what: "centroid" });

  const { refits, codebooks } = services.stores(projectId);
  const planned = { ...newRefit(services), baseVersion: version, embedder, phase: "publish" as const };
  const { state, refit } = await refits.begin(planned, LEASE_SECONDS);
  if (state === "running" || refit.id !== planned.id) {
    // One that died was taken over: it goes first.
    if (state === "begun") await services.refitRunner.start(projectId, refit);
    return fail({ reason: "refit_running", id: refit.id });
  }
  const record = await codebooks.readRecord(version);
  const codebook = {
    ...base,
    version: refit.version,
    centroids: base.centroids.map((one) => (one.id === centroid ? { ...one, label } : one)),
    renames: { ...base.renames, [centroid]: label },
  };
  const { phase, position, done, total } = refit;
  await refits.advance(
    refit,
    { phase, position, done, total, reasons: ["renamed"] },
    { draft: { codebook, seed: refit.seed, fit: record?.fit ?? null } },
  );
  await services.refitRunner.start(projectId, refit);
  return ok(refit);
}
