/**
 * `npm run bench:proxy`: time to first byte through the Worker, with the block put in and the turn
 * recorded, against a bare pass-through Worker in the same workerd, request by request in turn; and what
 * workerd holds while 500 slow streams go on.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import { workerdBytes } from "./bench-proxy/memory.ts";
import { openStreams, quantile, timeToFirstByte, type Target } from "./bench-proxy/time-to-first-byte.ts";
import { startWorkers } from "./bench-proxy/workers.ts";
import { call, createProject, USER } from "./conformance/project.ts";
import { runScript } from "./demo/run-script.ts";
import { startClaudeEmulator } from "./start/claude.ts";
import type { Run } from "./start/run.ts";

const LIMITS = { p50: 1.3, p95: 1.5 };
const STREAMS = 500;
const MEMORY_SAMPLES = 10;
/** Until the turns before are recorded: the longest that one waits for the store, and a little. */
const SETTLING_MS = 8000;
const FLAT_WITHIN = 1.1;
const MIB = 1024 * 1024;

async function bench(run: Run, requests: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-bench-"));
  run.onClose(() => rm(directory, { recursive: true, force: true }));
  const claudeUrl = await startClaudeEmulator(run, 0, join(directory, "claude.log"));
  const { port, hosts, adminToken } = await startWorkers(run, claudeUrl);
  const project = await createProject({ url: `http://127.0.0.1:${port}`, adminToken }, {});
  const own = { "x-api-key": "sk-ant-bench", "anthropic-version": "2023-06-01" };
  const tercet: Target = {
    port,
    host: hosts.tercet,
    headers: { ...own, "x-tercet-key": project.key, "x-tercet-user": USER },
  };
  const bare: Target = { port, host: hosts.bare, headers: own };

  let failed = false;
  await measure(tercet, bare, 50, 1);
  for (const concurrency of [1, 20]) {
    const { ours, theirs } = await measure(tercet, bare, requests, concurrency);
    for (const [name, share] of [
      ["p50", 0.5],
      ["p95", 0.95],
    ] as const) {
      const [a, b] = [quantile(ours, share), quantile(theirs, share)];
      const isWithin = a / b <= LIMITS[name];
      failed ||= !isWithin;
      console.log(
        `concurrency ${concurrency}, ${name}: ${a.toFixed(2)} ms through Tercet, ${b.toFixed(2)} ms bare: ` +
          `${(a / b).toFixed(2)}×, ${isWithin ? "within" : "OVER"} ${LIMITS[name]}×`,
      );
    }
  }
  failed = !(await isFlat(tercet, claudeUrl)) || failed;
  if (failed) process.exitCode = 1;
}

async function measure(
  tercet: Target,
  bare: Target,
  requests: number,
  concurrency: number,
): Promise<{ ours: number[]; theirs: number[] }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < requests) {
        const body = bodyOf(`${concurrency} ${next++}`);
        times.ours.push(await timeToFirstByte(tercet, body));
        times.theirs.push(await timeToFirstByte(bare, body));
      }
    }),
  );
  return { ours: times.ours.toSorted((a, b) => a - b), theirs: times.theirs.toSorted((a, b) => a - b) };
}

async function isFlat(tercet: Target, claudeUrl: string): Promise<boolean> {
  await sleep(SETTLING_MS);
  await call(`${claudeUrl}/__emulator/faults`, "POST", {}, { fault: "slow", delayMs: 1000 });
  const close = await openStreams(
    tercet,
    Array.from({ length: STREAMS }, (_, index) => bodyOf(`slow ${index}`)),
  );
  const samples: number[] = [];
  for (let sample = 0; sample < MEMORY_SAMPLES; sample += 1) {
    samples.push(await workerdBytes());
    await sleep(1000);
  }
  close();
  await call(`${claudeUrl}/__emulator/faults`, "DELETE", {});
  const [first = 0] = samples;
  const most = Math.max(...samples);
  const flat = most <= first * FLAT_WITHIN;
  console.log(
    `${STREAMS} slow streams: workerd holds ${Math.round(first / MIB)} MiB at first, ` +
      `${Math.round(most / MIB)} MiB at most: ${flat ? "flat" : "NOT FLAT"}`,
  );
  return flat;
}

function bodyOf(occasion: string): string {
  return JSON.stringify({
    model: "claude-haiku-5-5",
    max_tokens: 300,
    stream: true,
    system: "You help at Shop.",
    messages: [{ role: "user", content: `Question ${occasion}: how do I cancel my order?` }],
  });
}

const { values } = parseArgs({ options: { requests: { type: "string", default: "400" } } });
await runScript((run) => bench(run, Number(values.requests)));
