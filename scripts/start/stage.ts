import { StartError } from "./start-error.ts";

export interface StageOptions {
  name: string;
  timeoutMs: number;
  /** What to do when the stage does not end in time. */
  advice: readonly string[];
  logLines?: () => readonly string[];
}

/** Runs a step of the start under a deadline and says when it is done; the step returns its line. */
export async function runStage<Result>(
  options: StageOptions,
  step: (signal: AbortSignal) => Promise<{ result: Result; summary: string }>,
): Promise<Result> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(options.timeoutMs);
  const late = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => {
    const seconds = Math.round(options.timeoutMs / 1000);
    late.reject(
      new StartError(`${options.name}: not ready after ${seconds} s.`, options.advice, options.logLines?.()),
    );
  });
  const { result, summary } = await Promise.race([step(signal), late.promise]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`  ✓ ${options.name.padEnd(10)} ${summary}  (${seconds} s)`);
  return result;
}
