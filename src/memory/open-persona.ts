import { decode } from "../persona/decode.ts";
import type { Code } from "../persona/code.ts";
import type { Project, Services, User } from "../ports.ts";
import { within } from "./within.ts";

/** Where a persona block came from. */
export type PersonaSource = "kv" | "mirror" | "postgres" | "frozen" | "none";

export interface OpenedPersona {
  source: PersonaSource;
  /** Null for no block at all. */
  text: string | null;
  tokens: number;
}

const NO_PERSONA: OpenedPersona = { source: "none", text: null, tokens: 0 };
const CACHE_BUDGET_MS = 250;

/**
 * The persona that a conversation opens with: from the cache, else from Postgres within the project's
 * opening budget, else none, and the code is fetched behind the response for next time. Never fails:
 * a conversation opens whatever store is down.
 */
export async function openPersona(
  services: Services,
  input: { project: Project; user: User },
): Promise<OpenedPersona> {
  const { project, user } = input;
  if (project.settings.mode === "learn" || project.settings.mode === "off") return NO_PERSONA;

  const cached = await within(
    CACHE_BUDGET_MS,
    quietly(services, "cache", services.cache.read(project.id, user)),
  );
  if (cached) {
    if (cached.renew)
      services.defer(quietly(services, "renewal", services.cache.write(project.id, user, cached.code)));
    const persona = await decodePersona(services, project, cached.code, "kv");
    if (persona) return persona;
  }

  const stored = readStoredCode(services, project, user);
  services.defer(
    stored.then((code) =>
      code ? quietly(services, "refill", services.cache.write(project.id, user, code)) : undefined,
    ),
  );
  const code = await within(project.settings.openingBudgetMs, stored);
  return (code && (await decodePersona(services, project, code, "postgres"))) ?? NO_PERSONA;
}

async function readStoredCode(services: Services, project: Project, user: User): Promise<Code | undefined> {
  const profile = await quietly(services, "profile", services.stores(project.id).profiles.read(user));
  return profile?.code;
}

/** Undefined where the code's codebook is gone: then the code is as good as missing. */
async function decodePersona(
  services: Services,
  project: Project,
  code: Code,
  source: PersonaSource,
): Promise<OpenedPersona | undefined> {
  const vocabulary = await services.codebooks.loadVocabulary(project.id, code.codebook);
  if (!vocabulary) return undefined;
  const decoded = decode(code, vocabulary);
  return decoded ? { source, text: decoded.text, tokens: decoded.tokens } : { source, text: null, tokens: 0 };
}

async function quietly<Value>(
  services: Services,
  what: string,
  work: Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    services.log.error(`opening: ${what} failed`, { error: nameOf(error) });
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
