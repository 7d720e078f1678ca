/**
 * Project keys: `tk_live_<id>_<256 bits>`, and `tk_test_…` for a project's staging twin. Shown once;
 * only the SHA-256 of the whole key is stored.
 */

import type { Identifiers } from "../ports.ts";

const KEY = /^tk_(?:live|test)_([a-z0-9]{16})_[A-Za-z0-9_-]{43}$/u;
const ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const ID_LENGTH = 16;
const SECRET_BYTES = 32;

export interface ApiKey {
  id: string;
  secretHash: Uint8Array;
}

export interface MintedKey extends ApiKey {
  /** The key itself; never stored. */
  text: string;
}

/** Undefined where the text is no key at all. */
export async function parseApiKey(text: string): Promise<ApiKey | undefined> {
  const id = KEY.exec(text)?.[1];
  return id === undefined ? undefined : { id, secretHash: await hashSecret(text) };
}

export async function mintApiKey(environment: "live" | "test", identifiers: Identifiers): Promise<MintedKey> {
  const id = mintName(ID_LENGTH, identifiers);
  const secret = Buffer.from(identifiers.bytes(SECRET_BYTES)).toString("base64url");
  const text = `tk_${environment}_${id}_${secret}`;
  return { id, text, secretHash: await hashSecret(text) };
}

/** Lower-case letters and digits, 5 bits a character. */
export function mintName(length: number, identifiers: Identifiers): string {
  return [...identifiers.bytes(length)].map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join("");
}

export async function hashSecret(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
