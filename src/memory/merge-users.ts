import { fail, ok, type Result } from "../errors.ts";
import { MAX_PINS } from "../persona/code.ts";
import { mergeEdits, NO_EDITS } from "../persona/edits.ts";
import type { Project, Services, User } from "../ports.ts";
import { encodeSignals, encodeUser, readEncodedUser } from "./encode-user.ts";
import { clearCaches } from "./erase-user.ts";

const MAX_ROUNDS = 100;
const MAX_ATTEMPTS = 5;

/**
 * Folds one id into a user: a visitor has logged in. Signals, edits, pins and conversations move, open ones
 * too; the id becomes an alias. Taking it again, or after it broke off, ends in the same.
 *
 * @param input.from the project's id of who is folded into `input.into`
 */
export async function mergeUsers(
  services: Services,
  input: { project: Project; from: string; into: string },
): Promise<Result<{ user: string; alias: string }>> {
  const { users, merges } = services.stores(input.project.id);
  if (input.from === input.into) {
    return fail({ reason: "invalid_request", message: "from: must be another id than the user's own." });
  }
  const into = await users.ensure(input.into);
  const from = await users.reference(input.from);
  // The user's own id was folded into this one before.
  if (into.id === from.id) return fail({ reason: "user_merged" });
  if ((await users.find(input.from)) === undefined) await users.ensure(input.from);
  if ((await merges.link(from, input.from, into)) === "taken") return fail({ reason: "user_merged" });
  if (await merges.remains(from)) {
    await moveEdits(services, input.project, from, into);
    await moveAll(services, input.project.id, from, into);
  }
  await encodeUser(services, { project: input.project, user: into });
  return ok({ user: input.into, alias: input.from });
}

async function moveAll(services: Services, projectId: string, from: User, into: User): Promise<void> {
  const { merges, profiles } = services.stores(projectId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const revision = (await profiles.read(from))?.revision ?? 0;
    const moved = await merges.moveRows(from, into);
    if (moved === 0 && (await merges.finish(from, into, services.clock.now()))) {
      await clearCaches(services, projectId, [{ user: from, revision: revision + 1, marks: [] }]);
      return;
    }
  }
  throw new Error("A user kept changing while it was merged.");
}

/** A pause of either is a pause of both. */
async function moveEdits(services: Services, project: Project, from: User, into: User): Promise<void> {
  const { profiles, pauses } = services.stores(project.id);
  const old = await profiles.read(from);
  if (await pauses.isPaused(from)) await pauses.set(into, true);
  if (!old) return;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { codebook, signals, stored } = await readEncodedUser(services, { project, user: into });
    const most = { slots: project.settings.slots, pins: MAX_PINS };
    const edits = mergeEdits(stored?.edits ?? NO_EDITS, old.edits, most);
    const { code } = encodeSignals(services, project, codebook, signals, edits);
    const profile = { codebookVersion: code.codebook, code, edits };
    if ((await profiles.write(into, stored?.revision ?? 0, profile)) !== undefined) return;
  }
  throw new Error("A profile kept changing while it was merged.");
}
