/** What the fit leaves for the pages of the mean update: its centroids, and whom they must not see. */
import { z } from "zod";

const LENGTH_BYTES = 4;

const Header = z.object({
  heldOut: z.string(),
  isFinal: z.boolean(),
});

export interface FitPart {
  /** The last user that is held out of the fit; empty for none. */
  heldOut: string;
  /** The centroids stay as they are: there were too few signals to move the others. */
  isFinal: boolean;
  /** k × dimensions, row-major. */
  centroids: Float32Array;
}

export function packFit({ centroids, ...header }: FitPart): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const packed = new Uint8Array(LENGTH_BYTES + text.length + centroids.byteLength);
  new DataView(packed.buffer).setUint32(0, text.length);
  packed.set(text, LENGTH_BYTES);
  const values = new Uint8Array(centroids.buffer, centroids.byteOffset, centroids.byteLength);
  packed.set(values, LENGTH_BYTES + text.length);
  return packed;
}

export function unpackFit(packed: Uint8Array): FitPart {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const header = new TextDecoder().decode(packed.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  // A copy, since floats have to begin at a multiple of four bytes.
  const values = packed.slice(LENGTH_BYTES + length);
  return { ...Header.parse(JSON.parse(header)), centroids: new Float32Array(values.buffer) };
}
