import { timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services } from "../ports.ts";
import { hashSecret, parseApiKey, type ApiKey } from "./api-key.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

const BEARER = /^Bearer ([^\s]+)$/iu;

/** What stands behind `Bearer` in an Authorization header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return BEARER.exec(authorization ?? "")?.[1];
}

/** A directory that takes longer is taken for down. */
const LOOK_UP_LIMIT_MS = 3000;

/**
 * The project of a key. Unknown, malformed and revoked keys look the same. A key that was good a short
 * while ago waits no longer for the directory than an opening may: while that is down, or wakes, chat goes on.
 */
export async function authenticateProject(
  services: Services,
  authorization: string | undefined,
): Promise<Result<Project>> {
  const token = bearerOf(authorization);
  const key = token === undefined ? undefined : await parseApiKey(token);
  if (!key) return fail({ reason: "unauthenticated" });

  const memoryKey = `${key.id}:${Buffer.from(key.secretHash).toString("base64")}`;
  const known = services.knownKeys.get(memoryKey);
  if (known) return ok(known);
  const lastKnown = services.lastKnownKeys.get(memoryKey);
  const looked = quietly(services, "looking up a key", lookUp(services, key, memoryKey));
  services.defer(looked);
  const found = await within(lastKnown?.settings.openingBudgetMs ?? LOOK_UP_LIMIT_MS, looked);
  if (found) return found.project ? ok(found.project) : fail({ reason: "unauthenticated" });
  return lastKnown ? ok(lastKnown) : fail({ reason: "memory_unavailable" });
}

/** Remembers what the directory says, also where it says so too late for this request. */
async function lookUp(
  services: Services,
  key: ApiKey,
  memoryKey: string,
): Promise<{ project: Project | undefined }> {
  const project = await services.directory.findByKey(key.id, key.secretHash);
  if (project) {
    services.knownKeys.set(memoryKey, project);
    services.lastKnownKeys.set(memoryKey, project);
  } else {
    services.lastKnownKeys.delete(memoryKey);
  }
  return { project };
}

/** Whether the caller holds the admin token; both sides are hashed, so that lengths don't tell. */
export async function authenticateAdmin(
  services: Services,
  authorization: string | undefined,
): Promise<Result<true>> {
  const token = bearerOf(authorization) ?? "";
  const [given, expected] = await Promise.all([hashSecret(token), hashSecret(services.settings.adminToken)]);
  return timingSafeEqual(given, expected) ? ok(true) : fail({ reason: "unauthenticated" });
}
