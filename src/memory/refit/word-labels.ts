import type { CentroidDescription } from "../../codebook/codebook.ts";
import type { ProjectSettings } from "../../project-settings.ts";
import type { FittedCodebook, Refit, RefitChanges, Services } from "../../ports.ts";
import { askForLabels, type Wording } from "./ask-for-labels.ts";
import { loadBase } from "./load-base.ts";
import type { PhraseRace } from "./phrase-race.ts";
import { pickLabels, type LabelPick } from "./pick-labels.ts";

/** From which Claude words one: those that stay in the race. */
const PHRASES_PER_LABEL = 3;

/**
 * Gives the draft its labels: those that were picked and, where the project has Claude word them, Claude's
 * in place of the phrases.
 *
 * @returns with why the phrases stand for themselves, where Claude was to word them
 */
export async function wordLabels(
  services: Services,
  input: {
    projectId: string;
    refit: Refit;
    draft: FittedCodebook;
    race: PhraseRace;
    settings: ProjectSettings;
    /** Whether Claude may be asked; else what it worded before is all there is. */
    asks: boolean;
  },
): Promise<{ codebook: FittedCodebook; changes: RefitChanges; reasons: string[] }> {
  const { projectId, refit, draft, race, settings, asks } = input;
  const seed = await services.codebooks.load(projectId, services.codebooks.initialVersion(refit.embedder));
  const base = await loadBase(services, { projectId, version: refit.baseVersion });
  const minUsers = settings.labelMinUsers;
  const byClaude = settings.labelWording === "claude";
  const picks = await pickLabels(services.stores(projectId).votes, {
    draft,
    race,
    seed,
    near: services.embedders.find(refit.embedder)?.nearSimilarity ?? 1,
    minUsers,
    phrasesEach: byClaude ? PHRASES_PER_LABEL : 1,
  });
  const { worded, fallback }: Wording = byClaude
    ? await askForLabels(services, { projectId, draft, known: [draft, base], picks, minUsers, asks })
    : { worded: new Map() };

  const centroids = picks.map(({ description }, index): CentroidDescription => {
    const label = worded.get(index)?.label;
    return label === undefined ? description : { ...description, label };
  });
  const sources = [...worded].map(([index, { phrases }]) => [picks[index]?.description.id, phrases] as const);
  const codebook = { ...draft, centroids, worded: Object.fromEntries(sources) };
  const changes = { ...(refit.changes ?? NO_CHANGES), relabelled: countRelabelled(base, codebook, picks) };
  const reasons = fallback === undefined ? [] : [`phrases_stood_in_for_claude: ${fallback}`];
  return { codebook, changes, reasons };
}

const NO_CHANGES: RefitChanges = { k: 0, inherited: 0, added: 0, retired: 0, relabelled: 0 };

/** The same phrase in other words is the same label: else who turns Claude's wording on has all of them change. */
function countRelabelled(
  base: FittedCodebook,
  { centroids }: FittedCodebook,
  picks: readonly LabelPick[],
): number {
  const before = new Map(base.centroids.map(({ id, label }) => [id, label]));
  return centroids.filter(({ id, label }, index) => {
    const old = before.get(id);
    if (old === undefined || label === undefined || old === label) return false;
    const phrase = picks[index]?.phrases[0];
    return !phrase || (old !== phrase.wording && base.worded?.[id]?.[0] !== phrase.reference);
  }).length;
}
