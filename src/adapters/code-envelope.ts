/**
 * The self-contained form of a code in the caches. It carries its own wrapped data key, so that opening
 * a conversation needs no database; the revision is sealed with the code, so that nobody who writes to a
 * cache can pass an old code off as a new one.
 *
 *   wrapped key length (2 bytes) | wrapped data key | envelope of {revision, code}
 */
import { z } from "zod";
import type { PublishedCode, User } from "../ports.ts";
import { CodeSchema } from "./code-schema.ts";
import { concatenate, type Bytes } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const LENGTH_BYTES = 2;

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
  const wrapped = await vault.createDataKey(projectId, user.id);
  const sealer = await vault.forUser(projectId, user.id, wrapped);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint16(0, wrapped.length);
  const { revision, code } = published;
  return concatenate(length, wrapped, await sealer.sealJson("code", "", { revision, code }));
}

/** Throws where the bytes are another user's, were changed, or were sealed by another key. */
export async function unpackCode(
  vault: Vault,
  projectId: string,
  user: User,
  bytes: Uint8Array,
): Promise<PublishedCode> {
  const envelopeAt = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
  const sealer = await vault.forUser(projectId, user.id, bytes.subarray(LENGTH_BYTES, envelopeAt));
  return Published.parse(await sealer.openJson("code", "", bytes.subarray(envelopeAt)));
}
