/**
 * `DATABASE_URL=… npm run bench:refit -- --users N [--signals 10]`: a whole refit in local workerd against
 * a real Postgres. Seconds and CPU a phase, the longest step, and the runtime's peak memory from outside.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";

import type { Client } from "../demo/client.ts";
import { runScript } from "../demo/run-script.ts";
import { explain, say, table } from "../demo/screen.ts";
import type { Run } from "../start/run.ts";
import { StartError } from "../start/start-error.ts";
import { createPopulation } from "./refit/population.ts";
import { seedUsers, type SeedTarget } from "./refit/seed-users.ts";
import { setStage } from "./refit/stage.ts";
import { longestSteps } from "./refit/steps.ts";
import { watchIsolate } from "./refit/isolate-meter.ts";
import { findWorkerd } from "./refit/workerd-meter.ts";

const POLL_MS = 250;
const USERS_AT_ONCE = 200;
const MS_PER_SECOND = 1000;

const Started = z.object({ id: z.string() });
const Refit = z.object({
  phase: z.string(),
  error: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  changes: z.record(z.string(), z.number()).nullable(),
  reasons: z.array(z.string()),
  finishedAt: z.string().nullable(),
});

function readOptions(): { users: number; signals: number; refits: number; serverUrl: string } {
  const { values } = parseArgs({
    options: {
      users: { type: "string", default: "1000" },
      signals: { type: "string", default: "10" },
      refits: { type: "string", default: "2" },
    },
  });
  const serverUrl = process.env["DATABASE_URL"];
  if (!serverUrl) throw new StartError("Which Postgres?", ["Set DATABASE_URL; a database is created on it."]);
  return {
    users: Number(values.users),
    signals: Number(values.signals),
    refits: Number(values.refits),
    serverUrl,
  };
}

async function seed(target: SeedTarget, users: number, signals: number): Promise<void> {
  const userAt = createPopulation(1, signals);
  for (let from = 0; from < users; from += USERS_AT_ONCE) {
    const count = Math.min(USERS_AT_ONCE, users - from);
    await seedUsers(
      target,
      Array.from({ length: count }, (_, index) => userAt(from + index)),
    );
  }
}

/** While a fit takes all of the processor, a request beside it may come to nothing: the next one sees. */
async function readState(
  client: Client,
  id: string,
  last: z.infer<typeof Refit> | undefined,
): Promise<z.infer<typeof Refit>> {
  for (;;) {
    const { body } = await client.send("GET", `/v1/refits/${id}`);
    const state = Refit.safeParse(body).data ?? last;
    if (state) return state;
    await sleep(POLL_MS);
  }
}

async function bench(run: Run): Promise<void> {
  const { users, signals, refits, serverUrl } = readOptions();
  const { client, target, logPath, inspectorPort } = await setStage(run, serverUrl);
  const seededAt = performance.now();
  await seed(target, users, signals);
  await target.sql`analyze`;
  const seconds = (performance.now() - seededAt) / MS_PER_SECOND;
  explain(`${users} users × ${signals} signals seeded in ${seconds.toFixed(0)} s`);

  const meter = await findWorkerd();
  const isolate = await watchIsolate(inspectorPort);
  run.onClose(() => isolate.stop());
  for (let number = 1; number <= refits; number += 1) {
    const idle = await meter.currentMiB();
    await meter.resetPeak();
    isolate.takePeakMiB();
    const { id } = await client.ask(Started, "POST", "/v1/refits", {});
    const phases = new Map<string, { seconds: number; cpu: number; peak: number }>();
    let last = { at: performance.now(), cpu: await meter.cpuSeconds() };
    let state: z.infer<typeof Refit> | undefined;
    do {
      state = await readState(client, id, state);
      const now = { at: performance.now(), cpu: await meter.cpuSeconds() };
      const spent = phases.get(state.phase) ?? { seconds: 0, cpu: 0, peak: 0 };
      phases.set(state.phase, {
        seconds: spent.seconds + (now.at - last.at) / MS_PER_SECOND,
        cpu: spent.cpu + now.cpu - last.cpu,
        peak: Math.max(spent.peak, isolate.takePeakMiB()),
      });
      last = now;
      await sleep(POLL_MS);
    } while (state.finishedAt === null);
    const peak = await meter.peakMiB();
    const longest = longestSteps(await readFile(logPath, "utf8"), id);

    say();
    say(`Refit ${number}: ${state.phase} ${state.reasons.join(" ")} ${JSON.stringify(state.changes)}`);
    say(`error ${state.error.before} before, ${state.error.after} after`);
    table(
      [
        { title: "phase" },
        { title: "seconds", right: true },
        { title: "CPU s", right: true },
        { title: "longest step, s", right: true },
        { title: "isolate, MiB", right: true },
      ],
      [...phases].map(([phase, spent]) => [
        phase,
        spent.seconds.toFixed(1),
        spent.cpu.toFixed(1),
        longest.has(phase) ? ((longest.get(phase) ?? 0) / MS_PER_SECOND).toFixed(1) : "",
        spent.peak.toFixed(0),
      ]),
    );
    say(`workerd: ${idle.toFixed(0)} MiB before, ${peak.toFixed(0)} MiB at its peak`);
  }
}

await runScript(bench);
