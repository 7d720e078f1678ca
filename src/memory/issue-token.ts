/** Tokens with which end users see and correct their own profile. */
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services, TokenScope } from "../ports.ts";

const MS_PER_MINUTE = 60_000;

export interface IssuedToken {
  token: string;
  scope: TokenScope;
  expiresAt: Date;
}

/** A token for one user of the project; to be handed to that user alone. */
export async function issueToken(
  services: Services,
  input: { project: Project; user: string; scope: TokenScope; minutes: number },
): Promise<Result<IssuedToken>> {
  const { users, tokens } = services.stores(input.project.id);
  const user = await users.find(input.user);
  const generation = user && (await tokens.generation(user));
  if (!user || generation === undefined) return fail({ reason: "not_found", what: "user" });
  const issuedAt = services.clock.now();
  const expiresAt = new Date(issuedAt.getTime() + input.minutes * MS_PER_MINUTE);
  const { scope } = input;
  const token = await services.userTokens.issue(
    { projectId: input.project.id, user, generation, scope, expiresAt },
    { id: services.identifiers.uuid(), issuedAt },
  );
  return ok({ token, scope, expiresAt });
}

/** Ends every token of a user, at once. */
export async function revokeTokens(
  services: Services,
  input: { project: Project; user: string },
): Promise<Result<true>> {
  const { users, tokens } = services.stores(input.project.id);
  const user = await users.find(input.user);
  const renewed = user && (await tokens.renew(user, services.identifiers.uuid()));
  return renewed ? ok(true) : fail({ reason: "not_found", what: "user" });
}
