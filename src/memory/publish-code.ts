import type { Project, PublishedCode, Services, User } from "../ports.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

const KV_READ_BUDGET_MS = 1000;

/**
 * Writes a code to KV and to the mirror, each whatever becomes of the other. Throws where KV fails; a
 * mirror that fails is repaired by the next publishing or opening.
 */
export async function publishCode(
  services: Services,
  { project, user, published }: { project: Project; user: User; published: PublishedCode },
): Promise<void> {
  const mirrored = quietly(
    services,
    "publishing: mirror",
    services.mirror?.write(project.id, user, published),
  );
  try {
    // KV writes are what costs. A copy that is unreadable, or late, is as good as none.
    const cached = await within(
      KV_READ_BUDGET_MS,
      quietly(services, "publishing: kv", services.cache.read(project.id, user)),
    );
    const isCurrent = cached && !cached.renew && cached.revision >= published.revision;
    if (!isCurrent) await services.cache.write(project.id, user, published);
  } finally {
    await mirrored;
  }
}
