import type { Services } from "../ports.ts";
import { eraseUser } from "./erase-user.ts";

const BATCH = 100;
const MAX_BATCHES = 20;

/** Erases visitors whom the app does not know and who were not seen for their project's days; how many. */
export async function expireAnonymous(services: Services): Promise<number> {
  let erased = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const expired = await services.erasureLog.listExpiredAnonymous(BATCH);
    for (const { project, user } of expired) await eraseUser(services, { project: { id: project }, user });
    erased += expired.length;
    if (expired.length < BATCH) break;
  }
  return erased;
}
