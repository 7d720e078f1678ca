import { nearestCentroid } from "../../codebook/nearest.ts";
import type { FittedCodebook, Refit, Services } from "../../ports.ts";
import { PhraseRace } from "./phrase-race.ts";
import { wordLabels } from "./word-labels.ts";

/** Rows of signals that one step counts. */
const ROWS_PER_STEP = 200_000;
const PHRASES_PER_READ = 100;
/** Whose vectors stand for a phrase: several, so that one user's spelling does not. */
const USERS_PER_PHRASE = 5;
const WORDING = "wording";

/**
 * Labels the draft. Phrases that enough distinct users share are counted by their keyed hashes, a page a
 * step; the most central ones of each centroid stay in the race. Only then are the winners' words opened.
 */
export async function labelStep(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<void> {
  const { codebooks, refits } = services.stores(projectId);
  const draft = await codebooks.read(refit.version);
  const settings = await services.directory.readSettings(projectId);
  if (!draft || !settings) throw new Error("A refit's draft is gone.");
  const race = PhraseRace.fromBytes(draft.centroids.length, await refits.readPart(refit.id, "phrases"));
  const progress = { done: refit.done, total: refit.total };

  if (refit.position === WORDING) {
    const labelled = await wordLabels(services, { projectId, refit, draft, race, settings, asks: true });
    const { changes, reasons } = labelled;
    await refits.advance(
      refit,
      { phase: "check", position: "", ...progress, changes, reasons },
      { draft: { codebook: labelled.codebook, seed: refit.seed, fit: null } },
    );
    return;
  }
  const next = await gather(services, { projectId, refit, draft, race, minUsers: settings.labelMinUsers });
  await refits.advance(
    refit,
    { phase: "label", position: next ?? WORDING, ...progress },
    { parts: { phrases: race.toBytes() } },
  );
}

async function gather(
  services: Services,
  input: { projectId: string; refit: Refit; draft: FittedCodebook; race: PhraseRace; minUsers: number },
): Promise<string | null> {
  const { refit, draft, race, minUsers } = input;
  const { votes } = services.stores(input.projectId);
  const { phrases, next } = await votes.sharedPhrases({
    after: refit.position,
    rows: ROWS_PER_STEP,
    minUsers,
  });
  for (let from = 0; from < phrases.length; from += PHRASES_PER_READ) {
    const batch = phrases.slice(from, from + PHRASES_PER_READ);
    const references = batch.map(({ reference }) => reference);
    const vectors = await votes.phraseVectors(refit.embedder, references, USERS_PER_PHRASE);
    batch.forEach(({ reference }, index) => {
      const vector = vectors[index];
      if (!vector) return;
      const nearest = nearestCentroid(vector, draft.vectors);
      race.enter(nearest.index, { reference, similarity: nearest.similarity });
    });
  }
  return next;
}
