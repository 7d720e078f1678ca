/** Forgetting a part: what was learned from one sentence, one pin, or all that was learned. */
import { fail, type Result } from "../errors.ts";
import type { Slot } from "../persona/grammar.ts";
import type { Project, Services, User } from "../ports.ts";
import { editProfile } from "./edit-profile.ts";
import { encodeUser, readEncodedUser } from "./encode-user.ts";
import { findUser, type Subject } from "./find-user.ts";
import { readProfile, type Profile } from "./read-profile.ts";

interface Input {
  project: Project;
  user: Subject;
}

/** Forgets one signal: it is deleted, not hidden. */
export async function forgetSignal(
  services: Services,
  input: Input & { signal: string },
): Promise<Result<Profile>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const removed = await services.stores(input.project.id).signals.remove(user.value, [input.signal]);
  if (removed === 0) return fail({ reason: "not_found", what: "signal" });
  return encodeAgain(services, input, user.value);
}

/** Forgets what a slot holds: what was learned of it, and the user's own pin. It may be learned anew. */
export async function forgetPin(services: Services, input: Input & { slot: Slot }): Promise<Result<Profile>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const { signals, stored } = await readEncodedUser(services, { project: input.project, user: user.value });
  const learned = signals.filter(({ slot }) => slot === input.slot);
  const pinned = stored?.edits.pins.some(({ slot }) => slot === input.slot) ?? false;
  if (learned.length === 0 && !pinned) return fail({ reason: "not_found", what: "pin" });
  await services.stores(input.project.id).signals.remove(
    user.value,
    learned.map(({ id }) => id),
  );
  if (pinned) {
    // Unpinning alone would keep the slot empty for good.
    const edits = [{ type: "release" as const, slot: input.slot }];
    const edited = await editProfile(services, { ...input, edits });
    if (!edited.ok) return edited;
  }
  return encodeAgain(services, input, user.value);
}

/** Forgets all that was learned; the user's own edits stay. */
export async function forgetSignals(services: Services, input: Input): Promise<Result<Profile>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const { signals } = services.stores(input.project.id);
  await signals.prune(user.value, 0);
  return encodeAgain(services, input, user.value);
}

async function encodeAgain(services: Services, input: Input, user: User): Promise<Result<Profile>> {
  await encodeUser(services, { project: input.project, user });
  return readProfile(services, input);
}
