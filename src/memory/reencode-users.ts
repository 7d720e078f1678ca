import { errorName } from "../errors.ts";
import type { Services } from "../ports.ts";
import { encodeUser } from "./encode-user.ts";

/**
 * Encodes a page of a project's users whose code is outdated, or of another codebook than the active one.
 * Repeating a page changes nothing: users that were encoded are no longer outdated. One that fails holds
 * up no other, and stays outdated.
 *
 * @returns where the next page begins; null at the end
 */
export async function reencodeUsers(
  services: Services,
  input: { projectId: string; after: string; limit: number },
): Promise<{ encoded: number; failed: number; next: string | null }> {
  const { projectId } = input;
  const settings = await services.directory.readSettings(projectId);
  if (!settings) return { encoded: 0, failed: 0, next: null };
  const { version, embedder } = await services.codebooks.active(projectId);
  const users = await services.stores(projectId).profiles.listOutdated(version, input);
  if (users.length > 0 && !services.embedders.find(embedder)) {
    services.log.error("a project's embedder is not configured", { project: projectId, count: users.length });
    return { encoded: 0, failed: users.length, next: null };
  }
  let failed = 0;
  for (const user of users) {
    try {
      await encodeUser(services, { project: { id: projectId, settings }, user });
    } catch (error) {
      failed += 1;
      services.log.error("a user was not encoded", {
        project: projectId,
        error: errorName(error),
      });
    }
  }
  const last = users.length === input.limit ? users.at(-1) : undefined;
  return { encoded: users.length - failed, failed, next: last?.id ?? null };
}

/** Where re-encoding all projects goes on: behind a user of a project, or behind a whole project. */
export interface ReencodingCursor {
  project: string;
  /** Empty: the project is done. */
  user: string;
}

const PROJECTS_PER_PIECE = 200;
const USERS_PER_PIECE = 200;

/**
 * Encodes what is outdated in all projects, one piece of bounded work at a time.
 *
 * @returns where the next piece begins; null at the end
 */
export async function reencodeOutdated(
  services: Services,
  from: ReencodingCursor,
): Promise<{ encoded: number; next: ReencodingCursor | null }> {
  const projects = await services.directory.list(from.project, PROJECTS_PER_PIECE);
  const rest = from.user === "" ? projects : [from.project, ...projects];
  let encoded = 0;
  let after = from.user;
  for (const projectId of rest) {
    const page = await reencodeUsers(services, { projectId, after, limit: USERS_PER_PIECE });
    encoded += page.encoded;
    if (page.next !== null) return { encoded, next: { project: projectId, user: page.next } };
    if (encoded >= USERS_PER_PIECE) return { encoded, next: { project: projectId, user: "" } };
    after = "";
  }
  const last = projects.length === PROJECTS_PER_PIECE ? projects.at(-1) : undefined;
  return { encoded, next: last === undefined ? null : { project: last, user: "" } };
}
