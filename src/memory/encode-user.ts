import type { Codebook } from "../codebook/codebook.ts";
import type { Code } from "../persona/code.ts";
import { NO_EDITS, type ProfileEdits } from "../persona/edits.ts";
import { encode, type Encoding } from "../persona/encode/encode.ts";
import type { Project, Services, StoredProfile, StoredSignal, User } from "../ports.ts";
import { publishCode } from "./publish-code.ts";

const MAX_ATTEMPTS = 5;
/** Older signals weigh next to nothing, and a memory that never grows keeps no more. */
export const MAX_SIGNALS_PER_USER = 500;

/** A user as encoded now, with what it was encoded from. */
export interface EncodedUser {
  encoding: Encoding;
  codebook: Codebook;
  stored: StoredProfile | undefined;
  signals: StoredSignal[];
}

/** Encodes what Postgres knows of a user against the active codebook; stores nothing. */
export async function readEncodedUser(
  services: Services,
  input: { project: Project; user: User },
): Promise<EncodedUser> {
  const { project, user } = input;
  const { profiles, signals } = services.stores(project.id);
  // The profile first: what changes after it is read, a flip to another embedder too, changes its revision.
  const stored = await profiles.read(user);
  const active = await services.codebooks.active(project.id);
  const known = await signals.newest(user, { embedder: active.embedder, limit: MAX_SIGNALS_PER_USER });
  const codebook = await loadCodebook(services, project.id, active, known);
  const encoding = encodeSignals(services, project, codebook, known, stored?.edits ?? NO_EDITS);
  return { encoding, codebook, stored, signals: known };
}

/** Where all vectors are pending, none are needed of the codebook: pins work while embeddings are down. */
async function loadCodebook(
  services: Services,
  projectId: string,
  { version, embedder }: { version: string; embedder: string },
  signals: readonly StoredSignal[],
): Promise<Codebook> {
  if (signals.every(({ vector }) => vector === null)) {
    const vocabulary = await services.codebooks.loadVocabulary(projectId, version);
    if (vocabulary) return { ...vocabulary, embedder, dimensions: 0, vectors: new Float32Array() };
  }
  return services.codebooks.load(projectId, version);
}

export function encodeSignals(
  services: Services,
  project: Project,
  codebook: Codebook,
  signals: readonly StoredSignal[],
  edits: ProfileEdits,
): Encoding {
  const { slots, decode, halfLifeDays } = project.settings;
  const embedder = services.embedders.find(codebook.embedder);
  if (!embedder) throw new Error(`This deployment has no embedder ${codebook.embedder}; see EMBEDDER.`);
  const { sameAttributeSimilarity, nearSimilarity } = embedder;
  const evidence = signals.map((signal) => ({ ...signal, at: signal.at.getTime() }));
  return encode(evidence, edits, codebook, {
    slots,
    decode,
    halfLifeDays,
    sameAttributeSimilarity,
    nearSimilarity,
  });
}

/** Encodes a user, writes the code where it changed, and publishes it to the cache. */
export async function encodeUser(services: Services, input: { project: Project; user: User }): Promise<void> {
  const { profiles } = services.stores(input.project.id);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { encoding, stored } = await readEncodedUser(services, input);
    const { code } = encoding;
    const changed =
      !stored || stored.outdated || stored.codebookVersion !== code.codebook || !sameCode(stored.code, code);
    const isWritten =
      !changed ||
      (await profiles.write(input.user, stored?.revision ?? 0, {
        codebookVersion: code.codebook,
        code,
        edits: stored?.edits ?? NO_EDITS,
      })) !== undefined;
    if (isWritten) {
      await publishCode(services, { projectId: input.project.id, user: input.user });
      return;
    }
  }
  throw new Error("A profile kept changing while it was encoded.");
}

/** Codes are built in one order, so that equal ones have equal texts. */
function sameCode(left: Code, right: Code): boolean {
  return canonical(left) === canonical(right);
}

function canonical(code: Code): string {
  return JSON.stringify([
    code.codebook,
    code.entries.map(({ centroid, weight, kind, phrase }) => [centroid, weight, kind, phrase ?? null]),
    code.pins.map(({ slot, value }) => [slot, value]),
  ]);
}
