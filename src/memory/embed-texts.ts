import { errorName } from "../errors.ts";
import type { Services } from "../ports.ts";

/**
 * The vectors of texts; undefined where the embedder fails, which is logged. A codebook that can't be had
 * is a failure too: vectors without it would say nothing.
 */
export async function embedTexts(
  services: Services,
  input: { projectId: string; version: string; embedder: string; texts: readonly string[] },
): Promise<Float32Array[] | undefined> {
  const { projectId, version, embedder: id, texts } = input;
  if (texts.length === 0) return [];
  const embedder = services.embedders.find(id);
  try {
    if (!embedder) throw new Error(`This deployment has no embedder ${id}.`);
    await services.codebooks.load(projectId, version);
    return await embedder.embed(texts);
  } catch (error) {
    services.log.error("embedding failed", {
      project: projectId,
      count: texts.length,
      reason: embedder ? "unavailable" : "not_configured",
      error: errorName(error),
    });
    return undefined;
  }
}
