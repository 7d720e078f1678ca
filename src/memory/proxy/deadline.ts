import type { Clock } from "../../ports.ts";

/** A deadline that moves with each step of a long piece of work: one timer for all of them. */
export interface Deadline {
  /** What a step gives; undefined once the deadline has passed. What it gives later is not awaited. */
  before<Value>(step: Promise<Value>): Promise<Value | undefined>;
  /** From now on. */
  moveTo(milliseconds: number): void;
  /** At once, and for good. */
  pass(): void;
  clear(): void;
}

export function createDeadline(clock: Clock, milliseconds: number): Deadline {
  let at = clock.now().getTime() + milliseconds;
  let hasPassed = false;
  let leaveStep: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let timerAt = at;

  const pass = (): void => {
    hasPassed = true;
    leaveStep?.();
  };
  const start = (): void => {
    timerAt = at;
    timer = setTimeout(check, at - clock.now().getTime());
  };
  const check = (): void => {
    if (at > clock.now().getTime()) start();
    else pass();
  };
  start();

  return {
    before: (step) =>
      new Promise((resolve, reject) => {
        if (hasPassed) resolve(undefined);
        leaveStep = () => resolve(undefined);
        step.then(resolve, reject);
      }),
    moveTo(later) {
      at = clock.now().getTime() + later;
      // A timer that comes too early starts anew by itself.
      if (at >= timerAt) return;
      clearTimeout(timer);
      start();
    },
    pass,
    clear: () => clearTimeout(timer),
  };
}
