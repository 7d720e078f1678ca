import type { Services } from "../../ports.ts";

/** How long no code has named a version before it goes. */
const RETIREMENT_HOURS = 48;

/** Removes codebooks that no code has named for two days, and drafts that came to nothing. */
export async function retireCodebooks(services: Services, projectId: string): Promise<void> {
  const { codebooks } = services.stores(projectId);
  await codebooks.markUnreferenced();
  for (const version of await codebooks.removeUnreferenced(RETIREMENT_HOURS)) {
    await services.publishedCodebooks.retire(projectId, version);
  }
}
