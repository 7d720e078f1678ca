const PARENT_POLL_MS = 500;
/** The terminal signals us, and npm passes the same signal on. */
const ECHO_MS = 500;

/** The life of a start: what has to be closed, and what ends it. */
export interface Run {
  /** Resolves when the developer ends the run, rejects when a part of it dies. */
  ended: Promise<void>;
  /** Closers run last in, first out; one that comes after the end runs at once. */
  onClose: (close: () => Promise<void> | void) => void;
  /** Ends the run because a part of it died. */
  fail: (error: Error) => void;
  close: () => Promise<void>;
}

export function startRun(): Run {
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => undefined);
  const closers: (() => Promise<void> | void)[] = [];
  let closing = false;
  let interruptedAt: number | undefined;

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const now = performance.now();
      // Whoever asks again does not want to wait; the guards see to the children.
      if (interruptedAt !== undefined && now - interruptedAt > ECHO_MS) process.exit(130);
      if (interruptedAt !== undefined) return;
      interruptedAt = now;
      console.log("\n  Stopping …");
      ended.resolve();
    });
  }

  const parentGone = watchNpm(ended.resolve);
  closers.push(() => clearInterval(parentGone));

  return {
    ended: ended.promise,
    fail: ended.reject,
    onClose(close) {
      if (closing) void attempt(close);
      else closers.push(close);
    },
    async close() {
      closing = true;
      for (const close of closers.toReversed()) await attempt(close);
    },
  };
}

/** npm passes SIGTERM to its shell alone, so under npm the end of that shell ends the run. */
function watchNpm(end: () => void): NodeJS.Timeout | undefined {
  if (process.env["npm_lifecycle_event"] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) end();
  }, PARENT_POLL_MS);
}

async function attempt(close: () => Promise<void> | void): Promise<void> {
  try {
    await close();
  } catch (error) {
    console.error("  While stopping:", error);
  }
}
