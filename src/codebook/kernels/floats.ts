/**
 * So many zeros, in a plain array.
 *
 * V8 reads a float64 of one in fewer instructions than of a Float64Array, for whose values it adds up an address each
 * time; and arrays of their own that are read in step share an index, which the parts of one array do not. It holds an
 * array for one of float64 values without gaps once it was filled by pushing, and with a value that is not whole.
 */
export function createFloats(length: number): number[] {
  const values: number[] = [];
  for (let at = 0; at < length; at += 1) values.push(0.5);
  return values.fill(0);
}

/** So many such arrays: copies, which are made at once in their final size. */
export function createFloatRows(count: number, length: number): number[][] {
  const zeros = createFloats(length);
  return Array.from({ length: count }, () => zeros.slice());
}
