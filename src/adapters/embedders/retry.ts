const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4000;

/** Thrown by work that may go better next time. */
export class RetriableError extends Error {
  override readonly name = "RetriableError";
  /** How long the other side asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number | undefined } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * Does work again while it throws `RetriableError`: after 250 ms, 500 ms … with up to a quarter of
 * jitter, or after what the other side asked for, 4 s at most.
 */
export async function withRetries<Value>(attempts: number, work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RetriableError) || attempt >= attempts) throw error;
      const wanted = error.retryAfterMs ?? FIRST_DELAY_MS * 2 ** (attempt - 1);
      const delay = Math.min(wanted, LONGEST_DELAY_MS) * (1 + Math.random() / 4);
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
    }
  }
}
