import type { FittedCodebook, Refit, Services } from "../../ports.ts";
import { PhraseRace } from "./phrase-race.ts";
import { wordLabels } from "./word-labels.ts";

/** A chunk takes some seconds: well within a queue message, and within a step. */
export const USERS_PER_CHUNK = 500;

/**
 * Publishes a refit's codebook: first the copies near the readers, then one pointer. Who reads meanwhile
 * finds either version whole.
 */
export async function publishDraft(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<void> {
  const { refits } = services.stores(projectId);
  const draft = await readDraft(services, { projectId, refit });
  if (draft) await services.publishedCodebooks.write(projectId, draft);
  if (draft && (await refits.publish(refit, USERS_PER_CHUNK))) return;
  // Where this attempt was taken over, the refit is elsewhere and this writes nothing.
  await refits.advance(refit, {
    phase: "failed",
    position: "",
    done: 0,
    total: 0,
    reasons: [draft ? "another_codebook_is_active" : "its_codebook_is_gone"],
  });
}

/** The draft, labelled once more: users who shared a label may have been erased since. Claude is not asked. */
async function readDraft(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<FittedCodebook | undefined> {
  const { codebooks, refits } = services.stores(projectId);
  const [draft, phrases, settings, record] = await Promise.all([
    codebooks.read(refit.version),
    refits.readPart(refit.id, "phrases"),
    services.directory.readSettings(projectId),
    codebooks.readRecord(refit.version),
  ]);
  if (!draft || !phrases || !settings || record?.state !== "draft") return draft;
  const race = PhraseRace.fromBytes(draft.centroids.length, phrases);
  const input = { projectId, refit, draft, race, settings, asks: false };
  const { codebook, changes } = await wordLabels(services, input);
  const same = codebook.centroids.every(({ label }, index) => label === draft.centroids[index]?.label);
  if (same) return draft;
  const { phase, position, done, total } = refit;
  const step = { phase, position, done, total, changes };
  const isWritten = await refits.advance(refit, step, {
    draft: { codebook, seed: refit.seed, fit: record.fit },
  });
  return isWritten ? codebook : draft;
}
