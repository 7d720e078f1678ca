import { startRun, type Run } from "../start/run.ts";
import { renderError } from "../start/start-error.ts";

const INTERRUPTED = 130;

/** Runs a script to its end, or to the first Ctrl-C, and leaves nothing running that it started. */
export async function runScript(script: (run: Run) => Promise<void>): Promise<never> {
  const run = startRun();
  process.exitCode = 0;
  try {
    const finished = await Promise.race([script(run).then(() => true), run.ended.then(() => false)]);
    if (!finished) process.exitCode = INTERRUPTED;
  } catch (error) {
    console.error(renderError(error));
    process.exitCode = 1;
  } finally {
    await run.close();
  }
  // Nothing that is left may keep the process alive.
  process.exit();
}
