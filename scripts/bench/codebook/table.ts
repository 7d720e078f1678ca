/** Rows of measures with their bars, printed as they come. */

export interface Table {
  section(title: string): void;
  note(text: string): void;
  /** @param bar the most that `value` may be; none: a figure only */
  row(measure: string, value: number, bar?: number): void;
  missed(): number;
}

export function createTable(): Table {
  let missed = 0;
  return {
    section: (title) => console.log(`\n${title}`),
    note: (text) => console.log(`  ${text}`),
    row(measure, value, bar) {
      const met = bar === undefined || value <= bar;
      if (!met) missed += 1;
      const verdict = bar === undefined ? "" : `  bar ${bar}  ${met ? "met" : "MISSED"}`;
      console.log(`  ${measure.padEnd(58)} ${format(value).padStart(10)}${verdict}`);
    },
    missed: () => missed,
  };
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
