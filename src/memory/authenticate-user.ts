import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services, TokenScope, User } from "../ports.ts";
import { bearerOf } from "./authenticate.ts";

/**
 * The user of a token, and their project. Who it is comes from the token alone. A token that is unknown,
 * expired or revoked, or whose user or project is gone, looks the same.
 */
export async function authenticateUser(
  services: Services,
  input: { authorization: string | undefined; needs: TokenScope },
): Promise<Result<{ project: Project; user: User }>> {
  const text = bearerOf(input.authorization);
  const token = text === undefined ? undefined : await services.userTokens.verify(text);
  if (!token) return fail({ reason: "token_invalid" });
  const { projectId, user } = token;
  const [generation, settings] = await Promise.all([
    services.stores(projectId).tokens.generation(user),
    services.directory.readSettings(projectId),
  ]);
  if (generation !== token.generation || !settings) return fail({ reason: "token_invalid" });
  if (input.needs === "write" && token.scope !== "write") return fail({ reason: "scope_missing" });
  return ok({ project: { id: projectId, settings }, user });
}
