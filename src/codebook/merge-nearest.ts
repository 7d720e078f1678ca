/**
 * Few centroids out of many: the pair whose union errs least more becomes one, again and again (Ward 1963). As a
 * start of k-means it sees what seeding cannot: that two centroids share a cluster while one spans several
 * (Fränti et al., Fast and memory efficient implementation of the exact PNN, 2000).
 */

/** Keeps a mean of rows without weight, which joins any other at no cost. */
const LEAST_WEIGHT = 1e-300;

/**
 * @param many n × dimensions, row-major, n ≥ k
 * @param weights n: of the rows at each
 * @returns k × dimensions: weighted means of those that became one
 */
export function mergeNearest(
  many: Float32Array,
  weights: Float64Array,
  dimensions: number,
  k: number,
): Float32Array {
  const count = weights.length;
  const means = Float64Array.from(many);
  const masses = weights.map((weight) => Math.max(weight, LEAST_WEIGHT));
  const costs = costsOfPairs(means, masses, dimensions);
  const left = [...masses.keys()];
  while (left.length > k) {
    const [one, other] = cheapestPair(costs, count, left);
    left.splice(left.indexOf(other), 1);
    updateCosts(costs, masses, left, one, other);
    const share = (masses[other] ?? 0) / ((masses[one] ?? 0) + (masses[other] ?? 0));
    for (let at = 0; at < dimensions; at += 1) {
      const [to, from] = [one * dimensions + at, other * dimensions + at];
      means[to] = (means[to] ?? 0) + share * ((means[from] ?? 0) - (means[to] ?? 0));
    }
    masses[one] = (masses[one] ?? 0) + (masses[other] ?? 0);
  }
  const kept = new Float32Array(k * dimensions);
  left.forEach((centroid, place) => {
    const from = centroid * dimensions;
    kept.set(means.subarray(from, from + dimensions), place * dimensions);
  });
  return kept;
}

/** n × n: by how much the error rises where two become one, m · m′ / (m + m′) · |c − c′|². */
function costsOfPairs(means: Float64Array, masses: Float64Array, dimensions: number): Float64Array {
  const count = masses.length;
  const costs = new Float64Array(count * count);
  for (let one = 0; one < count; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const [mass, otherMass] = [masses[one] ?? 0, masses[other] ?? 0];
      const squared = squaredDistance(means, one * dimensions, other * dimensions, dimensions);
      const cost = ((mass * otherMass) / (mass + otherMass)) * squared;
      costs[one * count + other] = cost;
      costs[other * count + one] = cost;
    }
  }
  return costs;
}

function squaredDistance(means: Float64Array, from: number, otherFrom: number, dimensions: number): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) {
    const difference = (means[from + at] ?? 0) - (means[otherFrom + at] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

function cheapestPair(
  costs: Float64Array,
  count: number,
  left: readonly number[],
): [one: number, other: number] {
  let least = Infinity;
  let pair: [number, number] = [0, 0];
  for (const one of left) {
    for (const other of left) {
      if (other >= one) break;
      const cost = costs[one * count + other] ?? 0;
      if (cost >= least) continue;
      least = cost;
      pair = [other, one];
    }
  }
  return pair;
}

/** Of the union of `one` and `other` with each that is left, from their own costs (Lance & Williams 1967). */
function updateCosts(
  costs: Float64Array,
  masses: Float64Array,
  left: readonly number[],
  one: number,
  other: number,
): void {
  const count = masses.length;
  const [mass, otherMass] = [masses[one] ?? 0, masses[other] ?? 0];
  const paid = costs[one * count + other] ?? 0;
  for (const third of left) {
    if (third === one) continue;
    const thirdMass = masses[third] ?? 0;
    const cost =
      ((mass + thirdMass) * (costs[one * count + third] ?? 0) +
        (otherMass + thirdMass) * (costs[other * count + third] ?? 0) -
        thirdMass * paid) /
      (mass + otherMass + thirdMass);
    costs[one * count + third] = cost;
    costs[third * count + one] = cost;
  }
}
