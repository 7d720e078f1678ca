/**
 * Rounding whose error is known to be small in every direction.
 *
 * A row rounded to integers errs by up to half a unit a value, and nothing is known of where to: against the
 * worst vector of length 1 all those errors add up, to √dimensions / 2 units. So a row x is rounded with a
 * fixed random vector δ, each value uniform in [−½, ½): integers = round(x / scale + δ), and scale ×
 * (integers − δ) stands for it. Whatever x is, over the choice of δ the errors are then independent of each
 * other and uniform in [−½, ½) units (subtractive dither; Schuchman 1964), and their sum along any vector v is
 * as unlikely to be large as a Gaussian's of the same variance, scale² · |v|² / 12 (a uniform variable is
 * strictly sub-Gaussian): the chance that it exceeds t deviations is at most 2 · exp(−t² / 2), for each scale
 * that is tried.
 */
import { createRandom } from "../random.ts";
import { cut, type Chunks } from "./chunks.ts";
import { UNIT, type Shape } from "./digits.ts";
import { createFloats } from "./floats.ts";

/** The chance to exceed so many deviations is under 10⁻¹⁷. */
const DEVIATIONS = 9;
/** In units, of the error along a vector of length 1. */
export const DITHERED_ERROR = DEVIATIONS / Math.sqrt(12);

/** δ times UNIT; 0 where a row is filled up with zeros. */
export function createDither(shape: Shape, seed: number): Chunks {
  const random = createRandom(seed);
  const dither = createFloats(shape.paddedDimensions);
  for (let at = 0; at < shape.dimensions; at += 1) dither[at] = (random() - 0.5) * UNIT;
  return cut(dither, shape);
}
