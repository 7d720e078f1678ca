/** Which parts can be down while the Worker is up. Stores are asked; paid services tell by what they did lately. */
import type { Embedders, HealthCheck, PersonaCache, ProjectDirectory } from "../ports.ts";
import type { Breaker } from "./breaker.ts";

export interface CheckedParts {
  directory: ProjectDirectory;
  kv: PersonaCache;
  mirror: PersonaCache | undefined;
  claude: Breaker;
  /** Undefined where the rules extract. */
  extraction: Breaker | undefined;
  embedders: Embedders;
}

export function createHealthChecks(parts: CheckedParts): HealthCheck[] {
  const { directory, kv, mirror, claude, extraction, embedders } = parts;
  return [
    { part: "postgres", isWell: () => answers(directory) },
    { part: "kv", isWell: () => answers(kv) },
    ...(mirror ? [{ part: "mirror" as const, isWell: () => answers(mirror) }] : []),
    { part: "claude", isWell: () => isClosed(claude) },
    ...(extraction ? [{ part: "extraction" as const, isWell: () => isClosed(extraction) }] : []),
    { part: "embeddings", isWell: () => Promise.resolve(!embedders.isFailing()) },
  ];
}

async function answers(store: { ping(): Promise<void> }): Promise<boolean> {
  await store.ping();
  return true;
}

function isClosed(breaker: Breaker): Promise<boolean> {
  return Promise.resolve(!breaker.isOpen());
}
