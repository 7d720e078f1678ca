import type { Services } from "../ports.ts";
import { encodeUser } from "./encode-user.ts";

/**
 * Encodes a page of a project's users whose code is of another codebook than the active one. Repeating
 * a page changes nothing: users that were encoded are no longer outdated.
 *
 * @returns where the next page begins; null at the end
 */
export async function reencodeUsers(
  services: Services,
  input: { projectId: string; after: string; limit: number },
): Promise<{ encoded: number; next: string | null }> {
  const settings = await services.directory.readSettings(input.projectId);
  if (!settings) return { encoded: 0, next: null };
  const version = await services.codebooks.activeVersion(input.projectId);
  const users = await services.stores(input.projectId).profiles.listOutdated(version, input);
  for (const user of users) {
    await encodeUser(services, { project: { id: input.projectId, settings }, user });
  }
  const last = users.length === input.limit ? users.at(-1) : undefined;
  return { encoded: users.length, next: last?.id ?? null };
}
