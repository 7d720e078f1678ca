/** Lines that were not taken, each with its reason; neighbours with the same one are kept together. Pure. */

export interface Refusal {
  file: string;
  line: number;
  /** The last line of a run. */
  lastLine: number;
  why: string;
}

export interface Refusals {
  add: (refused: { file: string; line: number; why: string }) => void;
  all: () => readonly Refusal[];
}

export function createRefusals(before: readonly Refusal[] = []): Refusals {
  const refusals = before.map((refusal) => ({ ...refusal }));
  return {
    add({ file, line, why }) {
      const last = refusals.at(-1);
      if (last?.file === file && last.why === why && line <= last.lastLine + 1) last.lastLine = line;
      else refusals.push({ file, line, lastLine: line, why });
    },
    all: () => refusals,
  };
}

export function countLines(refusals: readonly Refusal[]): number {
  return refusals.reduce((sum, { line, lastLine }) => sum + lastLine - line + 1, 0);
}

export function describeRefusal({ file, line, lastLine, why }: Refusal): string {
  const lines = line === lastLine ? `line ${line}` : `lines ${line} to ${lastLine}`;
  return `${file}, ${lines}: ${why}`;
}
