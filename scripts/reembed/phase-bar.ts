import { styleText } from "node:util";

import { bar } from "../demo/layout.ts";

const BAR_WIDTH = 24;
const PLAIN_INTERVAL_MS = 5000;
const CLEAR_LINE = "\r\u001B[2K";

export interface PhaseProgress<Phase extends string> {
  phase: Phase;
  done: number;
  total: number;
}

export interface PhaseBar<Phase extends string> {
  draw: (progress: PhaseProgress<Phase>) => void;
  wait: (why: string) => void;
  end: () => void;
}

/**
 * How far something long is: a bar on a terminal, else a line every few seconds.
 *
 * @param names of its phases, for the reader
 */
export function createPhaseBar<Phase extends string>(names: Record<Phase, string>): PhaseBar<Phase> {
  const live = process.stdout.isTTY;
  let lastLineAt = -Infinity;
  const write = (text: string, always: boolean): void => {
    if (live) {
      process.stdout.write(`${CLEAR_LINE}  ${text}`);
    } else if (always || performance.now() - lastLineAt >= PLAIN_INTERVAL_MS) {
      lastLineAt = performance.now();
      console.log(`  ${text}`);
    }
  };
  return {
    draw({ phase, done, total }) {
      const drawn = live ? `${bar(total === 0 ? 1 : done / total, BAR_WIDTH)} ` : "";
      write(`${styleText("dim", names[phase].padEnd(14))} ${drawn}${done}/${total}`, false);
    },
    wait: (why) => write(styleText("dim", `waiting: ${why}`), true),
    end: () => void (live && process.stdout.write(CLEAR_LINE)),
  };
}
