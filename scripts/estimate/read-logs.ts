/** Reads logs once, as a stream: numbers of all turns are held, words only of what is under way. */
import { stat } from "node:fs/promises";

import { countTokens } from "../claude-emulator/tokens.ts";
import { createProgress } from "../hand-in/progress.ts";
import { createPlanner } from "../import/plan.ts";
import { createRefusals, type Refusal } from "../import/refusals.ts";
import { readFiles } from "../import/survey.ts";
import type { Learned, Learner } from "./learner.ts";
import { createVisitCollector, type FinishedVisit, type LoggedVisit } from "./logged-visits.ts";

const MIB = 1024 * 1024;

export interface Logs {
  users: ReadonlyMap<string, readonly LoggedVisit[]>;
  learned: Learned;
  refused: readonly Refusal[];
  /** Requests by the model that they name. */
  models: ReadonlyMap<string, number>;
  /** Of a request's system prompt and tools, on average, as Haiku 4.5 counts; undefined without requests. */
  systemTokens: number | undefined;
  /** Of what has a date: the first and the last. */
  from: string | undefined;
  to: string | undefined;
  entries: { transcript: number; request: number; memory: number };
}

/** @throws StartError where a file cannot be read */
export async function readLogs(
  files: readonly string[],
  { user, gapMs, learner }: { user: string | undefined; gapMs: number; learner: Learner },
): Promise<Logs> {
  const planner = createPlanner();
  const refusals = createRefusals();
  const finished: FinishedVisit[] = [];
  const collector = createVisitCollector(gapMs, (visit) => finished.push(visit));
  const learn = async (): Promise<void> => {
    for (const visit of finished.splice(0)) await learner.learn(visit);
  };
  const models = new Map<string, number>();
  const entries = { transcript: 0, request: 0, memory: 0 };
  let systemTokens = 0;
  let from: string | undefined;
  let to: string | undefined;

  const progress = await startProgress(files);
  for await (const found of readFiles(files, user, progress.onChunk)) {
    if ("why" in found) {
      refusals.add(found);
      continue;
    }
    const { entry } = found;
    entries[entry.kind] += 1;
    if (entry.kind === "request") {
      const { model = "", setup } = entry;
      models.set(model, (models.get(model) ?? 0) + 1);
      systemTokens += countTokens(setup, 1);
    }
    if (entry.at !== undefined) {
      from = from === undefined || entry.at < from ? entry.at : from;
      to = to === undefined || entry.at > to ? entry.at : to;
    }
    collector.add(entry, planner.place(entry));
    await learn();
  }
  progress.end();
  const users = collector.end();
  await learn();
  return {
    users,
    learned: learner.learned(),
    refused: refusals.all(),
    models,
    systemTokens: entries.request === 0 ? undefined : systemTokens / entries.request,
    from,
    to,
    entries,
  };
}

/** In MiB, over all files. */
async function startProgress(
  files: readonly string[],
): Promise<{ onChunk: (chunk: Buffer) => void; end: () => void }> {
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(file).catch(() => undefined))?.size ?? 0),
  );
  const progress = createProgress("reading", Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / MIB));
  let [bytes, shown] = [0, 0];
  return {
    onChunk(chunk: Buffer) {
      bytes += chunk.length;
      for (; shown < Math.floor(bytes / MIB); shown += 1) progress.advance();
    },
    end: progress.end,
  };
}
