/** Features hashed into coordinates. */

const GOLDEN_RATIO = 0x9e3779b9;

/** FNV-1a over UTF-16 code units (Fowler, Noll and Vo). */
export function hashText(text: string, seed: number, start = 0, end = text.length): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3 (Appleby), by which every bit of the input sways every bit of the hash. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Adds a sparse direction of length about `weight`, drawn from the hash: `count` coordinates, each with
 * its sign. Directions of different features are nearly orthogonal (Achlioptas 2003).
 */
export function addDirection(vector: Float64Array, hash: number, weight: number, count: number): void {
  const step = weight / Math.sqrt(count);
  for (let draw = 1; draw <= count; draw++) {
    const drawn = mix(hash + Math.imul(draw, GOLDEN_RATIO));
    const coordinate = drawn % vector.length;
    vector[coordinate] = (vector[coordinate] ?? 0) + (drawn >= 0x80000000 ? step : -step);
  }
}
