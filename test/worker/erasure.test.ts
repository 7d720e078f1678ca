import postgres from "postgres";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { clearErased, eraseUser } from "../../src/memory/erase-user.ts";
import { handInConversation } from "../../src/memory/hand-in-conversation.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import { openPersona } from "../../src/memory/open-persona.ts";
import { recordUnrecordedTurn } from "../../src/memory/record-unrecorded-turn.ts";
import { recordTurn } from "../../src/memory/record-turn.ts";
import type { Project, Services, UnrecordedTurn } from "../../src/ports.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import { interrupt } from "../support/interrupted.ts";
import { createMirrored, kvThat, sleep } from "../support/mirrored.ts";
import { admin, createTestProject, type TestProject } from "../support/tercet.ts";
import { signIn } from "../support/user-token.ts";

const TABLES = ["users", "signals", "conversations", "exchanges", "outbox", "profiles", "usage", "aliases"];
const SAID = [{ role: "user" as const, content: "Call me Sam. I love bullet lists." }];

describe("erasure", () => {
  let sql: postgres.Sql;
  beforeAll(() => {
    sql = postgres(inject("databaseUrl"), { max: 1 });
  });

  /** As the Worker would: the login role by itself sees no row. */
  function within<Rows>(
    projectId: string,
    run: (scoped: postgres.TransactionSql) => Promise<Rows>,
  ): Promise<Rows> {
    return sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true),
        set_config('tercet.project_id', ${projectId}, true)`;
      return run(transaction);
    }) as Promise<Rows>;
  }

  async function countRows(projectId: string, table: string): Promise<number> {
    const [row] = await within(
      projectId,
      (scoped) => scoped`select count(*)::int as count from ${scoped(table)}`,
    );
    return Number(row?.["count"]);
  }

  /** Rows of a project by table; only what is there. */
  async function rowsOf(projectId: string): Promise<Record<string, number>> {
    const counts: [string, number][] = [];
    for (const table of TABLES) counts.push([table, await countRows(projectId, table)]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  async function letLeasesEnd(projectId: string): Promise<void> {
    await within(
      projectId,
      (scoped) => scoped`update erasures set erased_at = erased_at - interval '20 seconds'`,
    );
  }

  function projectOf({ id }: TestProject): Project {
    return { id, settings: DEFAULT_SETTINGS };
  }

  async function cachedCode(services: Services, project: TestProject, user: string): Promise<unknown> {
    const reference = await services.stores(project.id).users.reference(user);
    return services.cache.read(project.id, reference);
  }

  it("deletes every row and copy, says so, and leaves others alone", async () => {
    const project = await createTestProject();
    await project.teach("sam", "Call me Sam. I love bullet lists.");
    await project.teach("kim", "I love tables.");
    await project.chat({ user: "sam", message: "Hello" });
    const sam = await signIn(project, "sam");
    const receipt = await sam.request("DELETE", "/v1/profile");
    expect(receipt).toMatchObject({
      status: 200,
      body: {
        postgres: { signals: 2, conversations: 2, exchanges: 1, profiles: 1, usage: 1, dataKey: "destroyed" },
        kv: { state: "deleted", mayShowSeconds: 60 },
        mirror: { state: "none" },
      },
    });
    expect(await rowsOf(project.id)).toEqual({ users: 1, signals: 1, conversations: 1, profiles: 1 });
    expect((await sam.request("GET", "/v1/profile")).status).toBe(401);
    expect((await project.request("GET", "/v1/users/sam/profile")).status).toBe(404);
    expect((await project.request("DELETE", "/v1/users/sam/profile")).status).toBe(404);
    const opened = await project.chat({ user: "sam", message: "Hello" });
    expect(opened.events[0]?.data["persona"]).toEqual({ source: "none", tokens: 0 });
    const kims = await project.chat({ user: "kim", message: "Hello" });
    expect(kims.events[0]?.data["persona"]).toMatchObject({ source: "kv" });
  });

  it("takes along the answers that are kept for idempotency keys", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    const edit = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };
    await sam.request("PATCH", "/v1/profile", edit, { "idempotency-key": "a" });
    await project.request("PATCH", "/v1/users/sam/profile", edit, { "idempotency-key": "b" });
    await project.request(
      "POST",
      "/v1/conversations",
      { user: "sam", messages: SAID },
      { "idempotency-key": "c" },
    );
    expect(await countRows(project.id, "idempotent_requests")).toBe(3);
    const { body } = await sam.request("DELETE", "/v1/profile");
    expect(body).toMatchObject({ postgres: { answers: 3 } });
    expect(await countRows(project.id, "idempotent_requests")).toBe(0);
  });

  it("knows a user who comes back as somebody new, with a code that the caches take", async () => {
    const mirrored = createMirrored();
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const edit = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };
    await mirrored.request(project, "PATCH", "/v1/users/sam/profile", edit);
    await mirrored.request(project, "DELETE", "/v1/users/sam/profile", {});
    await project.teach("sam", "I love tables.");
    const { body } = await project.request("GET", "/v1/users/sam/profile");
    expect(JSON.stringify(body)).not.toContain("bullet");
    const role = { edits: [{ type: "pin", slot: "Role", value: "Editor" }] };
    expect((await mirrored.request(project, "PATCH", "/v1/users/sam/profile", role)).status).toBe(200);
    await mirrored.withServices(async (services) => {
      const user = await services.stores(project.id).users.reference("sam");
      expect((await services.mirror?.read(project.id, user))?.code.pins).toEqual([
        { slot: "Role", value: "Editor" },
      ]);
    });
  });

  it("outranks, through the mirror, a copy that KV still shows, and is not undone by an opening", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const mirrored = createMirrored(
      // A location whose KV does not show the deletion yet, and where the mirror is no slower.
      {
        ...kvThat((read) => async (key) => {
          await sleep(100);
          return read(key);
        }),
        delete: async () => {},
      },
    );
    await mirrored.request(project, "PATCH", "/v1/users/sam/profile", {
      edits: [{ type: "pin", slot: "Name", value: "Sam" }],
    });
    expect((await mirrored.open(project, "sam")).tokens).toBeGreaterThan(0);
    const { body } = await mirrored.request(project, "DELETE", "/v1/users/sam/profile", {});
    expect(JSON.parse(body)).toMatchObject({ mirror: { state: "deleted" } });
    for (let opening = 0; opening < 3; opening += 1) {
      expect(await mirrored.open(project, "sam")).toEqual({ source: "none", tokens: 0 });
    }
    await mirrored.withServices(async (services) => {
      const user = await services.stores(project.id).users.reference("sam");
      expect((await services.mirror?.read(project.id, user))?.code.entries).toEqual([]);
    });
  });

  it("leaves nothing behind at whatever moment of a learning it comes", async () => {
    const mirrored = createMirrored();
    let interruptions = 0;
    for (let at = 1; ; at += 1) {
      const project = await createTestProject();
      const done = await mirrored.withServices(async (services) => {
        const { users, conversations } = services.stores(project.id);
        const user = await users.ensure("sam");
        const event = crypto.randomUUID();
        await conversations.handIn({ id: "c", user, eventId: event, messages: SAID, at: new Date() });
        const message = { project: project.id, event, conversation: await conversations.reference("c") };
        let erased = false;
        const erase = async (): Promise<void> => {
          erased = (await eraseUser(services, { project: projectOf(project), user })).ok;
        };
        const interrupted = interrupt(services, at, erase);
        await learnFromConversation(interrupted.services, message).catch(() => {});
        if (!erased) return true;
        // The queue delivers it again, to another invocation.
        await mirrored.withServices((again) => learnFromConversation(again, message));
        await letLeasesEnd(project.id);
        expect(await clearErased(services, project.id)).toBe(0);
        expect(await rowsOf(project.id)).toEqual({});
        expect(await cachedCode(services, project, "sam")).toBeUndefined();
        const copy = await services.mirror?.read(project.id, user);
        expect(copy?.code.entries ?? []).toEqual([]);
        return false;
      });
      if (done) break;
      interruptions += 1;
    }
    expect(interruptions).toBeGreaterThan(12);
  });

  it("leaves nothing behind at whatever moment of an opening it comes", async () => {
    const mirrored = createMirrored();
    for (let at = 1; ; at += 1) {
      const project = await createTestProject();
      await project.teach("sam", "I love bullet lists.");
      let interrupted = 0;
      await mirrored.withServices(async (services) => {
        const user = await services.stores(project.id).users.reference("sam");
        const erase = async (): Promise<void> => {
          interrupted += 1;
          await eraseUser(services, { project: projectOf(project), user });
        };
        const opening = interrupt(services, at, erase);
        await openPersona(opening.services, { project: projectOf(project), user });
      });
      if (interrupted === 0) {
        expect(at).toBeGreaterThan(2);
        break;
      }
      await letLeasesEnd(project.id);
      await mirrored.withServices(async (services) => {
        expect(await clearErased(services, project.id)).toBe(0);
        expect(await cachedCode(services, project, "sam")).toBeUndefined();
        const user = await services.stores(project.id).users.reference("sam");
        expect((await services.mirror?.read(project.id, user))?.code.entries ?? []).toEqual([]);
      });
      expect(await rowsOf(project.id)).toEqual({});
    }
  });

  it("refuses no transcript, at whatever moment of its handing in it comes", async () => {
    const mirrored = createMirrored();
    const project = await createTestProject();
    let interrupted = true;
    for (let at = 1; interrupted; at += 1) {
      interrupted = false;
      const id = `c-${at}`;
      const messages = [{ role: "user" as const, content: "I love bullet lists." }];
      await mirrored.withServices(async (services) => {
        const user = await services.stores(project.id).users.ensure("sam");
        const handingIn = interrupt(services, at, async () => {
          interrupted = true;
          await eraseUser(services, { project: projectOf(project), user });
        });
        const input = { project: projectOf(project), user: "sam", id, messages };
        expect(await handInConversation(handingIn.services, input)).toMatchObject({ ok: true });
      });
    }
  });

  it("takes along what was said before it and is still in a queue, and nothing that was said after it", async () => {
    const mirrored = createMirrored();
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await mirrored.withServices(async (services) => {
      const say = async (conversation: string): Promise<UnrecordedTurn> => {
        const sent: UnrecordedTurn[] = [];
        const sendTurn: Services["queue"]["sendTurn"] = async (_project, turn) =>
          "isNew" in turn && sent.push(turn) > 0;
        const down = { ...services, queue: { ...services.queue, sendTurn }, stores: brokenStores(services) };
        const recorder = recordTurn(down, {
          project: projectOf(project),
          externalUser: "sam",
          conversation,
          isNew: true,
          personaBlock: null,
          personaTokens: 0,
          message: "The blue kettle is late.",
          model: "m",
        });
        await recorder.complete({
          text: "I see.",
          whole: true,
          failed: false,
          model: "m",
          usage: NO_USAGE,
          ids: [],
        });
        const [turn] = sent;
        if (!turn) throw new Error("no turn went to the queue");
        return turn;
      };
      const deliver = (turn: UnrecordedTurn): Promise<void> =>
        recordUnrecordedTurn(
          { ...services, turns: { ...services.turns, open: () => Promise.resolve(turn) } },
          { project: project.id, sealed: "" },
        );
      const before = await say("before");
      await sleep(5);
      const user = await services.stores(project.id).users.reference("sam");
      await eraseUser(services, { project: projectOf(project), user });
      await deliver(before);
      expect(await rowsOf(project.id)).toEqual({});
      await sleep(5);
      await deliver(await say("after"));
      expect(await rowsOf(project.id)).toMatchObject({ users: 1, conversations: 1, exchanges: 1 });
    });
  });

  it("clears the caches later where one of them failed", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const failing = createMirrored({
      ...kvThat((read) => read),
      delete: () => Promise.reject(new Error("KV is down")),
    });
    const { body } = await failing.request(project, "DELETE", "/v1/users/sam/profile", {});
    expect(JSON.parse(body)).toMatchObject({ kv: { state: "pending" }, mirror: { state: "deleted" } });
    await letLeasesEnd(project.id);
    await failing.withServices(async (services) => {
      expect(await clearErased(services, project.id)).toBe(1);
    });
    await createMirrored().withServices(async (services) => {
      expect(await clearErased(services, project.id)).toBe(0);
      expect(await cachedCode(services, project, "sam")).toBeUndefined();
    });
  });

  it("of a project takes all of it, and nothing of another", async () => {
    const project = await createTestProject();
    const other = await createTestProject();
    for (const user of ["sam", "kim"]) await project.teach(user, "I love bullet lists.");
    await other.teach("sam", "I love bullet lists.");
    const call = () => admin("DELETE", `/admin/projects/${project.id}`);
    expect((await call()).body).toEqual({ done: false, users: 2 });
    await letLeasesEnd(project.id);
    expect((await call()).body).toEqual({ done: true, users: 0 });
    expect((await call()).status).toBe(404);
    expect(await rowsOf(project.id)).toEqual({});
    expect(await countRows(project.id, "projects")).toBe(0);
    expect(await rowsOf(other.id)).toMatchObject({ users: 1, signals: 1, profiles: 1 });
  });

  it("is made again after a backup was restored, but for who came back by themselves", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love bullet lists.");
    await project.request("DELETE", "/v1/users/sam/profile");
    await project.request("DELETE", "/v1/users/kim/profile");
    const records: Record<string, unknown>[] = [];
    for (let cursor = ""; ;) {
      const { body } = await admin("GET", `/admin/erasures?limit=2${cursor}`);
      records.push(...(body["erasures"] as Record<string, unknown>[]));
      if (body["next"] === null) break;
      cursor = `&cursor=${encodeURIComponent(body["next"] as string)}`;
    }
    const own = records.filter((record) => record["project"] === project.id);
    expect(own).toHaveLength(2);
    await project.teach("sam", "I love tables.");
    await project.teach("kim", "I love tables.");
    // As the backup would have him.
    await within(
      project.id,
      (scoped) =>
        scoped`update users set created_at = now() - interval '1 day'
        where id = (select id from users order by id limit 1)`,
    );
    expect((await admin("POST", "/admin/erasures/replay", { erasures: own })).body).toEqual({ erased: 1 });
    expect(await rowsOf(project.id)).toMatchObject({ users: 1 });
  });
});

const NO_USAGE = {
  inputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
};

/** Stores of a database that is down for turns. */
function brokenStores(services: Services): Services["stores"] {
  return (projectId) => {
    const stores = services.stores(projectId);
    return { ...stores, users: { ...stores.users, ensure: () => Promise.reject(new Error("down")) } };
  };
}
