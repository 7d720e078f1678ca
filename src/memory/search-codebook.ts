import { searchLabels, type LabelledCentroid } from "../persona/search-labels.ts";
import type { Project, Services } from "../ports.ts";

const MAX_FOUND = 20;

/** Centroids of the project's codebook that a user may add to their profile, by words of their labels. */
export async function searchCodebook(
  services: Services,
  input: { project: Project; query: string },
): Promise<LabelledCentroid[]> {
  const { version } = await services.codebooks.active(input.project.id);
  const vocabulary = await services.codebooks.loadVocabulary(input.project.id, version);
  return searchLabels(vocabulary?.centroids ?? [], input.query, MAX_FOUND);
}
