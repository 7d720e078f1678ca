import { styleText } from "node:util";

import { bar } from "../demo/layout.ts";
import type { MoveProgress } from "./client.ts";

const BAR_WIDTH = 24;
const PLAIN_INTERVAL_MS = 5000;
const CLEAR_LINE = "\r\u001B[2K";

const PHASES = { embed: "embedding", encode: "encoding users", tidy: "tidying up", done: "done" };

export interface PhaseBar {
  draw: (progress: MoveProgress) => void;
  wait: (why: string) => void;
  end: () => void;
}

/** How far a move is: a bar on a terminal, else a line every few seconds. */
export function createPhaseBar(): PhaseBar {
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
      write(`${styleText("dim", PHASES[phase].padEnd(14))} ${drawn}${done}/${total}`, false);
    },
    wait: (why) => write(styleText("dim", `waiting: ${why}`), true),
    end: () => void (live && process.stdout.write(CLEAR_LINE)),
  };
}
