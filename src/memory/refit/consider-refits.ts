import { errorName } from "../../errors.ts";
import type { Services } from "../../ports.ts";
import { beginRefit } from "./begin-refit.ts";
import { measureDrift } from "./measure-drift.ts";
import { retireCodebooks } from "./retire-codebooks.ts";

const PROJECTS_PER_PIECE = 20;

/**
 * Looks at a page of projects: tidies up, takes over a refit that died, and begins one where the signals
 * have drifted from the codebook. One project that fails holds up no other.
 *
 * @returns the project behind which the next page begins; null at the end
 */
export async function considerRefits(services: Services, afterProject: string): Promise<string | null> {
  const projects = await services.directory.list(afterProject, PROJECTS_PER_PIECE);
  for (const projectId of projects) {
    try {
      await considerRefit(services, projectId);
    } catch (error) {
      services.log.error("a project's refit was not considered", {
        project: projectId,
        error: errorName(error),
      });
    }
  }
  return projects.length === PROJECTS_PER_PIECE ? (projects.at(-1) ?? null) : null;
}

async function considerRefit(services: Services, projectId: string): Promise<void> {
  await retireCodebooks(services, projectId);
  const abandoned = await services.stores(projectId).refits.findAbandoned();
  const drift = abandoned ? undefined : await measureDrift(services, projectId);
  // Where another one holds its lease there is nothing to begin.
  if (abandoned || drift?.fires) await beginRefit(services, { projectId });
}
