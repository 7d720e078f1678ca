import type { Refit, Services } from "../../ports.ts";

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
  const { codebooks, refits } = services.stores(projectId);
  const draft = await codebooks.read(refit.version);
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
