import type { Codebook } from "../codebook/codebook.ts";
import type { Code } from "../persona/code.ts";
import { NO_EDITS, type ProfileEdits } from "../persona/edits.ts";
import { encode, type Encoding } from "../persona/encode/encode.ts";
import type { Project, Services, StoredProfile, StoredSignal, User } from "../ports.ts";

const MAX_ATTEMPTS = 5;
/** As many as a user keeps. */
const MAX_SIGNALS = 500;

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
  const [stored, known, version] = await Promise.all([
    profiles.read(user),
    signals.newest(user, MAX_SIGNALS),
    services.codebooks.activeVersion(project.id),
  ]);
  const codebook = await services.codebooks.load(project.id, version);
  const encoding = encodeSignals(services, project, codebook, known, stored?.edits ?? NO_EDITS);
  return { encoding, codebook, stored, signals: known };
}

export function encodeSignals(
  services: Services,
  project: Project,
  codebook: Codebook,
  signals: readonly StoredSignal[],
  edits: ProfileEdits,
): Encoding {
  const { slots, decode, halfLifeDays } = project.settings;
  const { sameAttributeSimilarity, nearSimilarity } = services.embedder;
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
    const changed = !stored || stored.codebookVersion !== code.codebook || !sameCode(stored.code, code);
    const written =
      !changed ||
      (await profiles.write(input.user, stored?.revision ?? 0, {
        codebookVersion: code.codebook,
        code,
        edits: stored?.edits ?? NO_EDITS,
      }));
    if (written) {
      await publishCode(services, { ...input, code });
      return;
    }
  }
  throw new Error("A profile kept changing while it was encoded.");
}

/** Writes a code to the cache unless the copy there is the same: KV writes are what costs. */
export async function publishCode(
  services: Services,
  { project, user, code }: { project: Project; user: User; code: Code },
): Promise<void> {
  const cached = await services.cache.read(project.id, user);
  if (!cached || cached.renew || !sameCode(cached.code, code)) {
    await services.cache.write(project.id, user, code);
  }
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
