/**
 * `npm run bench:conversation`: CPU that workerd takes for a turn through the Worker, for the same through a
 * bare pass-through, and for learning from a conversation: what the estimates count as the platform's CPU.
 * Simulated KV and queues run in the same workerd, so that the figures are on the high side. Linux only.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";

import { timeToFirstByte, type Target } from "../bench-proxy/time-to-first-byte.ts";
import { startWorkers } from "../bench-proxy/workers.ts";
import { call, createProject } from "../conformance/project.ts";
import { runScript } from "../demo/run-script.ts";
import { say, table } from "../demo/screen.ts";
import { startClaudeEmulator } from "../start/claude.ts";
import type { Run } from "../start/run.ts";
import { findWorkerd, type WorkerdMeter } from "./refit/workerd-meter.ts";

const TURNS = 6;
const WARM_UP = 30;
const POLL_MS = 500;
const MS_PER_SECOND = 1000;

const HandedIn = z.object({ id: z.string() });
const Progress = z.object({ status: z.string() });

async function bench(run: Run, conversations: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-bench-"));
  run.onClose(() => rm(directory, { recursive: true, force: true }));
  const claudeUrl = await startClaudeEmulator(run, 0, join(directory, "claude.log"));
  const { port, hosts, adminToken } = await startWorkers(run, claudeUrl);
  const url = `http://127.0.0.1:${port}`;
  const { key } = await createProject({ url, adminToken }, {});
  const workerd = await findWorkerd();
  const own = { "x-api-key": "sk-ant-bench", "anthropic-version": "2023-06-01" };
  const targetOf = (user: string): Target => ({
    port,
    host: hosts.tercet,
    headers: { ...own, "x-tercet-key": key, "x-tercet-user": user },
  });
  const bare: Target = { port, host: hosts.bare, headers: own };

  for (let index = 0; index < WARM_UP; index += 1) await converse(targetOf("warm"), `warm ${index}`);
  const turn = await cpuMsOfEach(workerd, conversations * TURNS, async () => {
    for (let index = 0; index < conversations; index += 1) {
      await converse(targetOf(`user-${index % 20}`), `order ${index}`);
    }
  });
  const bareTurn = await cpuMsOfEach(workerd, conversations * TURNS, async () => {
    for (let index = 0; index < conversations; index += 1) await converse(bare, `order ${index}`);
  });
  const learning = await cpuMsOfEach(workerd, conversations, () =>
    learn(url, { authorization: `Bearer ${key}` }, conversations),
  );
  say();
  table(
    [{ title: "CPU of workerd" }, { title: "ms", right: true }],
    [
      ["a turn through Tercet", turn.toFixed(1)],
      ["a turn through a bare pass-through", bareTurn.toFixed(1)],
      ["handing in a conversation and learning from it", learning.toFixed(1)],
    ],
  );
  say();
}

async function cpuMsOfEach(workerd: WorkerdMeter, count: number, work: () => Promise<void>): Promise<number> {
  const before = await workerd.cpuSeconds();
  await work();
  return ((await workerd.cpuSeconds()) - before) * (MS_PER_SECOND / count);
}

/** A conversation whose client sends the history along, streamed. */
async function converse(target: Target, name: string): Promise<void> {
  const messages: { role: "user" | "assistant"; content: string }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    messages.push({
      role: "user",
      content: `How do I change the address on my ${name}? Step ${turn}, please.`,
    });
    const body = {
      model: "claude-haiku-5-5",
      max_tokens: 200,
      stream: true,
      system: "Help at Shop.",
      messages,
    };
    await timeToFirstByte(target, JSON.stringify(body));
    messages.push({ role: "assistant", content: `You can do that in Settings, step ${turn}.` });
  }
}

async function learn(url: string, headers: Record<string, string>, conversations: number): Promise<void> {
  const ids: string[] = [];
  for (let index = 0; index < conversations; index += 1) {
    const messages = Array.from({ length: TURNS }, (_, turn) => [
      {
        role: "user",
        content: turn === 2 ? `I prefer short answers about topic ${index}.` : `And step ${turn}?`,
      },
      { role: "assistant", content: "You can do that in Settings." },
    ]).flat();
    const body = { user: `user-${index % 20}`, id: `learned-${index}`, messages };
    ids.push(HandedIn.parse(await call(`${url}/v1/conversations`, "POST", headers, body)).id);
  }
  for (const id of ids.slice(-1)) {
    for (;;) {
      const { status } = Progress.parse(await call(`${url}/v1/conversations/${id}`, "GET", headers));
      if (status === "learned") break;
      await sleep(POLL_MS);
    }
  }
}

const { values } = parseArgs({ options: { conversations: { type: "string", default: "100" } } });
await runScript((run) => bench(run, Number(values.conversations)));
