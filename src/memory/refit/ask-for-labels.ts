import type { CentroidDescription } from "../../codebook/codebook.ts";
import type { ExtractionFallback, FittedCodebook, Services } from "../../ports.ts";
import { byShare, openPhrase, type LabelPick } from "./pick-labels.ts";

/** A label of Claude's, and references of the phrases that it comes of, the most central first. */
interface Worded {
  label: string;
  phrases: readonly string[];
}

export interface Wording {
  /** By index of the centroid. */
  worded: ReadonlyMap<number, Worded>;
  /** Why Claude worded nothing new. */
  fallback?: ExtractionFallback;
}

/**
 * Claude's labels for the centroids that are named by a phrase. What it once worded stays while the phrase
 * that wins is the same and all that it comes of are still shared by enough; Claude is asked for the others
 * alone, once, and may be asked again: whatever it answers will do. A label that another centroid has is not
 * taken; then the phrase itself stays.
 */
export async function askForLabels(
  services: Services,
  input: {
    projectId: string;
    draft: FittedCodebook;
    /** Whose labels may go on, the nearest first. */
    known: readonly FittedCodebook[];
    picks: readonly LabelPick[];
    minUsers: number;
    asks: boolean;
  },
): Promise<Wording> {
  const { projectId, draft, known, picks, minUsers, asks } = input;
  const worded = new Map<number, Worded>();
  const taken = new Set(picks.flatMap(({ description: { label } }) => label?.toLowerCase() ?? []));
  const accept = (index: number, wording: Worded): void => {
    const label = wording.label.toLowerCase();
    if (taken.has(label) && label !== picks[index]?.description.label?.toLowerCase()) return;
    taken.add(label);
    worded.set(index, wording);
  };

  const open: { index: number; pick: LabelPick }[] = [];
  for (const index of byShare(draft)) {
    const pick = picks[index];
    if (!pick || pick.phrases.length === 0) continue;
    const before = await findKnown(services, { projectId, known, pick, minUsers });
    if (before) accept(index, before);
    else open.push({ index, pick });
  }
  if (!asks || open.length === 0) return { worded };

  const { labels, fallback } = await ask(services, projectId, open);
  open.forEach(({ index, pick }, group) => {
    const label = labels.get(group);
    if (label !== undefined) accept(index, { label, phrases: pick.phrases.map((one) => one.reference) });
  });
  return { worded, ...(fallback && { fallback }) };
}

async function findKnown(
  services: Services,
  input: { projectId: string; known: readonly FittedCodebook[]; pick: LabelPick; minUsers: number },
): Promise<Worded | undefined> {
  const { projectId, known, pick, minUsers } = input;
  const { votes } = services.stores(projectId);
  const winner = pick.phrases[0]?.reference;
  for (const codebook of known) {
    const before = wordedIn(codebook, pick.description);
    if (!before || before.phrases[0] !== winner) continue;
    const opened = new Set(pick.phrases.map(({ reference }) => reference));
    const others = before.phrases.filter((reference) => !opened.has(reference));
    const still = await Promise.all(others.map((reference) => openPhrase(votes, reference, minUsers)));
    if (still.every((wording) => wording !== undefined)) return before;
  }
  return undefined;
}

function wordedIn(codebook: FittedCodebook, { id }: CentroidDescription): Worded | undefined {
  const phrases = codebook.worded?.[id];
  const label = codebook.centroids.find((centroid) => centroid.id === id)?.label;
  return phrases && label !== undefined ? { label, phrases } : undefined;
}

/** Counted at once and not with the step: one that is done again pays again. */
async function ask(
  services: Services,
  projectId: string,
  open: readonly { pick: LabelPick }[],
): Promise<{ labels: ReadonlyMap<number, string>; fallback?: ExtractionFallback }> {
  const store = services.stores(projectId).usage;
  const { usage, ...wording } = await services.labelWriter.write(
    open.map(({ pick }) => pick.phrases.map((phrase) => phrase.wording)),
    async () => (await store.extractionNanoUsdToday()) < services.settings.extractionDailyBudgetNanoUsd,
  );
  if (usage) await store.recordWording(services.identifiers.uuid(), usage);
  if (wording.fallback !== undefined) {
    const level = wording.fallback === "budget" || wording.fallback === "off" ? "info" : "error";
    services.log[level]("phrases stood in for Claude", { project: projectId, reason: wording.fallback });
  }
  return wording;
}
