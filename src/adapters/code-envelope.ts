/**
 * A code in the caches. The revision is sealed with the code, so that nobody who writes to a cache can
 * pass an old code off as a new one.
 */
import { z } from "zod";
import type { PublishedCode, User } from "../ports.ts";
import { CodeSchema } from "./code-schema.ts";
import { packJson, unpackJson, type SealedPlace } from "./self-contained.ts";
import type { Bytes } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

export const CODE_TTL_SECONDS = 30 * 86_400;

const Published = z.object({
  revision: z.number().int(),
  code: CodeSchema,
}) satisfies z.ZodType<PublishedCode>;

/** The key of a user's code in every cache: no id is readable in it. */
export async function codeKey(vault: Vault, projectId: string, user: User): Promise<string> {
  return `code:${await vault.lookup(projectId, "cache", user.id)}`;
}

export async function packCode(
  vault: Vault,
  projectId: string,
  user: User,
  published: PublishedCode,
): Promise<Bytes> {
  const { revision, code } = published;
  return packJson(vault, placeOf(projectId, user), { revision, code });
}

/** Throws where the bytes are another user's, were changed, or were sealed by another key. */
export async function unpackCode(
  vault: Vault,
  projectId: string,
  user: User,
  bytes: Uint8Array,
): Promise<PublishedCode> {
  return Published.parse(await unpackJson(vault, placeOf(projectId, user), bytes));
}

function placeOf(projectId: string, user: User): SealedPlace {
  return { projectId, user, kind: "code", recordId: "" };
}
