/** `npm run faults -- embeddings`: what is learned while the embedder is down waits, and follows by itself. */
import { inParallel } from "../hand-in/in-parallel.ts";
import { createProgress } from "../hand-in/progress.ts";
import type { Run } from "../start/run.ts";
import { planEnds } from "./ends.ts";
import { relay, until } from "./relay.ts";
import { startWorld } from "./world.ts";

const CLIENTS = 16;
const DRAIN_MS = 600_000;
const POLL_MS = 1000;

/** @returns whether all waited, and all followed, once */
export async function runEmbeddingOutage(run: Run, { ends }: { ends: number }): Promise<boolean> {
  const world = await startWorld(run);
  const { records } = world;
  const count = (where: string): Promise<number> =>
    records.count(`select count(*) from signals where ${where}`);
  await world.fail("embeddings", "refuse");
  const sending = createProgress("ending", ends);
  await inParallel(planEnds(world.api, ends, 0), CLIENTS, async (end) => {
    await end.ask();
    sending.advance();
  });
  sending.end();
  await until(DRAIN_MS, POLL_MS, async () => {
    const waiting = await records.count("select count(*) from outbox");
    if (waiting > 0) await relay(world);
    return waiting === 0;
  });
  const pending = await count("embedder is null");

  await world.fail("embeddings", "pass");
  const backAt = performance.now();
  await until(DRAIN_MS, POLL_MS, async () => (await count("embedder is null")) === 0);
  const seconds = ((performance.now() - backAt) / 1000).toFixed(1);
  const [left, embedded] = [await count("embedder is null"), await count("embedder is not null")];
  console.log(`
  ${ends} conversations ended while the embedder was down
  pending then           ${pending}
  pending afterwards     ${left}, ${seconds} s after it came back
  embedded               ${embedded}, none twice: ${embedded === ends ? "yes" : "NO"}`);
  return pending === ends && left === 0 && embedded === ends;
}
