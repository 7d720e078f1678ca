import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { handOver } from "../../scripts/import/hand-over.ts";
import { importFile } from "../../scripts/import/import-file.ts";
import { previewFile } from "../../scripts/import/preview.ts";
import type { ProgressFile } from "../../scripts/import/progress-file.ts";
import { readConversations } from "../../scripts/import/read-conversations.ts";

const BAR = { advance: () => {}, end: () => {} };
const LINES = Array.from({ length: 30 }, (_, index) =>
  JSON.stringify({ user_id: `u${index}`, messages: [{ role: "user", content: `I like topic ${index}.` }] }),
);

type Answer = { status: number; body?: object; headers?: Record<string, string> } | "hang up";

let directory: string;
let file: string;
let stop: () => Promise<void>;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tercet-import-"));
  file = join(directory, "log.jsonl");
  await writeFile(file, LINES.join("\n"));
});
afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true });
});

/** A server that answers as told, and remembers what it took. */
async function serve(
  answer: (id: string, times: number) => Answer,
): Promise<{ url: string; taken: Map<string, number> }> {
  const taken = new Map<string, number>();
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    void (async () => {
      const { id } = (await json(request)) as { id: string };
      const times = (asked.get(id) ?? 0) + 1;
      asked.set(id, times);
      const told = answer(id, times);
      if (told === "hang up") return request.socket.destroy();
      const isTaken = told.status < 300;
      const status = isTaken && taken.has(id) ? 200 : told.status;
      if (isTaken) taken.set(id, (taken.get(id) ?? 0) + 1);
      const body = told.body ?? { id, status: "ended" };
      response.writeHead(status, told.headers).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}

function progressAt(taken: number): ProgressFile & { saved: number[] } {
  const saved: number[] = [];
  return {
    taken,
    changed: false,
    saved,
    save: async (count) => void saved.push(count),
    remove: async () => {},
  };
}

test("every conversation is handed in once, and the progress counts without a gap", async () => {
  const { url, taken } = await serve(() => ({ status: 202 }));
  const progress = progressAt(0);
  const imported = await importFile(file, { url, key: "k" }, { user: undefined, progress, bar: BAR });
  expect(imported).toMatchObject({ fresh: 30, known: 0, refused: [] });
  expect(imported.unsettled).toHaveLength(30);
  expect([...taken.values()]).toEqual(Array.from({ length: 30 }, () => 1));
  expect(progress.saved.at(-1)).toBe(30);
});

test("what an earlier run handed in is not sent again, and what it may have is known to the server", async () => {
  const { url, taken } = await serve(() => ({ status: 202 }));
  const first = progressAt(12);
  await importFile(file, { url, key: "k" }, { user: undefined, progress: first, bar: BAR });
  expect(taken.size).toBe(18);
  const again = await importFile(
    file,
    { url, key: "k" },
    { user: undefined, progress: progressAt(0), bar: BAR },
  );
  expect(again).toMatchObject({ fresh: 12, known: 18 });
});

test("a server that comes back is waited for; one that refuses says why", async () => {
  const { url } = await serve((_, times) =>
    times === 1
      ? { status: 503, body: { error: { message: "later" } } }
      : times === 2
        ? "hang up"
        : times === 3
          ? { status: 429, body: {}, headers: { "retry-after": "0.01" } }
          : { status: 202 },
  );
  const [read] = await Array.fromAsync(readConversations(file));
  if (!read || !("conversation" in read)) throw new Error("nothing read");
  expect(await handOver({ url, key: "k" }, read.conversation, 1)).toEqual({
    outcome: "new",
    status: "ended",
  });
});

test("a refusal is reported and holds up no other; a key that is not taken ends it", async () => {
  let count = 0;
  const { url } = await serve(() => {
    count += 1;
    return count === 5 ? { status: 413, body: { error: { message: "too long" } } } : { status: 202 };
  });
  const imported = await importFile(
    file,
    { url, key: "k" },
    { user: undefined, progress: progressAt(0), bar: BAR },
  );
  expect(imported).toMatchObject({ fresh: 29, refused: [{ why: "too long" }] });
  await stop();
  const refusing = await serve(() => ({ status: 401, body: { error: { message: "no" } } }));
  const run = importFile(
    file,
    { url: refusing.url, key: "k" },
    { user: undefined, progress: progressAt(0), bar: BAR },
  );
  await expect(run).rejects.toThrow("The key is not taken.");
});

test("the preview counts what will come and prices what would be asked", async () => {
  stop = async () => {};
  await writeFile(
    file,
    [
      ...LINES,
      LINES[0],
      "{",
      JSON.stringify({ user_id: "j", messages: [{ role: "user", content: "Where is my parcel?" }] }),
    ].join("\n"),
  );
  const preview = await previewFile(file, { user: undefined, model: "claude-haiku-5-5" });
  expect(preview).toMatchObject({
    conversations: 32,
    repeated: 1,
    users: 31,
    messages: 32,
    refused: [{ line: 32 }],
  });
  expect(preview.extraction.calls).toBe(31);
  expect(preview.extraction.usd).toBeGreaterThan(0);
  const unknown = await previewFile(file, { user: undefined, model: "claude-unheard-of" });
  expect(unknown.extraction.usd).toBeUndefined();
});
