import type { FittedCodebook, Services } from "../../ports.ts";

/** The codebook that a refit starts from, the seed codebook as one that nobody has voted on yet. */
export async function loadBase(
  services: Services,
  { projectId, version }: { projectId: string; version: string },
): Promise<FittedCodebook> {
  const fitted = await services.stores(projectId).codebooks.read(version);
  if (fitted) return fitted;
  const seed = await services.codebooks.load(projectId, version);
  const statistics = seed.centroids.map(() => ({ support: 0, share: 0 }));
  return { ...seed, statistics, renames: {}, retired: {} };
}
