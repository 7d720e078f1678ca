import { timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services } from "../ports.ts";
import { hashSecret, parseApiKey } from "./api-key.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

const BEARER = /^Bearer ([^\s]+)$/iu;

/** A directory that takes longer is taken for down. */
const LOOK_UP_LIMIT_MS = 3000;

/**
 * The project of a key. Unknown, malformed and revoked keys look the same. While the directory is down
 * a key that was good a short while ago is still taken, so that chat goes on.
 */
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
  const looked = services.directory.findByKey(key.id, key.secretHash).then((project) => ({ project }));
  const found = await within(LOOK_UP_LIMIT_MS, quietly(services, "looking up a key", looked));
  if (!found) {
    const lastKnown = services.lastKnownKeys.get(memoryKey);
    return lastKnown ? ok(lastKnown) : fail({ reason: "memory_unavailable" });
  }
  if (!found.project) {
    services.lastKnownKeys.delete(memoryKey);
    return fail({ reason: "unauthenticated" });
  }
  services.knownKeys.set(memoryKey, found.project);
  services.lastKnownKeys.set(memoryKey, found.project);
  return ok(found.project);
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
