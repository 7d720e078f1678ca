import { FAULT_MODES, type FaultMode } from "../support/fault-modes.ts";

const SLOW_MS = 500;
const CUT_AFTER_MS = 20;
const HUNG_POLL_MS = 100;

export interface UnreliableKv {
  /** False where there is no such mode. */
  set(mode: string): boolean;
  wrap(real: KVNamespace): KVNamespace;
}

/**
 * KV in the modes of the fault proxy. The mode lives in the isolate, so a restarted Worker is told again.
 * `cut` does what was asked and then fails, as a connection lost before the answer would.
 */
export function createUnreliableKv(): UnreliableKv {
  let mode: FaultMode = "pass";

  async function meet<Value>(ask: () => Promise<Value>): Promise<Value> {
    switch (mode) {
      case "pass":
        return ask();
      case "refuse":
        throw new Error("KV refused, as told");
      case "hang":
        // By turns, since a platform's timer must not outlive its invocation by much.
        await sleep(HUNG_POLL_MS);
        return meet(ask);
      case "cut":
        await ask();
        await sleep(CUT_AFTER_MS);
        throw new Error("KV was cut, as told");
      case "slow":
        await sleep(SLOW_MS);
        return ask();
    }
  }

  return {
    set(wanted) {
      const found = FAULT_MODES.find((one) => one === wanted);
      if (found !== undefined) mode = found;
      return found !== undefined;
    },
    wrap(real) {
      return new Proxy(real, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== "function") return method;
          const call: (...given: unknown[]) => Promise<unknown> = method.bind(target);
          return (...given: unknown[]) => meet(() => call(...given));
        },
      });
    },
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
