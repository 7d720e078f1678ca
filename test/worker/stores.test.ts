import { neonConfig } from "@neondatabase/serverless";
import { describe, expect, inject, it } from "vitest";
import { createNeonSql } from "../../src/adapters/postgres/neon-sql.ts";
import { createOutbox } from "../../src/adapters/postgres/outbox.ts";
import { createPostgresSql } from "../../src/adapters/postgres/postgres-sql.ts";
import { createProjectDirectory } from "../../src/adapters/postgres/project-directory.ts";
import { createProjectStores } from "../../src/adapters/postgres/project-stores.ts";
import { sql, sqlStateOf, UNIQUE_VIOLATION, type Sql } from "../../src/adapters/postgres/sql.ts";
import { randomIdentifiers } from "../../src/adapters/identifiers.ts";
import { fromBase64 } from "../../src/adapters/vault/bytes.ts";
import { createVault, parseRootKey } from "../../src/adapters/vault/vault.ts";
import { mintApiKey, mintName } from "../../src/memory/api-key.ts";
import { NO_EDITS } from "../../src/persona/edits.ts";
import type { NewSignal, UsageRecord } from "../../src/ports.ts";

const { ROOT_KEY, LOOKUP_KEY } = inject("secrets");
const vault = createVault({ root: parseRootKey(ROOT_KEY), lookup: fromBase64(LOOKUP_KEY) });

const TIMEOUT_MS = 10_000;

const DRIVERS: Record<string, () => Sql> = {
  "postgres.js, as behind Hyperdrive": () => createPostgresSql(inject("databaseUrl"), TIMEOUT_MS),
  "Neon's driver, over HTTP": () => {
    neonConfig.fetchEndpoint = () => inject("neonEndpointUrl");
    return createNeonSql("postgresql://user:password@neon.example/database", TIMEOUT_MS);
  },
};

const MESSAGES = [{ role: "user" as const, content: "I prefer bullet lists. ✓" }];

function newSignal(attribute: string, vector: Float32Array | null): NewSignal {
  return {
    id: crypto.randomUUID(),
    facet: "format",
    attribute,
    polarity: -1,
    explicit: true,
    confidence: 0.75,
    statement: `I avoid ${attribute}.`,
    turn: 0,
    vector,
  };
}

describe.each(Object.keys(DRIVERS))("the stores over %s", (name) => {
  async function setUp() {
    const driver = DRIVERS[name]?.();
    if (!driver) throw new Error(`no driver ${name}`);
    const directory = createProjectDirectory(driver, vault);
    const id = `prj_${mintName(16, randomIdentifiers)}`;
    const key = await mintApiKey("live", randomIdentifiers);
    await directory.create({ id, twinOf: null, name: "Ünïcode & Co", embedder: "lexical-1" }, [key]);
    const stores = createProjectStores(driver, vault, id);
    return { driver, directory, id, key, stores, outbox: createOutbox(driver) };
  }

  it("runs a transaction as a whole or not at all", async () => {
    const { driver, id } = await setUp();
    const insert = sql`insert into effects (project_id, event_id) values (${id}, ${crypto.randomUUID()}::uuid)`;
    const become = { text: `select set_config('tercet.project_id', '${id}', true)`, values: [] };
    const outcome = await driver.transaction([become, insert, insert]).then(
      () => "committed",
      (error: unknown) => sqlStateOf(error),
    );
    expect(outcome).toBe(UNIQUE_VIOLATION);
    const [, rows] = await driver.transaction([become, sql`select * from effects where project_id = ${id}`]);
    expect(rows).toEqual([]);
  });

  it("finds a project by its key, and not by another secret, nor once it is revoked", async () => {
    const { directory, id, key } = await setUp();
    expect(await directory.findByKey(key.id, key.secretHash)).toMatchObject({ id, settings: { slots: 3 } });
    expect(await directory.findByKey(key.id, new Uint8Array(32))).toBeUndefined();
    expect(await directory.readName(id)).toBe("Ünïcode & Co");
    expect(await directory.revokeKey(id, key.id)).toBe(true);
    expect(await directory.revokeKey(id, key.id)).toBe(false);
    expect(await directory.findByKey(key.id, key.secretHash)).toBeUndefined();
    expect(
      await directory.addKeys(`prj_${mintName(16, randomIdentifiers)}`, [
        await mintApiKey("live", randomIdentifiers),
      ]),
    ).toBe(false);
  });

  it("keeps settings, and defaults what was never set", async () => {
    const { directory, id } = await setUp();
    const settings = await directory.readSettings(id);
    if (!settings) throw new Error("no settings");
    await directory.writeSettings(id, { ...settings, slots: 5 });
    expect(await directory.readSettings(id)).toEqual({ ...settings, slots: 5 });
  });

  it("makes one user of two first sights at once", async () => {
    const { stores } = await setUp();
    const both = await Promise.all([stores.users.ensure("söme user"), stores.users.ensure("söme user")]);
    expect(both[0]).toEqual(both[1]);
    expect(await stores.users.list({ limit: 10 })).toMatchObject([
      { user: "söme user", lastSeenAt: expect.any(Date) },
    ]);
    expect(await stores.users.find("nobody")).toBeUndefined();
  });

  it("takes a conversation from its opening to what was learned of it", async () => {
    const { stores, id, outbox } = await setUp();
    const user = await stores.users.ensure("sam");
    const exchangeId = crypto.randomUUID();
    const opening = { id: "c", user, exchangeId, personaBlock: "BLOCK", messages: MESSAGES };
    await stores.conversations.open(opening);
    await stores.conversations.open({ ...opening, personaBlock: "ANOTHER" });
    const usage: UsageRecord = {
      model: "claude-haiku-5-5",
      inputTokens: 1,
      cacheWrite5mTokens: 2,
      cacheWrite1hTokens: 3,
      cacheReadTokens: 4,
      outputTokens: 5,
      personaTokens: 6,
      costNanoUsd: 9_007_199_254_740_991,
      priceTable: "2026-11",
    };
    const reply = { text: "Here.", partial: false };
    expect(await stores.conversations.hasWholeExchange("c", exchangeId)).toBe(false);
    await stores.conversations.recordReply({ id: "c", user, exchangeId, reply, usage });
    expect(await stores.conversations.hasWholeExchange("c", exchangeId)).toBe(true);
    const second = { id: "c", user, exchangeId: crypto.randomUUID(), messages: MESSAGES };
    expect(await stores.conversations.append(second)).toBe("appended");
    expect(await stores.conversations.append(second)).toBe("appended");
    expect(await stores.conversations.find("c")).toMatchObject({
      id: "c",
      status: "open",
      personaBlock: "BLOCK",
    });

    const reference = await stores.conversations.reference("c");
    expect(await stores.conversations.exchanges(reference, user)).toEqual([
      { messages: MESSAGES, reply },
      { messages: MESSAGES },
    ]);
    const eventId = crypto.randomUUID();
    expect(await stores.conversations.end(reference, eventId, { idleSeconds: 3600 })).toBe(false);
    expect(await stores.conversations.end(reference, eventId)).toBe(true);
    expect(await stores.conversations.end(reference, crypto.randomUUID())).toBe(false);
    expect(await stores.conversations.append({ ...second, exchangeId: crypto.randomUUID() })).toBe("ended");
    expect(await outbox.claimUnacknowledged(1000)).toContainEqual({
      project: id,
      event: eventId,
      conversation: reference,
    });

    const vector = Float32Array.from({ length: 384 }, (_, index) => (index === 7 ? 1 : 0));
    const learning = {
      eventId,
      user,
      conversation: reference,
      at: new Date("2026-01-02T03:04:05.678Z"),
      embedder: "lexical-1",
      signals: [newSignal("emojis", vector), newSignal("tables", null)],
    };
    expect(await stores.signals.applyLearning(learning)).toBe(true);
    expect(await stores.signals.applyLearning(learning)).toBe(false);
    await stores.conversations.mark(reference, "learned");
    await stores.conversations.mark(reference, "failed", "late");
    await outbox.acknowledge(id, eventId);
    expect(await stores.conversations.find("c")).toMatchObject({ status: "learned", reason: null });
    expect(await stores.conversations.exchanges(reference, user)).toEqual([]);

    const options = { embedder: "lexical-1", limit: 10 };
    const [newest, older] = await stores.signals.newest(user, options);
    expect(newest).toMatchObject({
      attribute: "tables",
      vector: null,
      at: new Date("2026-01-02T03:04:05.679Z"),
    });
    expect(older).toMatchObject({ attribute: "emojis", polarity: -1, explicit: true, confidence: 0.75 });
    expect(older?.vector?.[7]).toBeCloseTo(1, 5);
    expect(await stores.signals.page(user, { limit: 1 })).toMatchObject([{ conversationId: "c" }]);
    await stores.signals.prune(user, 1);
    expect(await stores.signals.newest(user, options)).toHaveLength(1);
  });

  it("hands in a transcript once, and tells whose it is", async () => {
    const { stores } = await setUp();
    const user = await stores.users.ensure("sam");
    const at = new Date("2025-05-05T00:00:00Z");
    const transcript = { id: "t", user, eventId: crypto.randomUUID(), messages: MESSAGES, at };
    expect(await stores.conversations.handIn(transcript)).toBe("accepted");
    const again = await stores.conversations.handIn(transcript);
    expect(again).toMatchObject({ existing: { userId: user.id, status: "ended", lastTurnAt: at } });
  });

  it("compares the revision of a profile before it writes", async () => {
    const { stores } = await setUp();
    const user = await stores.users.ensure("sam");
    const code = {
      codebook: "v",
      entries: [{ centroid: "c", weight: -0.5, kind: "preference" as const }],
      pins: [],
    };
    const profile = { codebookVersion: "v", code, edits: NO_EDITS };
    expect(await stores.profiles.read(user)).toBeUndefined();
    expect(await stores.profiles.write(user, 0, profile)).toBe(1);
    expect(await stores.profiles.write(user, 0, profile)).toBeUndefined();
    expect(await stores.profiles.write(user, 1, profile)).toBe(2);
    expect(await stores.profiles.write(user, 1, profile)).toBeUndefined();
    expect(await stores.profiles.read(user)).toEqual({
      ...profile,
      revision: 2,
      lastEditId: null,
      outdated: false,
      paused: false,
    });
    expect(await stores.profiles.listOutdated("w", { after: "", limit: 5 })).toEqual([user]);
    expect(await stores.profiles.listOutdated("v", { after: "", limit: 5 })).toEqual([]);
  });

  it("refuses a scope that is no project's", async () => {
    const { driver } = await setUp();
    for (const id of ["", "x'; drop table users; --", "PRJ"]) {
      expect(() => createProjectStores(driver, vault, id)).toThrow(TypeError);
    }
  });
});
