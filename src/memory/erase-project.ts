import { fail, ok, type Result } from "../errors.ts";
import type { Services } from "../ports.ts";
import { isProjectId } from "./create-project.ts";
import { clearErased, eraseUser } from "./erase-user.ts";

const USERS_PER_CALL = 100;
const NO_PROJECT = fail({ reason: "not_found", what: "project" });

export interface ProjectErasure {
  /** False: call again; the caches need a moment, or there are users left. */
  done: boolean;
  /** Users erased by this call. */
  users: number;
}

/**
 * Erases a project, a piece a call: its keys, its users as each would be erased alone, and, when no cache
 * holds anything of them, the rest with its row. Its staging twin is a project of its own.
 */
export async function eraseProject(
  services: Services,
  input: { id: string },
): Promise<Result<ProjectErasure>> {
  if (!isProjectId(input.id)) return NO_PROJECT;
  const { id } = input;
  if (!(await services.directory.revokeKeys(id))) return NO_PROJECT;
  const { users, erasures } = services.stores(id);
  const found = await users.listIds(USERS_PER_CALL);
  for (const user of found) await eraseUser(services, { project: { id }, user });
  if (found.length === USERS_PER_CALL) return ok({ done: false, users: found.length });
  if ((await clearErased(services, id)) > 0) return ok({ done: false, users: found.length });
  await erasures.eraseProject(services.clock.now());
  return ok({ done: true, users: found.length });
}
