import type { ExtractedSignal } from "../persona/signal.ts";
import type { NewSignal, Services } from "../ports.ts";
import { embedTexts } from "./embed-texts.ts";
import { within } from "./within.ts";

/** A sweep has more patience; learning has other conversations to go on with. */
const LIMIT_MS = 5000;

export interface EmbeddedSignals {
  embedder: string;
  signals: NewSignal[];
  /** Whether the vectors are to come later. */
  pending: boolean;
}

/** Gives extracted signals their vectors, or leaves them pending: an outage loses nothing. */
export async function embedSignals(
  services: Services,
  projectId: string,
  extracted: readonly ExtractedSignal[],
): Promise<EmbeddedSignals> {
  const { version, embedder } = await services.codebooks.active(projectId);
  const texts = extracted.map(({ attribute }) => attribute);
  const vectors = await within(LIMIT_MS, embedTexts(services, { projectId, version, embedder, texts }));
  return {
    embedder,
    signals: extracted.map((signal, index) => ({
      ...signal,
      id: services.identifiers.uuid(),
      vector: vectors?.[index] ?? null,
    })),
    pending: vectors === undefined,
  };
}
