import { decode } from "../persona/decode.ts";
import type { Code } from "../persona/code.ts";
import type { Project, Services, User } from "../ports.ts";
import { publishCode } from "./publish-code.ts";
import { quietly } from "./quietly.ts";
import { readCaches } from "./read-caches.ts";
import { within } from "./within.ts";

/** Where a persona block came from. */
export type PersonaSource = "kv" | "mirror" | "postgres" | "frozen" | "none";

export interface OpenedPersona {
  source: PersonaSource;
  /** Null for no block at all. */
  text: string | null;
  tokens: number;
}

/** Once an isolate and version: most openings find it held. */
const VOCABULARY_BUDGET_MS = 250;

const NO_PERSONA: OpenedPersona = { source: "none", text: null, tokens: 0 };

/**
 * The persona that a conversation opens with: from KV or the mirror, else from Postgres within the project's
 * opening budget, else none, and the code is fetched behind the response for next time. Never fails:
 * a conversation opens whatever store is down.
 */
export async function openPersona(
  services: Services,
  input: { project: Project; user: User },
): Promise<OpenedPersona> {
  const { project, user } = input;
  if (project.settings.mode === "learn" || project.settings.mode === "off") return NO_PERSONA;

  const cached = await readCaches(services, { projectId: project.id, user });
  const persona = cached && (await decodePersona(services, project, cached.code, cached.source));
  if (persona) return persona;

  const stored = quietly(services, "opening: profile", services.stores(project.id).profiles.read(user));
  services.defer(
    stored.then(
      (profile) =>
        profile &&
        quietly(
          services,
          "opening: refill",
          publishCode(services, { projectId: project.id, user, refresh: true }),
        ),
    ),
  );
  const profile = await within(project.settings.openingBudgetMs, stored);
  const code = profile?.paused ? undefined : profile?.code;
  return (code && (await decodePersona(services, project, code, "postgres"))) ?? NO_PERSONA;
}

/** Undefined where the code's codebook is gone: then the code is as good as missing. */
async function decodePersona(
  services: Services,
  project: Project,
  code: Code,
  source: PersonaSource,
): Promise<OpenedPersona | undefined> {
  const vocabulary = await within(
    VOCABULARY_BUDGET_MS,
    quietly(services, "opening: codebook", services.codebooks.loadVocabulary(project.id, code.codebook)),
  );
  if (!vocabulary) return undefined;
  const decoded = decode(code, vocabulary);
  return decoded ? { source, text: decoded.text, tokens: decoded.tokens } : { source, text: null, tokens: 0 };
}
