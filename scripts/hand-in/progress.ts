import { styleText } from "node:util";

import { bar } from "../demo/layout.ts";

const BAR_WIDTH = 24;
const PLAIN_INTERVAL_MS = 5000;
const LIVE_INTERVAL_MS = 100;
const CLEAR_LINE = "\r\u001B[2K";

export interface Progress {
  advance: () => void;
  /** Says why it does not move, until it does. */
  wait: (why: string) => void;
  end: () => void;
}

/** Counts towards a total: a bar on a terminal, a line every few seconds otherwise. */
export function createProgress(what: string, total: number, before = 0): Progress {
  const live = process.stdout.isTTY;
  const label = what.padEnd(10);
  let done = before;
  let waiting = "";
  const draw = (): void => {
    const count = `${done}/${total}${waiting === "" ? "" : `  waiting: ${waiting}`}`;
    if (!live) console.log(`  ${label} ${count}`);
    else
      process.stdout.write(
        `${CLEAR_LINE}  ${styleText("dim", label)} ${bar(done / total, BAR_WIDTH)} ${count}`,
      );
  };
  const timer = setInterval(draw, live ? LIVE_INTERVAL_MS : PLAIN_INTERVAL_MS);
  if (live) draw();
  return {
    advance() {
      done += 1;
      waiting = "";
    },
    wait(why) {
      waiting = why;
    },
    end() {
      clearInterval(timer);
      if (live) process.stdout.write(CLEAR_LINE);
    },
  };
}
