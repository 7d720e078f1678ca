/** A failure to be shown as it is: what happened, what to do about it, and what the log said last. */
export class StartError extends Error {
  readonly advice: readonly string[];
  readonly logLines: readonly string[];

  constructor(message: string, advice: readonly string[] = [], logLines: readonly string[] = []) {
    super(message);
    this.name = "StartError";
    this.advice = advice;
    this.logLines = logLines;
  }
}

/** The error as lines for a terminal. */
export function renderError(error: unknown): string {
  if (!(error instanceof StartError)) {
    return `\n✘ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  }
  const log =
    error.logLines.length === 0
      ? []
      : ["", "  The log's last lines:", ...error.logLines.map((line) => `    ${line}`)];
  return ["", `✘ ${error.message}`, ...error.advice.map((line) => `  ${line}`), ...log, ""].join("\n");
}
