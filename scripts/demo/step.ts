import { styleText } from "node:util";

const TICK_MS = 250;
const CLEAR_LINE = "\r\u001B[2K";

export interface Step {
  /** Ends the line with a tick and the seconds it took. */
  done: () => void;
  /** Wipes an unfinished line, before something else is said. */
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
  let ended = false;
  const end = (last: string): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    if (live) process.stdout.write(CLEAR_LINE);
    process.stdout.write(last);
  };
  return {
    done: () => end(`  ${styleText("green", "✓")} ${styleText("dim", `${what} (${seconds(1)} s)`)}\n`),
    abandon: () => end(""),
  };
}
