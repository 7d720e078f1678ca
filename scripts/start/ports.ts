import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { isProcessAlive } from "./dev-state.ts";
import { readFileIfAny, writeNewFile } from "./files.ts";

const HOST = "127.0.0.1";
/** A file for each promise, with the process that it is made to: other starts on this machine see it. */
const PROMISES = join(tmpdir(), `tercet-ports-${process.getuid?.() ?? "all"}`);
/** By then whoever was promised a port listens on it. */
const PROMISE_MS = 60_000;

/**
 * The preferred port where it is free, else the next free one above it. For a minute nobody else is promised it, this
 * process included.
 */
export async function claimPort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + 200 && port <= 65_535; port += 1) {
    if ((await canListen(port)) && (await takePromise(port))) return port;
  }
  throw new Error(`No port is free between ${preferred} and ${preferred + 199}.`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

/**
 * Promises of a port are numbered, and only the last one counts. Making the next is the one step that no two
 * processes can both do, and nothing is taken over, so that nobody can remove what another has just been promised.
 */
async function takePromise(port: number): Promise<boolean> {
  await mkdir(PROMISES, { recursive: true });
  const names = (await readdir(PROMISES)).filter((name) => name.startsWith(`${port}.`));
  const last = Math.max(0, ...names.map((name) => Number(name.slice(`${port}.`.length))));
  const pathOf = (number: number): string => join(PROMISES, `${port}.${number}`);
  if (last > 0 && !(await isOver(pathOf(last)))) return false;
  if (!(await writeNewFile(pathOf(last + 1), String(process.pid)))) return false;
  await rm(pathOf(last), { force: true });
  return true;
}

/** A promise is over in time, and with the process that it was made to; one that is being written is not. */
async function isOver(path: string): Promise<boolean> {
  const holder = Number(await readFileIfAny(path));
  if (holder > 0 && !isProcessAlive(holder)) return true;
  const promisedAt = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return Date.now() - promisedAt > PROMISE_MS;
}
