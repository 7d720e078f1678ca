import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";

import { createClient, type Client } from "../demo/client.ts";
import { readProfile, readSignals } from "../demo/memory.ts";
import type { DevState } from "../start/dev-state.ts";
import { StartError } from "../start/start-error.ts";
import { handIn } from "./hand-in.ts";
import { inParallel } from "../hand-in/in-parallel.ts";
import { createProgress } from "../hand-in/progress.ts";
import type { Replay } from "./summary.ts";
import { readTranscripts } from "./transcripts.ts";

const WIDTH = 8;

const Created = z.object({ project: z.object({ id: z.string() }), keys: z.object({ live: z.string() }) });

export interface ReplayedFile extends Replay {
  name: string;
  /** The fresh project that it went into. */
  project: string;
  projectKey: string;
}

/** Replays one file into a project of its own. */
export async function replayFile(
  server: DevState,
  path: string,
  options: { stuckAfterMs: number },
): Promise<ReplayedFile> {
  const name = basename(path);
  const jsonl = await readFile(path, "utf8").catch((error: unknown) => {
    throw new StartError(`${path} cannot be read.`, [error instanceof Error ? error.message : String(error)]);
  });
  const { transcripts, refused } = readTranscripts(jsonl, name);
  const admin = createClient({ url: server.url, key: server.adminToken });
  const { project, keys } = await admin.ask(Created, "POST", "/admin/projects", { name: `replay ${name}` });
  const client = createClient({ url: server.url, key: keys.live });

  const startedAt = performance.now();
  const handedIn = await handIn(client, transcripts, options.stuckAfterMs);
  const seconds = (performance.now() - startedAt) / 1000;
  const taken = handedIn.filter(({ outcome }) => outcome !== "refused");
  const users = [...new Set(taken.map(({ transcript }) => transcript.user))];
  return {
    name,
    project: project.id,
    projectKey: keys.live,
    refused,
    handedIn,
    seconds,
    ...(await readUsers(client, users)),
  };
}

async function readUsers(
  client: Client,
  users: readonly string[],
): Promise<Pick<Replay, "signals" | "profiles">> {
  const progress = createProgress("reading", users.length);
  const read = await inParallel(users, WIDTH, async (user) => {
    const signals = await readSignals(client, user);
    const profile = await readProfile(client, user);
    progress.advance();
    return { user, signals, profile };
  });
  progress.end();
  return {
    signals: new Map(read.map(({ user, signals }) => [user, signals])),
    profiles: read.map(({ profile }) => profile),
  };
}
