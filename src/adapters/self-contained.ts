/**
 * The form of a sealed value in the caches. It carries its own wrapped data key, so that reading it needs
 * no database:
 *
 *   wrapped key length (2 bytes) | wrapped data key | envelope of the JSON value
 */
import type { User } from "../ports.ts";
import { concatenate, type Bytes } from "./vault/bytes.ts";
import type { RecordKind } from "./vault/sealer.ts";
import type { Vault } from "./vault/vault.ts";

const LENGTH_BYTES = 2;

export interface SealedPlace {
  projectId: string;
  user: User;
  kind: RecordKind;
  recordId: string;
}

export async function packJson(vault: Vault, place: SealedPlace, value: unknown): Promise<Bytes> {
  const { projectId, user, kind, recordId } = place;
  const wrapped = await vault.createDataKey(projectId, user.id);
  const sealer = await vault.forUser(projectId, user.id, wrapped);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint16(0, wrapped.length);
  return concatenate(length, wrapped, await sealer.sealJson(kind, recordId, value));
}

/** Throws where the bytes are of another place, were changed, or were sealed by another key. */
export async function unpackJson(vault: Vault, place: SealedPlace, bytes: Uint8Array): Promise<unknown> {
  const { projectId, user, kind, recordId } = place;
  const envelopeAt = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
  const sealer = await vault.forUser(projectId, user.id, bytes.subarray(LENGTH_BYTES, envelopeAt));
  return sealer.openJson(kind, recordId, bytes.subarray(envelopeAt));
}
