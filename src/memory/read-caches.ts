import type { CachedCode, PersonaCache, Services, User } from "../ports.ts";
import { publishCode } from "./publish-code.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

export type CacheName = "kv" | "mirror";

export interface CacheHit extends CachedCode {
  source: CacheName;
}

/** What one cache answered; undefined where it did not answer. */
type Answer = { hit: CacheHit | undefined } | undefined;

/** For both caches together. */
const CACHE_BUDGET_MS = 250;
/** How long an opening that has KV's copy waits for the mirror's, which may be of a later edit. */
const MIRROR_GRACE_MS = 30;
/** How long a repair waits for the slower cache, behind the response. */
const REPAIR_WAIT_MS = 5000;

/**
 * A user's code from KV and the mirror, raced: a miss or a failure does not end the race, and a hit in KV
 * gives the mirror a moment more, so that an edit shows at once. Where both have answered by then, the
 * newer one wins. Behind the response each copy that is missing or older is repaired from the other.
 */
export async function readCaches(
  services: Services,
  input: { projectId: string; user: User },
): Promise<CacheHit | undefined> {
  const { projectId, user } = input;
  const arrived: CacheHit[] = [];
  const ask = async (source: CacheName, cache: PersonaCache): Promise<Answer> => {
    const read = cache.read(projectId, user);
    return quietly(
      services,
      `opening: ${source}`,
      read.then((copy) => ({ hit: copy && { ...copy, source } })),
    );
  };
  const kv = ask("kv", services.cache);
  const mirror = services.mirror && ask("mirror", services.mirror);
  const reads = mirror ? [kv, mirror] : [kv];

  services.defer(repairCopies(services, input, kv, mirror));
  await within(CACHE_BUDGET_MS, firstHit(reads, arrived));
  const onlyKv = arrived.length > 0 && arrived.every(({ source }) => source === "kv");
  if (mirror && onlyKv) await within(MIRROR_GRACE_MS, mirror);
  return newest(arrived);
}

/** Settles at the first hit, or when all have answered without one. */
async function firstHit(reads: readonly Promise<Answer>[], arrived: CacheHit[]): Promise<void> {
  const hits = reads.map(async (read) => {
    const hit = (await read)?.hit;
    if (!hit) throw new Error("no hit");
    arrived.push(hit);
  });
  await Promise.any(hits).catch(() => undefined);
}

function newest(hits: readonly CacheHit[]): CacheHit | undefined {
  return hits.reduce<CacheHit | undefined>(
    (best, hit) => (best && best.revision >= hit.revision ? best : hit),
    undefined,
  );
}

/**
 * Gives the newest copy to the cache that has none, an older one, or one that expires soon. KV takes
 * whatever comes last, so it is only written under the user's lease; the mirror refuses what is older.
 */
async function repairCopies(
  services: Services,
  { projectId, user }: { projectId: string; user: User },
  kvRead: Promise<Answer>,
  mirrorRead: Promise<Answer> | undefined,
): Promise<void> {
  const answers = await within(REPAIR_WAIT_MS, Promise.all([kvRead, mirrorRead]));
  const [kv, mirror] = answers ?? [];
  const best = newest([kv?.hit, mirror?.hit].filter((hit) => hit !== undefined));
  if (!best) return;
  const isBehind = ({ hit }: { hit: CacheHit | undefined }): boolean =>
    !hit || hit.renew || hit.revision < best.revision;
  await Promise.all([
    kv &&
      isBehind(kv) &&
      quietly(services, "repair: kv", publishCode(services, { projectId, user, refresh: true })),
    mirror &&
      isBehind(mirror) &&
      quietly(services, "repair: mirror", services.mirror?.write(projectId, user, best)),
  ]);
}
