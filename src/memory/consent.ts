/** Whom the project may remember: by its settings, and by what the user said. */
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services, User } from "../ports.ts";
import { isAnonymous } from "../project-settings.ts";
import { eraseUser } from "./erase-user.ts";
import { pauseUser } from "./pause-user.ts";
import { quietly } from "./quietly.ts";
import { recordTurn, type TurnRecorder } from "./record-turn.ts";

/**
 * The user under whom something may be stored, made at first sight; undefined where the project asks for
 * consent and there is none: such a user has no row at all.
 */
export async function admitUser(
  services: Services,
  input: { project: Project; user: string },
): Promise<User | undefined> {
  const { users } = services.stores(input.project.id);
  if (input.project.settings.consent === "opt-in" && !(await users.find(input.user))) return undefined;
  return users.ensure(input.user, { anonymous: isAnonymous(input.project.settings, input.user) });
}

/** Records a turn unless the user's consent is missing; then the answer goes on, and nothing stays of it. */
export function recordIfAdmitted(services: Services, input: Parameters<typeof recordTurn>[1]): TurnRecorder {
  if (input.project.settings.consent === "opt-out") return recordTurn(services, input);
  const { users } = services.stores(input.project.id);
  const known = quietly(services, "looking for consent", users.find(input.externalUser));
  const recorder = known.then((user) => user && recordTurn(services, input));
  services.defer(recorder);
  return {
    async complete(answer) {
      const admitted = await recorder;
      return admitted ? admitted.complete(answer) : true;
    },
  };
}

/** Notes that a user gave their consent, or took it back: then all that was stored of them goes. */
export async function setConsent(
  services: Services,
  input: { project: Project; user: string; given: boolean },
): Promise<Result<{ given: boolean }>> {
  const { project, user, given } = input;
  const { users } = services.stores(project.id);
  if (given) {
    await users.ensure(user, { anonymous: isAnonymous(project.settings, user) });
    const resumed = await pauseUser(services, { project, user, paused: false });
    return resumed.ok ? ok({ given }) : resumed;
  }
  if (await users.find(user)) {
    const erased = await eraseUser(services, { project, user });
    if (!erased.ok) return fail(erased.failure);
  }
  if (project.settings.consent === "opt-out") {
    // Without consent to ask for, that they said no has to be remembered.
    await users.ensure(user);
    const paused = await pauseUser(services, { project, user, paused: true });
    if (!paused.ok) return paused;
  }
  return ok({ given });
}
