import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services } from "../ports.ts";
import { encodeUser } from "./encode-user.ts";
import { findUser, type Subject } from "./find-user.ts";

/**
 * Pauses a user's memory, or resumes it. While it is paused nothing is learned and no conversation opens
 * with what is known; what is stored stays, to be seen and edited.
 */
export async function pauseUser(
  services: Services,
  input: { project: Project; user: Subject; paused: boolean },
): Promise<Result<{ paused: boolean }>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const { pauses } = services.stores(input.project.id);
  if (!(await pauses.set(user.value, input.paused))) return fail({ reason: "not_found", what: "user" });
  await encodeUser(services, { project: input.project, user: user.value });
  return ok({ paused: input.paused });
}
