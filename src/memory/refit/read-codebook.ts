import type { CentroidDescription } from "../../codebook/codebook.ts";
import type { MeasuredDrift, Project, Services } from "../../ports.ts";
import { loadBase } from "./load-base.ts";

export interface CentroidView {
  id: string;
  label: string | null;
  facet: CentroidDescription["facet"];
  /** Distinct users; "<20" where they are fewer than may be told; null where nobody was counted yet. */
  support: number | string | null;
  /** Of all votes; null where the support is not told. */
  share: number | null;
}

export interface CodebookView {
  version: string;
  /** Since it was published; null for the seed codebook. */
  ageSeconds: number | null;
  k: number;
  /** Mean squared distance to the nearest centroid at the fit, held out; null for the seed codebook. */
  error: number | null;
  /** As last measured. */
  drift: MeasuredDrift | null;
  centroids: CentroidView[];
}

/** The active codebook, as far as it may be told: nothing that fewer users share than the project's floor. */
export async function readCodebook(
  services: Services,
  { project }: { project: Project },
): Promise<CodebookView> {
  const { codebooks } = services.stores(project.id);
  const { version } = await services.codebooks.active(project.id);
  const [codebook, record, drift] = await Promise.all([
    loadBase(services, { projectId: project.id, version }),
    codebooks.readRecord(version),
    codebooks.readDrift(),
  ]);
  const { labelMinUsers } = project.settings;
  const publishedAt = record?.publishedAt;
  return {
    version,
    ageSeconds: publishedAt ? secondsBetween(publishedAt, services.clock.now()) : null,
    k: codebook.centroids.length,
    error: record?.fit?.error ?? null,
    drift: drift ?? null,
    centroids: codebook.centroids.map(({ id, label, facet }, index) => {
      const { support, share } = codebook.statistics[index] ?? { support: 0, share: 0 };
      const described = { id, label: label ?? null, facet };
      if (!record) return { ...described, support: null, share: null };
      if (support < labelMinUsers) return { ...described, support: `<${labelMinUsers}`, share: null };
      return { ...described, support, share };
    }),
  };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
