/** Erasures over all projects: kept beside the backups, and made again after one was restored. */
import type { ErasureRecord, Services } from "../ports.ts";
import { eraseProject } from "./erase-project.ts";
import { eraseUser } from "./erase-user.ts";

const MAX_PIECES = 1000;

export async function listErasures(
  services: Services,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ erasures: ErasureRecord[]; next: string | null }> {
  const [project = "", user = ""] = (input.cursor ?? "").split(":");
  const after = input.cursor === undefined ? undefined : { project, user, erasedAt: new Date(0) };
  const erasures = await services.erasureLog.list(after, input.limit);
  const last = erasures.length === input.limit ? erasures.at(-1) : undefined;
  return { erasures, next: last ? `${last.project}:${last.user}` : null };
}

/** Erases again whom a restored backup brought back; who came back by themselves later stays. How many. */
export async function replayErasures(services: Services, records: readonly ErasureRecord[]): Promise<number> {
  let erased = 0;
  for (const record of records) {
    if (record.user === "") {
      erased += Number(await eraseWholeProject(services, record.project));
      continue;
    }
    const user = { id: record.user };
    const { users } = services.stores(record.project);
    if (!(await users.existedAt(user, record.erasedAt))) continue;
    erased += Number((await eraseUser(services, { project: { id: record.project }, user })).ok);
  }
  return erased;
}

async function eraseWholeProject(services: Services, id: string): Promise<boolean> {
  for (let piece = 0; piece < MAX_PIECES; piece += 1) {
    const erased = await eraseProject(services, { id });
    if (!erased.ok) return piece > 0;
    // What is left waits for its caches: the next replay ends it.
    if (erased.value.done || erased.value.users === 0) return true;
  }
  return true;
}
