import { styleText } from "node:util";

const TICK_MS = 250;
const CLEAR_LINE = "\r\u001B[2K";

export interface Step {
  /** Ends the line with the seconds it took. */
  done: () => void;
  /** Ends the line unfinished, before something else is said. */
  abandon: () => void;
}

/** Says what is waited for: a line that counts seconds on a terminal, one line otherwise. */
export function beginStep(what: string): Step {
  const startedAt = performance.now();
  const live = process.stdout.isTTY;
  const seconds = (digits: number): string => ((performance.now() - startedAt) / 1000).toFixed(digits);
  const draw = (): void => {
    process.stdout.write(`${CLEAR_LINE}  ${styleText("dim", `${what} … ${seconds(0)} s`)}`);
  };
  const timer = live ? setInterval(draw, TICK_MS) : undefined;
  if (live) draw();
  else process.stdout.write(`  ${what} … `);
  let ended = false;
  const end = (last: string): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    process.stdout.write(live ? `${CLEAR_LINE}${last}` : `${last.trim()}\n`);
  };
  return {
    done() {
      const took = `${seconds(1)} s`;
      end(live ? `  ${styleText("green", "✓")} ${styleText("dim", `${what} (${took})`)}\n` : took);
    },
    abandon: () => end(""),
  };
}
