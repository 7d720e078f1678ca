import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "./world.ts";

/** Sends again what the queue lost, as the cron would once the gaps between sends have passed. */
export async function relay({ worker, records }: World): Promise<void> {
  await records.ageOutbox();
  const response = await fetch(`${worker.url}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`, {
    signal: AbortSignal.timeout(30_000),
  }).catch(() => undefined);
  await response?.body?.cancel();
}

/** Asks until it is so. @returns whether it came to be */
export async function until(
  deadlineMs: number,
  everyMs: number,
  isSo: () => Promise<boolean>,
): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > deadline) return false;
    await sleep(everyMs);
  }
}
