/** Projects with users enough for a refit, and refits driven step by step. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { inject } from "vitest";
import { seedUsers, type SeedUser } from "../../scripts/bench/refit/seed-users.ts";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { fromBase64 } from "../../src/adapters/vault/bytes.ts";
import { createVault, parseRootKey } from "../../src/adapters/vault/vault.ts";
import { advanceRefit } from "../../src/memory/refit/advance-refit.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import type { Facet } from "../../src/persona/signal.ts";
import { SEED_ARCHETYPES } from "../../src/persona/seed-codebook/index.ts";
import type { ProjectStores, Refit, Services } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";

export const sql = postgres(inject("databaseUrl"), { max: 1 });
const { ROOT_KEY, LOOKUP_KEY } = inject("secrets");
const vault = createVault({ root: parseRootKey(ROOT_KEY), lookup: fromBase64(LOOKUP_KEY) });
const USERS_AT_ONCE = 100;

/** Services whose refits start nothing by themselves: the test takes their steps. */
export async function withRefits<Value>(
  use: (services: Services) => Promise<Value>,
  variables: Record<string, string> = {},
): Promise<Value> {
  const context = createExecutionContext();
  const services = createServices({ ...env, ...variables }, (work) => context.waitUntil(work), "job");
  services.refitRunner = { start: () => Promise.resolve(), sendChunks: () => Promise.resolve() };
  try {
    return await use(services);
  } finally {
    await waitOnExecutionContext(context);
  }
}

export function lexicalSignal(
  attribute: string,
  facet: Facet = "topic",
): { attribute: string; facet: Facet; vector: Float32Array } {
  return { attribute, facet, vector: embedLexically(attribute) };
}

export async function seedProject(
  services: Services,
  projectId: string,
  users: readonly SeedUser[],
): Promise<void> {
  const { version, embedder } = await services.codebooks.active(projectId);
  const codebook = await services.codebooks.load(projectId, version);
  const known = services.embedders.find(embedder);
  if (!known) throw new Error("no embedder");
  const { sameAttributeSimilarity, nearSimilarity } = known;
  for (let from = 0; from < users.length; from += USERS_AT_ONCE) {
    await seedUsers(
      { sql, vault, projectId, codebook, sameAttributeSimilarity, nearSimilarity },
      users.slice(from, from + USERS_AT_ONCE),
    );
  }
}

/** Begins a refit and takes its steps to the end. */
export async function runRefit(services: Services, projectId: string): Promise<Refit> {
  const begun = await beginRefit(services, { projectId });
  if (!begun.ok) throw new Error(begun.failure.reason);
  return finishRefit(services, projectId, begun.value);
}

export async function finishRefit(services: Services, projectId: string, refit: Refit): Promise<Refit> {
  while (await advanceRefit(services, { projectId, lease: refit }));
  const finished = await services.stores(projectId).refits.read(refit.id);
  if (!finished) throw new Error("no refit");
  return finished;
}

/** Runs statements as the Worker's role in a project. */
export function inProject<Value>(
  projectId: string,
  statement: (transaction: postgres.TransactionSql) => Promise<Value>,
): Promise<Value> {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true),
      set_config('tercet.project_id', ${projectId}, true)`;
    return statement(transaction);
  }) as Promise<Value>;
}

/** Phrases of a few archetypes, so that users share them and a fit has something to find. */
export const THEMES = SEED_ARCHETYPES.filter((_, index) => index % 3 === 0).map(({ facet, phrases }) => ({
  facet,
  phrases: phrases.slice(0, 4),
}));

/** Users of some themes each, the same ones for the same numbers. */
export function themedUsers(
  count: number,
  {
    signals = 5,
    prefix = "user",
    themes = THEMES,
  }: { signals?: number; prefix?: string; themes?: typeof THEMES } = {},
): SeedUser[] {
  return Array.from({ length: count }, (_, user) => ({
    id: `${prefix}-${user}`,
    signals: Array.from({ length: signals }, (_unused, number) => {
      const theme = themes[(user * 7 + number * 13) % themes.length];
      const phrase = theme?.phrases[(user * 3 + number) % theme.phrases.length];
      return lexicalSignal(phrase ?? "", theme?.facet);
    }),
  }));
}

/** Lets the lease of a project's refit run out at once. */
export async function expireLease(projectId: string): Promise<void> {
  await inProject(
    projectId,
    (transaction) => transaction`update refits set leased_until = now() - interval '1 second'`,
  );
}

export class Killed extends Error {}

/** Services that die at the n-th call to a store, before it or right after it. */
export function dieAt(services: Services, fatal: number, when: "before" | "after"): Services {
  let calls = 0;
  const wrap = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== "function") return method;
        return async (...input: unknown[]) => {
          calls += 1;
          const dies = calls === fatal;
          if (dies && when === "before") throw new Killed();
          const result: unknown = await Reflect.apply(method, target, input);
          if (dies) throw new Killed();
          return result;
        };
      },
    });
  const stores: Services["stores"] = (projectId) =>
    Object.fromEntries(
      Object.entries(services.stores(projectId)).map(([name, store]) => [name, wrap(store as object)]),
    ) as unknown as ProjectStores;
  return { ...services, stores };
}
