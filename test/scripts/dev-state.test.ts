import { mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";

import { devStatePath, readDevState, removeDevState, writeDevState } from "../../scripts/start/dev-state.ts";

const STATE = {
  url: "http://127.0.0.1:8787",
  projectKey: "tk_live_a",
  adminToken: "ta_b",
  databaseUrl: "postgresql://u:p@127.0.0.1/d",
  claudeUrl: "http://127.0.0.1:8790",
  pid: process.pid,
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tercet-state-"));
});

test("a state is read as it was written, leaves no draft, and is its owner's alone", async () => {
  await writeDevState(directory, STATE);
  expect(await readDevState(directory)).toEqual(STATE);
  expect(await readdir(directory)).toEqual(["dev.json"]);
  expect((await stat(devStatePath(directory))).mode & 0o077).toBe(0);
});

test("a mirror's Redis is part of the state where there is one", async () => {
  const redisUrl = "redis://127.0.0.1:6379";
  await writeDevState(directory, { ...STATE, redisUrl });
  expect(await readDevState(directory)).toEqual({ ...STATE, redisUrl });
});

test("a state whose process is gone is none", async () => {
  await writeDevState(directory, { ...STATE, pid: 2 ** 30 });
  expect(await readDevState(directory)).toBeUndefined();
});

test("a damaged or missing state is none", async () => {
  expect(await readDevState(directory)).toBeUndefined();
  await writeFile(devStatePath(directory), '{"url": "http://127');
  expect(await readDevState(directory)).toBeUndefined();
  await removeDevState(directory);
  await removeDevState(directory);
});
