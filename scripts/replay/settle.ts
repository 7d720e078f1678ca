import { setTimeout as sleep } from "node:timers/promises";

import type { Client } from "../demo/client.ts";
import { conversationPath, Receipt } from "../demo/memory.ts";
import { inParallel } from "./in-parallel.ts";

const WIDTH = 8;
const POLL_MS = 250;
/** Asking after all of them at once would slow down what is waited for. */
const POLLED_AT_ONCE = 24;

export interface Settled {
  id: string;
  outcome: "learned" | "failed";
  why: string | undefined;
}

/** Waits until conversations are learned or failed; gives up once none has for `stuckAfterMs`. */
export async function settle(
  client: Client,
  ids: readonly string[],
  stuckAfterMs: number,
  onSettled: (settled: Settled) => void,
): Promise<void> {
  let waiting = [...ids];
  let movedAt = performance.now();
  while (waiting.length > 0 && performance.now() - movedAt < stuckAfterMs) {
    await sleep(POLL_MS);
    const polled = waiting.slice(0, POLLED_AT_ONCE);
    const statuses = await inParallel(polled, WIDTH, (id) =>
      client.ask(Receipt, "GET", conversationPath(id)),
    );
    const unsettled = polled.filter((id, index) => {
      const { status = "", reason: why } = statuses[index] ?? {};
      if (status !== "learned" && status !== "failed") return true;
      onSettled({ id, outcome: status, why });
      movedAt = performance.now();
      return false;
    });
    waiting = [...waiting.slice(POLLED_AT_ONCE), ...unsettled];
  }
}
