/** Byte strings: UTF-8, base64 and length-prefixed joining. */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Web Crypto's own kind of byte array. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function toUtf8(text: string): Bytes {
  return encoder.encode(text).slice();
}

export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

export function toBase64Url(bytes: Uint8Array): string {
  // The platform's own, which is native: every id and keyed hash of a request comes by here.
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text, "base64"));
}

export function concatenate(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
