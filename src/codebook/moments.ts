/**
 * What pages of rows come to: the sums that the mean update of k-means needs. They can be stored between
 * pages and merged.
 */

/** What rows assigned to k centroids come to. */
export interface Moments {
  dimensions: number;
  /** k × dimensions: weighted sums of the rows. */
  sums: Float64Array;
  /** k: the rows' weights. */
  weights: Float64Array;
  /** k: how many rows. */
  counts: Float64Array;
  /** k: weighted squared distances to the centroid. */
  errors: Float64Array;
  /** k × dimensions: of each centroid's rows the one that errs most, for an empty centroid to go to. */
  farthest: Float32Array;
  /** k × 2: that row's weight and its weighted squared distance. */
  farthestMeasures: Float64Array;
}

export function emptyMoments(k: number, dimensions: number): Moments {
  return {
    dimensions,
    sums: new Float64Array(k * dimensions),
    weights: new Float64Array(k),
    counts: new Float64Array(k),
    errors: new Float64Array(k),
    farthest: new Float32Array(k * dimensions),
    farthestMeasures: new Float64Array(k * 2),
  };
}

/** Adds the moments of other pages, of the same centroids. */
export function merge(into: Moments, other: Moments): void {
  const { dimensions } = into;
  if (other.dimensions !== dimensions || other.counts.length !== into.counts.length) {
    throw new RangeError("Moments of other centroids do not merge.");
  }
  for (const name of ["sums", "weights", "counts", "errors"] as const) {
    const sums = into[name];
    other[name].forEach((value, at) => (sums[at] = (sums[at] ?? 0) + value));
  }
  for (let centroid = 0; centroid < into.counts.length; centroid += 1) {
    const error = centroid * 2 + 1;
    if ((other.farthestMeasures[error] ?? 0) <= (into.farthestMeasures[error] ?? 0)) continue;
    const base = centroid * dimensions;
    into.farthest.set(other.farthest.subarray(base, base + dimensions), base);
    into.farthestMeasures.set(other.farthestMeasures.subarray(centroid * 2, error + 1), centroid * 2);
  }
}

const HEADER_BYTES = 8;

/** Little-endian: k and dimensions as uint32, then the arrays in the order of `Moments`. */
export function toBytes(moments: Moments): Uint8Array<ArrayBuffer> {
  const arrays = arraysOf(moments);
  const bytes = new Uint8Array(HEADER_BYTES + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const header = new DataView(bytes.buffer);
  header.setUint32(0, moments.counts.length, true);
  header.setUint32(4, moments.dimensions, true);
  let at = HEADER_BYTES;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return bytes;
}

/** @throws RangeError where the bytes are not of one piece */
export function fromBytes(bytes: Uint8Array): Moments {
  if (bytes.length < HEADER_BYTES) throw new RangeError("Moments are cut short.");
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [k, dimensions] = [header.getUint32(0, true), header.getUint32(4, true)];
  const size = HEADER_BYTES + 8 * (k * dimensions + 5 * k) + 4 * k * dimensions;
  if (bytes.length !== size) throw new RangeError(`Moments of ${bytes.length} bytes, not ${size}.`);
  const moments = emptyMoments(k, dimensions);
  let at = HEADER_BYTES;
  for (const array of arraysOf(moments)) {
    new Uint8Array(array.buffer).set(bytes.subarray(at, at + array.byteLength));
    at += array.byteLength;
  }
  return moments;
}

function arraysOf(moments: Moments) {
  const { sums, weights, counts, errors, farthestMeasures, farthest } = moments;
  return [sums, weights, counts, errors, farthestMeasures, farthest];
}
