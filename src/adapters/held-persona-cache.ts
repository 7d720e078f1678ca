/**
 * A cache of codes whose last answers the isolate holds for a moment: a count of tokens, a title's side call
 * and the message itself come together, and one read is enough for them. What this isolate writes or erases
 * shows at once; what another does, later by as long as a code is held. A miss is not held.
 */
import type { CachedCode, PersonaCache, ShortMemory, User } from "../ports.ts";

export function holdCodes(cache: PersonaCache, held: ShortMemory<CachedCode>): PersonaCache {
  /** A read that began before a write or an erasure tells what is no longer so. */
  let changes = 0;
  const forget = (projectId: string, user: User): void => {
    changes += 1;
    held.delete(nameOf(projectId, user));
  };

  return {
    ping: () => cache.ping(),

    async read(projectId, user) {
      const known = held.get(nameOf(projectId, user));
      if (known) return known;
      const before = changes;
      const read = await cache.read(projectId, user);
      if (read && changes === before) held.set(nameOf(projectId, user), read);
      return read;
    },

    async write(projectId, user, published) {
      forget(projectId, user);
      await cache.write(projectId, user, published);
      forget(projectId, user);
    },

    async erase(projectId, user, revision) {
      forget(projectId, user);
      await cache.erase(projectId, user, revision);
      forget(projectId, user);
    },
  };
}

function nameOf(projectId: string, user: User): string {
  return `${projectId}:${user.id}`;
}
