import { mkdtemp } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { createPatientSender, retryAfterMs } from "../../scripts/hand-in/patient-sender.ts";
import type { ImportedConversation } from "../../scripts/import/conversations.ts";
import { estimateExtraction } from "../../scripts/import/cost.ts";
import { readOptions } from "../../scripts/import/options.ts";
import { countLines, createRefusals, describeRefusal } from "../../scripts/import/refusals.ts";
import { startSending } from "../../scripts/import/send.ts";
import { readState, statePath, writeState, type ImportState } from "../../scripts/import/state.ts";
import { createWatermark } from "../../scripts/import/watermark.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

type Reaction = (request: IncomingMessage, response: ServerResponse) => void;
const answer =
  (status: number, message = "", headers: Record<string, string> = {}): Reaction =>
  (_, response) =>
    response.writeHead(status, headers).end(JSON.stringify({ error: { message } }));
const hangUp: Reaction = (request) => request.socket.destroy();

/** Keeps each conversation once, and first does to its requests what the script says of its id. */
async function serve(script: Record<string, Reaction[]> = {}) {
  const taken: string[] = [];
  const seenAt = new Map<string, number[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        const { id } = z.object({ id: z.string() }).parse(JSON.parse(Buffer.concat(chunks).toString()));
        seenAt.set(id, [...(seenAt.get(id) ?? []), Date.now()]);
        const reaction = script[id]?.shift();
        if (reaction) return reaction(request, response);
        if (taken.includes(id)) return answer(200)(request, response);
        taken.push(id);
        return answer(202)(request, response);
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closing.push(() => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, seenAt };
}

const conversation = (number: number): ImportedConversation => ({
  file: "f",
  line: number,
  id: `c${number}`,
  user: "u",
  messages: [{ role: "user", content: "Hi." }],
  at: undefined,
});
async function* conversations(count: number) {
  for (let number = 0; number < count; number += 1) yield conversation(number);
}
const FRESH: ImportState = { fingerprint: "f", done: 0, accepted: 0, known: 0, refused: [] };

function send(url: string, count: number, before = FRESH) {
  const saved: ImportState[] = [];
  const waits: string[] = [];
  const sending = startSending(conversations(count), before, {
    url,
    sender: createPatientSender({ url, key: "k" }, { firstWaitMs: 1, maxFailures: 4 }),
    progress: { advance: () => {}, wait: (why) => waits.push(why), end: () => {} },
    save: async (state) => void saved.push(state),
    saveIntervalMs: 0,
  });
  return { ...sending, saved, waits };
}
const ids = (count: number): string[] => Array.from({ length: count }, (_, number) => `c${number}`);

describe("npm run import", () => {
  it("hands each conversation in once, whatever a server does that refuses, hangs up and limits", async () => {
    const { url, taken, seenAt } = await serve({
      c1: [answer(503, "Down."), hangUp],
      c2: [hangUp, hangUp, answer(500)],
      c5: [answer(429, "Slow down.", { "retry-after": "0.2" })],
      c7: [answer(400, "messages.0.content: must be shorter")],
    });
    const sending = send(url, 40);
    expect(await sending.finished).toEqual({
      fingerprint: "f",
      done: 40,
      accepted: 39,
      known: 0,
      refused: [{ file: "f", line: 7, lastLine: 7, why: "messages.0.content: must be shorter" }],
    });
    expect(taken.toSorted()).toEqual(
      ids(40)
        .filter((id) => id !== "c7")
        .toSorted(),
    );
    expect(sending.waits).toEqual(expect.arrayContaining(["Down.", "Slow down.", `${url} does not answer`]));
    const [first = 0, second = 0] = seenAt.get("c5") ?? [];
    expect(second - first).toBeGreaterThanOrEqual(190);
  });

  it("goes on where it stopped, and what was taken but not noted has no second effect", async () => {
    const failing = [hangUp, hangUp, hangUp, hangUp, hangUp];
    const { url, taken, seenAt } = await serve({ c12: failing });
    const first = send(url, 30);
    await expect(first.finished).rejects.toThrow(/does not answer/u);
    const left = first.saved.at(-1);
    expect(left).toMatchObject({ done: 12, accepted: 12 });

    const second = await send(url, 30, left).finished;
    expect(second.accepted + second.known).toBe(30);
    expect(taken.toSorted()).toEqual(ids(30).toSorted());
    for (const id of ids(12)) expect(seenAt.get(id)).toHaveLength(1);
  });

  it("stops at once where the key is refused", async () => {
    const refusal = answer(401, "Send a valid key.");
    const { url, seenAt } = await serve(Object.fromEntries(ids(100).map((id) => [id, [refusal]])));
    const sending = send(url, 100);
    await expect(sending.finished).rejects.toThrow("Send a valid key.");
    expect(sending.saved.at(-1)?.done).toBe(0);
    expect(seenAt.size).toBeLessThanOrEqual(8);
  });

  it("asks for what it lacks, and takes a deployment from flags before the environment", async () => {
    await expect(readOptions([], {})).rejects.toThrow(/Which files/u);
    await expect(readOptions(["f", "--directory", "/nowhere"], {})).rejects.toThrow(/No development server/u);
    const env = { TERCET_URL: "https://t.example/" };
    await expect(readOptions(["f"], env)).rejects.toThrow(/TERCET_KEY/u);
    await expect(readOptions(["f", "--key", "k", "--extractor", "x"], env)).rejects.toThrow(
      /no extractor x/u,
    );
    expect(await readOptions(["f", "--key", "k"], { ...env, TERCET_KEY: "other" })).toMatchObject({
      files: ["f"],
      url: "https://t.example",
      key: "k",
      extractor: "hybrid",
    });
  });
});

describe("how far an import came", () => {
  it("is read as it was written, and is nothing where the files have changed", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tercet-import-"));
    const path = statePath(directory, { url: "u", key: "k", files: ["a"] });
    expect(statePath(directory, { url: "u", key: "another", files: ["a"] })).not.toBe(path);
    expect(await readState(path, "f")).toEqual({ state: FRESH, filesChanged: false });
    const state = { ...FRESH, done: 3, accepted: 3 };
    await writeState(path, state);
    expect(await readState(path, "f")).toEqual({ state, filesChanged: false });
    expect(await readState(path, "g")).toEqual({ state: { ...FRESH, fingerprint: "g" }, filesChanged: true });
  });

  it("never counts one whose predecessor is not settled", () => {
    const order = fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1, maxLength: 21 });
    fc.assert(
      fc.property(order, (settled) => {
        const passed: number[] = [];
        const watermark = createWatermark<number>(0, (index) => passed.push(index));
        for (const index of settled) watermark.settle(index, index);
        const gap = Array.from({ length: 22 }, (_, index) => index).find((index) => !settled.includes(index));
        expect(watermark.done()).toBe(gap);
        expect(passed).toEqual(Array.from({ length: gap ?? 0 }, (_, index) => index));
      }),
    );
  });

  it("keeps the lines that were refused, neighbours together", () => {
    const refusals = createRefusals();
    for (const line of [3, 4, 5, 9]) refusals.add({ file: "f", line, why: "not JSON" });
    refusals.add({ file: "f", line: 10, why: "no user id" });
    expect(refusals.all().map(describeRefusal)).toEqual([
      "f, lines 3 to 5: not JSON",
      "f, line 9: not JSON",
      "f, line 10: no user id",
    ]);
    expect(countLines(refusals.all())).toBe(5);
  });
});

describe("what extraction would cost", () => {
  it("is nothing by rules, and nothing of a conversation that the gate stops", () => {
    const [preference, errand] = [["I prefer bullet lists."], ["Where is my card?"]];
    expect(estimateExtraction(preference, "rules", "claude-haiku-5-5").calls).toBe(0);
    expect(estimateExtraction(errand, "hybrid", "claude-haiku-5-5").calls).toBe(0);
    expect(estimateExtraction(errand, "claude", "claude-haiku-5-5").calls).toBe(1);
    const { calls, inputTokens, outputTokens, nanoUsd } = estimateExtraction(
      preference,
      "hybrid",
      "claude-haiku-5-5",
    );
    expect(calls).toBe(1);
    expect(nanoUsd).toBe(inputTokens * 100 + outputTokens * 500);
    expect(estimateExtraction(preference, "hybrid", "claude-of-tomorrow").nanoUsd).toBeNull();
  });
});

it("retry-after is seconds or a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(retryAfterMs("1.5", now)).toBe(1500);
  expect(retryAfterMs("Thu, 01 Jan 2026 00:00:07 GMT", now)).toBe(7000);
  expect(retryAfterMs("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
  expect(retryAfterMs("soon", now)).toBe(0);
  expect(retryAfterMs(null, now)).toBe(0);
});
