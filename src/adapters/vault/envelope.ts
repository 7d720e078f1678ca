/**
 * The envelope of everything that is stored sealed:
 *
 *   version (1 byte) | key id length (1 byte) | key id | IV (12 bytes) | AES-256-GCM ciphertext and tag
 *
 * The additional data binds what an envelope is of (project, user, kind, record), so that one put in
 * another's place does not open. IVs are random: a key seals far fewer than 2^32 records.
 */
import { concatenate, fromUtf8, toUtf8, type Bytes } from "./bytes.ts";

const VERSION = 1;
const IV_BYTES = 12;

export interface NamedKey {
  id: string;
  key: CryptoKey;
}

export async function sealEnvelope(key: NamedKey, binding: readonly string[], plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: additionalDataOf(binding) },
    key.key,
    plain,
  );
  const keyId = toUtf8(key.id);
  return concatenate(Uint8Array.of(VERSION, keyId.length), keyId, iv, new Uint8Array(ciphertext));
}

/** Throws where the envelope was cut, changed, put elsewhere, or sealed by another key. */
export async function openEnvelope(
  findKey: (keyId: string) => Promise<CryptoKey>,
  binding: readonly string[],
  envelope: Uint8Array,
): Promise<Bytes> {
  const [version, keyIdLength = 0] = envelope;
  if (version !== VERSION) throw new Error(`A sealed record has the unknown version ${version ?? "none"}.`);
  const ivAt = 2 + keyIdLength;
  const key = await findKey(fromUtf8(envelope.subarray(2, ivAt)));
  const plain = await crypto.subtle.decrypt(
    {
      name: "AES-GCM",
      iv: envelope.slice(ivAt, ivAt + IV_BYTES),
      additionalData: additionalDataOf(binding),
    },
    key,
    envelope.slice(ivAt + IV_BYTES),
  );
  return new Uint8Array(plain);
}

/** JSON keeps the parts apart: no two lists of strings write the same. */
function additionalDataOf(binding: readonly string[]): Bytes {
  return toUtf8(JSON.stringify(binding));
}
