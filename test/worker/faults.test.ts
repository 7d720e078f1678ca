/** Each store and Claude refused, hung and cut: what is answered meanwhile, and what of it is there afterwards. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { within } from "../../src/memory/within.ts";
import type { FaultMode } from "../../scripts/support/fault-modes.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

type Store = "postgres" | "kv" | "upstash" | "claude" | "embeddings";

const STORES: Store[] = ["postgres", "kv", "upstash", "claude", "embeddings"];
const MODES: FaultMode[] = ["refuse", "hang", "cut"];
/** What the design names while a store is down. */
const NAMED: Partial<Record<Store, string[]>> = {
  postgres: ["memory_unavailable"],
  claude: ["claude_unreachable"],
};

/** Longer than the Worker takes to give a store up; Claude may take its time. */
const CLIENT_TIMEOUT_MS = 10_000;

const faulty = inject("faulty");

async function tell(store: Exclude<Store, "kv">, mode: FaultMode): Promise<void> {
  const told = await fetch(faulty[store].controlUrl, { method: "POST", body: JSON.stringify({ mode }) });
  await told.text();
}

function failingKv(mode: FaultMode): KVNamespace {
  const real = env.PERSONA_CACHE;
  const fail = async (ask: () => Promise<unknown>): Promise<unknown> => {
    if (mode === "hang") return new Promise(() => {});
    if (mode === "cut") await ask();
    throw new Error("KV is down");
  };
  return {
    getWithMetadata: (key: string) => fail(() => real.getWithMetadata(key, "arrayBuffer")),
    put: (key: string, value: ArrayBuffer) => fail(() => real.put(key, value)),
  } as unknown as KVNamespace;
}

/** Sends requests through a Worker of which one store is behind a proxy, and fails on demand. */
function createFailing(project: TestProject, store: Store) {
  let mode: FaultMode = "pass";
  const upstash = `${faulty.upstash.url}/${crypto.randomUUID()}`;
  const bindings = (): Env => ({
    ...env,
    ...(store === "postgres" && { HYPERDRIVE: { connectionString: faulty.postgres.url } as Hyperdrive }),
    ...(store === "claude" && { ANTHROPIC_BASE_URL: faulty.claude.url }),
    ...(store === "upstash" && { UPSTASH_REDIS_REST_URL: upstash, UPSTASH_REDIS_REST_TOKEN: "token" }),
    ...(store === "kv" && mode !== "pass" && { PERSONA_CACHE: failingKv(mode) }),
  });
  return {
    async fail(next: FaultMode): Promise<void> {
      mode = next;
      if (store !== "kv") await tell(store, next);
    },
    async send(method: string, path: string, body?: unknown, key?: string) {
      const context = createExecutionContext();
      const request = new Request<unknown, IncomingRequestCfProperties>(`http://tercet.test${path}`, {
        method,
        headers: {
          authorization: `Bearer ${project.keys.live}`,
          ...(key === undefined ? {} : { "idempotency-key": key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answered = Promise.resolve(worker.fetch(request, bindings(), context)).then(async (response) => {
        const text = await response.text();
        const code = /"code":"(\w+)"/u.exec(text)?.[1] ?? "";
        return { status: response.status, headers: response.headers, text, code };
      });
      answered.catch(() => undefined);
      const answer = await within(CLIENT_TIMEOUT_MS, answered);
      // Not awaited where it hangs with the store.
      void waitOnExecutionContext(context);
      return answer ?? { status: 0, headers: new Headers(), text: "", code: "no answer" };
    },
  };
}

describe.each(STORES)("while %s fails", (store) => {
  afterEach(async () => {
    if (store !== "kv") await tell(store, "pass");
  });

  it.each(MODES)(
    "%s: only named answers, and nothing accepted is lost or doubled",
    async (mode) => {
      const project = await createTestProject();
      await project.teach("sam", "I prefer bullet lists. Call me Sam.");
      const failing = createFailing(project, store);
      // Warm: the key is known, the codes are in the caches, a conversation is open.
      const warm = await failing.send("POST", "/v1/chat", { user: "sam", message: "I like maps." });
      expect(warm).toMatchObject({ status: 200, text: expect.stringContaining("message_stop") });
      const conversation = warm.headers.get("x-tercet-conversation") ?? "";

      await failing.fail(mode);
      const attempt = crypto.randomUUID();
      const transcript = {
        user: "sam",
        id: `handed-${attempt}`,
        messages: [{ role: "user", content: "I love ballroom dancing." }],
      };
      const [opening, turn, handedIn, edit] = await Promise.all([
        failing.send("POST", "/v1/chat", { user: "sam", message: "I prefer old trains." }),
        failing.send("POST", "/v1/chat", { user: "sam", conversation, message: "I enjoy sailing." }),
        failing.send("POST", "/v1/conversations", transcript, attempt),
        failing.send("PATCH", "/v1/users/sam/profile", { edits: [ROLE] }, `${attempt}-edit`),
      ]);
      const isNamed = ({ status, code }: { status: number; code: string }): boolean =>
        (status >= 200 && status < 300) ||
        (NAMED[store] ?? []).includes(code) ||
        (store === "claude" && status === 0);
      const answers = { opening, turn, handedIn, edit };
      for (const [name, answer] of Object.entries(answers)) {
        expect({ name, code: answer.code, isNamed: isNamed(answer) }).toMatchObject({ isNamed: true });
      }
      if (store !== "claude") {
        expect(opening).toMatchObject({ status: 200, text: expect.stringContaining("message_stop") });
        expect(opening.headers.get("x-tercet-persona")).not.toBe("none");
      }
      await failing.fail("pass");

      // Asked again as a client would: the same request, with the same key.
      const handed = await retry(() =>
        project.request("POST", "/v1/conversations", transcript, { "idempotency-key": attempt }),
      );
      expect([200, 202]).toContain(handed.status);
      const edited = await retry(() =>
        project.request(
          "PATCH",
          "/v1/users/sam/profile",
          { edits: [ROLE] },
          { "idempotency-key": `${attempt}-edit` },
        ),
      );
      expect(edited.body["pins"]).toContainEqual(expect.objectContaining({ ...PIN, source: "edited" }));
      await project.waitUntil(transcript.id, "learned");
      const wholeOnes = [opening, turn].filter(({ text }) => text.includes("message_stop"));
      const opened = new Set(wholeOnes.map(({ headers }) => headers.get("x-tercet-conversation") ?? ""));
      for (const id of new Set([conversation, ...opened])) {
        const ended = await retry(() => project.request("POST", `/v1/conversations/${id}/end`));
        expect(ended.status).toBe(202);
        await project.waitUntil(id, "learned");
      }
      const learned = await attributesOf(project);
      const expected = ["ballroom dancing", "maps"];
      if (opening.text.includes("message_stop")) expected.push("old trains");
      if (turn.text.includes("message_stop")) expected.push("sailing");
      for (const attribute of expected) {
        expect({ attribute, times: learned.filter((one) => one === attribute).length }).toEqual({
          attribute,
          times: 1,
        });
      }
    },
    60_000,
  );
});

const PIN = { slot: "Role", value: "Nurse" };
const ROLE = { type: "pin", ...PIN };

async function attributesOf(project: TestProject): Promise<string[]> {
  const { body } = await project.request("GET", "/v1/users/sam/signals?limit=200");
  return (body["signals"] as { attribute: string }[]).map(({ attribute }) => attribute);
}

/** What is still on its way, or was refused for the moment, is asked for again. */
async function retry<Answer extends { status: number }>(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send();
    if (attempt === 40 || ![404, 409, 500, 503].includes(answer.status)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
