import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services, User } from "../ports.ts";

/** Whose profile it is: by the project's own id, or the user that a token stands for. */
export type Subject = string | User;

export async function findUser(
  services: Services,
  input: { project: Project; user: Subject },
): Promise<Result<User>> {
  if (typeof input.user !== "string") return ok(input.user);
  const user = await services.stores(input.project.id).users.find(input.user);
  return user ? ok(user) : fail({ reason: "not_found", what: "user" });
}
