import { fail, ok, type Result } from "../errors.ts";
import type { ErasedRows, Project, Services, Tombstone, User } from "../ports.ts";
import type { Subject } from "./find-user.ts";
import { quietly } from "./quietly.ts";
import { scheduleSweep } from "./schedule-sweep.ts";

/** As long KV may show a copy that it has near a reader, by its own documentation. */
const KV_MAY_SHOW_SECONDS = 60;

/** What was deleted where. */
export interface ErasureReceipt {
  erasedAt: Date;
  postgres: ErasedRows & { dataKey: "destroyed" };
  kv: { state: "deleted" | "pending"; mayShowSeconds: number };
  mirror: { state: "deleted" | "pending" | "none" };
  queues: string;
  backups: string;
}

/**
 * Erases a user: tombstone, rows and data key in one transaction, then KV and the mirror. What is queued
 * finds no conversation, or the tombstone, and stops. A sweep clears the caches once more when every
 * publisher that was under way has ended, and for as long as one of them fails.
 */
export async function eraseUser(
  services: Services,
  input: { project: Pick<Project, "id">; user: Subject },
): Promise<Result<ErasureReceipt>> {
  const { erasures, users } = services.stores(input.project.id);
  const user = typeof input.user === "string" ? await users.find(input.user) : input.user;
  const erasedAt = services.clock.now();
  const erased = user && (await erasures.erase(user, erasedAt));
  if (!erased) return fail({ reason: "not_found", what: "user" });
  const cleared = await clearCaches(services, input.project.id, erased.tombstones);
  await scheduleSweep(services, input.project.id);
  return ok({
    erasedAt,
    postgres: { ...erased.rows, dataKey: "destroyed" },
    kv: { state: cleared.kv ? "deleted" : "pending", mayShowSeconds: KV_MAY_SHOW_SECONDS },
    mirror: { state: services.mirror ? (cleared.mirror ? "deleted" : "pending") : "none" },
    queues: "what was queued before is dropped when it comes up",
    backups: "nothing readable without the data key; a restored backup is erased from again",
  });
}

const CLEARED_PER_SWEEP = 200;

/** Clears the caches of erased users once more, where that is due; how many are left. */
export async function clearErased(services: Services, projectId: string): Promise<number> {
  const { erasures } = services.stores(projectId);
  const uncleared = await erasures.listUncleared(CLEARED_PER_SWEEP);
  let left = uncleared.length;
  for (const tombstone of uncleared.filter(({ due }) => due)) {
    const { kv, mirror } = await clearCaches(services, projectId, [tombstone]);
    if (!kv || !mirror) continue;
    await erasures.markCleared(tombstone.user);
    left -= 1;
  }
  return left;
}

/** Takes a user's copies out of the caches. */
export async function clearCaches(
  services: Services,
  projectId: string,
  tombstones: readonly Tombstone[],
): Promise<{ kv: boolean; mirror: boolean }> {
  const clear = async (erase: (user: User, revision: number) => Promise<void>): Promise<boolean> => {
    const erasing = tombstones.map(({ user, revision }) => erase(user, revision));
    return (
      (await quietly(
        services,
        "clearing a cache",
        Promise.all(erasing).then(() => true),
      )) ?? false
    );
  };
  const { cache, mirror, frozenCaches } = services;
  const marks = tombstones.flatMap((tombstone) => tombstone.marks);
  const openings = frozenCaches.flatMap((frozen) => marks.map((mark) => frozen.erase(mark)));
  const opened = quietly(
    services,
    "clearing openings",
    Promise.all(openings).then(() => true),
  );
  const [kv, mirrored] = await Promise.all([
    clear((user, revision) => cache.erase(projectId, user, revision)),
    mirror ? clear((user, revision) => mirror.erase(projectId, user, revision)) : true,
  ]);
  const areOpeningsGone = (await opened) ?? false;
  return { kv: kv && areOpeningsGone, mirror: mirrored && areOpeningsGone };
}
