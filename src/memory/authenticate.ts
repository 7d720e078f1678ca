import { timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services } from "../ports.ts";
import { hashSecret, parseApiKey } from "./api-key.ts";

const BEARER = /^Bearer ([^\s]+)$/iu;

/** The project of a key. Unknown, malformed and revoked keys look the same. */
export async function authenticateProject(
  services: Services,
  authorization: string | undefined,
): Promise<Result<Project>> {
  const token = BEARER.exec(authorization ?? "")?.[1];
  const key = token === undefined ? undefined : await parseApiKey(token);
  if (!key) return fail({ reason: "unauthenticated" });

  const memoryKey = `${key.id}:${Buffer.from(key.secretHash).toString("base64")}`;
  const known = services.knownKeys.get(memoryKey);
  if (known) return ok(known);
  const project = await services.directory.findByKey(key.id, key.secretHash);
  if (!project) return fail({ reason: "unauthenticated" });
  services.knownKeys.set(memoryKey, project);
  return ok(project);
}

/** Whether the caller holds the admin token; both sides are hashed, so that lengths don't tell. */
export async function authenticateAdmin(
  services: Services,
  authorization: string | undefined,
): Promise<Result<true>> {
  const token = BEARER.exec(authorization ?? "")?.[1] ?? "";
  const [given, expected] = await Promise.all([hashSecret(token), hashSecret(services.settings.adminToken)]);
  return timingSafeEqual(given, expected) ? ok(true) : fail({ reason: "unauthenticated" });
}
