/** Identifiers from the platform's randomness, or drawn from a secret seed. */
import { createHmac } from "node:crypto";
import type { Identifiers } from "../ports.ts";
import { toBase64Url } from "./vault/bytes.ts";

const OPAQUE_BYTES = 18;
const UUID_BYTES = 16;
const BLOCK_BYTES = 32;

export const randomIdentifiers: Identifiers = fromBytes((length) =>
  crypto.getRandomValues(new Uint8Array(length)),
);

/**
 * The same sequence for the same seed: HMAC-SHA-256 of a counter. As hard to guess as the seed, which
 * never leaves the Worker.
 */
export function createDerivedIdentifiers(seed: string): Identifiers {
  let draws = 0;
  return fromBytes((length) => {
    const blocks: Buffer[] = [];
    for (let drawn = 0; drawn < length; drawn += BLOCK_BYTES) {
      blocks.push(createHmac("sha256", seed).update(String(draws)).digest());
      draws += 1;
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  });
}

function fromBytes(bytes: (length: number) => Uint8Array): Identifiers {
  return {
    bytes,
    opaque: (prefix) => `${prefix}_${toBase64Url(bytes(OPAQUE_BYTES))}`,
    uuid: () => formatUuid(bytes(UUID_BYTES)),
  };
}

/** Version 4 of RFC 9562: 122 of the given bits, the version and the variant. */
function formatUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
