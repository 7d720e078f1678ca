/** A uniform sample of rows that come one by one, in bounded memory. */
import { quantise, type CompactRows } from "./quantise.ts";
import { createRandom } from "./random.ts";

export interface Sample {
  /** @param vector of unit norm @param weight over 0 */
  add(vector: Float32Array, weight: number): void;
  /** How many rows were offered. */
  readonly seen: number;
  /** The rows kept, in no particular order; views, valid until the next `add`. */
  rows(): CompactRows;
}

/**
 * A reservoir: once full, each row offered so far is in it with the same chance. Skips ahead to the next
 * row that enters instead of drawing for each (Algorithm L; Li 1994).
 *
 * @param capacity rows; each takes dimensions + 8 bytes
 */
export function createSample(options: { dimensions: number; capacity: number; seed: number }): Sample {
  const { dimensions, capacity, seed } = options;
  if (capacity < 1 || dimensions < 1) throw new RangeError("A sample has room for a row.");
  const random = createRandom(seed);
  const steps = new Int8Array(capacity * dimensions);
  const scales = new Float32Array(capacity);
  const weights = new Float32Array(capacity);
  let seen = 0;
  let threshold = 1;
  let next = capacity - 1;

  /** Over 0, since its logarithm is taken. */
  const draw = (): number => 1 - random();

  function skipAhead(): void {
    threshold *= draw() ** (1 / capacity);
    next += Math.floor(Math.log(draw()) / Math.log1p(-threshold)) + 1;
  }

  function put(slot: number, vector: Float32Array, weight: number): void {
    scales[slot] = quantise(vector, steps.subarray(slot * dimensions, (slot + 1) * dimensions));
    weights[slot] = weight;
  }

  return {
    add(vector, weight) {
      if (vector.length !== dimensions) throw new RangeError(`A row has ${dimensions} dimensions.`);
      if (seen < capacity) put(seen, vector, weight);
      else if (seen === next) {
        put(Math.floor(random() * capacity), vector, weight);
        skipAhead();
      }
      seen += 1;
      if (seen === capacity) skipAhead();
    },
    get seen() {
      return seen;
    },
    rows() {
      const kept = Math.min(seen, capacity);
      return {
        steps: steps.subarray(0, kept * dimensions),
        scales: scales.subarray(0, kept),
        weights: weights.subarray(0, kept),
        dimensions,
      };
    },
  };
}
