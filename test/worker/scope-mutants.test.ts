/**
 * The stores as a mutant that names the wrong project has them: everything about a call is of one project,
 * ids, references and keys, but not the scope of its transaction, and no statement names a project itself.
 */
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createProjectStores } from "../../src/adapters/postgres/project-stores.ts";
import type { Row, Sql, Statement } from "../../src/adapters/postgres/sql.ts";
import { phraseReference } from "../../src/adapters/postgres/stores/phrase-reference.ts";
import { fromBase64 } from "../../src/adapters/vault/bytes.ts";
import { createVault, parseRootKey } from "../../src/adapters/vault/vault.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import { ask, post, settle } from "../support/drop-in.ts";
import {
  inProject,
  lexicalSignal,
  runRefit,
  seedProject,
  themedUsers,
  withRefits,
} from "../support/refit.ts";
import { storeCalls, type StoreCalls } from "../support/store-calls.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const { ROOT_KEY, LOOKUP_KEY } = inject("secrets");
const vault = createVault({ root: parseRootKey(ROOT_KEY), lookup: fromBase64(LOOKUP_KEY) });
/** Shorter ones stand in any project. */
const TELLING_CHARACTERS = 12;
const SWEPT = /^publish|^sweep|_at$/u;
const ANY_PROJECT = /\b(?:\w+\.)?project_id = (\$\d+)/gu;

const sql = postgres(inject("databaseUrl"), { max: 1, onnotice: () => {} });

class RolledBack extends Error {}

/** Runs what `mutate` makes of statements; what they gave is kept. */
function createMutant(
  mutate: (statement: Statement) => Statement,
  { keep }: { keep: boolean },
): { driver: Sql; rows: Row[] } {
  const rows: Row[] = [];
  const driver: Sql = {
    async transaction(statements) {
      let results: Row[][] = [];
      await sql
        .begin(async (transaction) => {
          for (const { text, values } of statements.map(mutate)) {
            results.push([...(await transaction.unsafe<Row[]>(text, values))]);
          }
          if (!keep) throw new RolledBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error;
        });
      // The first is the scope's.
      rows.push(...results.slice(1).flat());
      return results;
    },
  };
  return { driver, rows };
}

/** Every row of a project, by table. */
function rowsOf(projectId: string): Promise<[table: string, row: Row][]> {
  return inProject(projectId, async (transaction) => {
    const tables = await transaction`select tablename from pg_tables where schemaname = 'public'
      and tablename <> 'tercet_migrations'`;
    const all: [string, Row][] = [];
    for (const { tablename } of tables) {
      const name = String(tablename);
      for (const row of await transaction<Row[]>`select * from ${transaction(name)}`) all.push([name, row]);
    }
    return all;
  });
}

/** Rows as text, without what a sweep that is due meanwhile sets. */
async function stateOf(projectId: string): Promise<Set<string>> {
  const rows = await rowsOf(projectId);
  return new Set(
    rows.map(([table, row]) => {
      const cells = Object.entries(row).filter(([column]) => !SWEPT.test(column));
      return `${table} ${cells.map(([, cell]) => textOf(cell)).join(" ")}`;
    }),
  );
}

async function cellsOf(projectId: string): Promise<Set<string>> {
  const cells = (await rowsOf(projectId)).flatMap(([, row]) => Object.values(row));
  return new Set(cells.map(textOf).filter((cell) => cell.length >= TELLING_CHARACTERS));
}

function textOf(cell: unknown): string {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString("hex") : (JSON.stringify(cell) ?? "");
}

describe("a store whose statements forget their project", () => {
  let own: TestProject;
  let stranger: TestProject;
  let calls: StoreCalls;
  let before: Set<string>;

  async function settleIn(project: TestProject): Promise<StoreCalls> {
    await project.teach("sam", "Call me Sam. I love bullet lists.");
    await project.teach("kim", "I love tables.");
    await project.teach("visitor", "I love hiking.");
    const visit = { "x-tercet-user": "visitor", "x-tercet-conversation": "v" };
    await (await post(project, ask("Good morning to you"), visit)).text();
    await settle();
    await project.request("POST", "/v1/users/kim/merge", { from: "visitor" });
    await project.teach("gone", "I love hiking.");
    await project.request("DELETE", "/v1/users/gone/profile");
    const { conversation } = await project.chat({ user: "sam", message: "Hello there" });
    const opening = ask("Good evening to you");
    await (await post(project, opening, { "x-tercet-user": "sam", "x-tercet-conversation": "c" })).text();
    await settle();
    return withRefits(async (services) => {
      const people = themedUsers(40).map((user) => ({
        ...user,
        signals: [...user.signals, lexicalSignal("tea")],
      }));
      await seedProject(services, project.id, people);
      await runRefit(services, project.id);
      const begun = await beginRefit(services, { projectId: project.id });
      if (!begun.ok) throw new Error(begun.failure.reason);
      const { users, conversations, signals, codebooks, relayed } = services.stores(project.id);
      const user = await users.reference("sam");
      const codebook = await codebooks.read(begun.value.baseVersion);
      const [signal] = await signals.page(user, { limit: 1 });
      const reference = await conversations.reference(conversation);
      const [exchange] = await inProject(
        project.id,
        (transaction) => transaction`select id from exchanges where conversation_id = ${reference}`,
      );
      if (!codebook || !signal || !exchange) throw new Error("nothing is there");
      return storeCalls({
        user,
        externalUser: "sam",
        other: await users.reference("kim"),
        conversation: { id: conversation, reference },
        exchangeId: String(exchange["id"]),
        signalId: signal.id,
        mark: await relayed.mark("conversation", [user.id, "c"]),
        refit: begun.value,
        codebook,
        phraseReference: await phraseReference(vault, project.id, { attribute: "tea" }),
      });
    });
  }

  beforeAll(async () => {
    own = await createTestProject();
    stranger = await createTestProject();
    calls = await settleIn(own);
    await settleIn(stranger);
    before = await stateOf(own.id);
  }, 120_000);
  afterAll(() => sql.end());

  /** Every method once; which of them saw a cell of the project, and which were refused. */
  async function callAll(
    mutate: (statement: Statement) => Statement,
    options: { keep: boolean },
  ): Promise<{ called: string[]; saw: string[]; refused: string[] }> {
    const cells = await cellsOf(own.id);
    const known = await cellsOf(stranger.id);
    const given = JSON.stringify(calls);
    const outcome = { called: [] as string[], saw: [] as string[], refused: [] as string[] };
    const { driver, rows } = createMutant(mutate, options);
    for (const [store, methods] of Object.entries(createProjectStores(driver, vault, own.id))) {
      const inputs: Record<string, unknown[]> = calls[store as keyof StoreCalls];
      for (const [name, method] of Object.entries(methods as Record<string, unknown>)) {
        if (typeof method !== "function") continue;
        const call = `${store}.${name}`;
        outcome.called.push(call);
        rows.length = 0;
        const result: unknown = Reflect.apply(method, methods, inputs[name] ?? []);
        await Promise.resolve(result).catch(() => outcome.refused.push(call));
        // What a call brings along itself it may see again.
        const seen = rows.flatMap((row) => Object.values(row).map(textOf));
        const isForeign = (cell: string): boolean =>
          cells.has(cell) && !known.has(cell) && !given.includes(cell);
        if (seen.some(isForeign)) outcome.saw.push(call);
      }
    }
    return outcome;
  }

  const unscoped = ({ text, values }: Statement): Statement => ({
    text: text.replaceAll(ANY_PROJECT, "$1::text is not null"),
    values,
  });

  it("calls every method that there is, and those that read see what is there", async () => {
    const { called, saw } = await callAll((statement) => statement, { keep: false });
    const listed = Object.entries(calls).flatMap(([store, methods]) =>
      Object.keys(methods).map((name) => `${store}.${name}`),
    );
    expect(called.toSorted()).toEqual(listed.toSorted());
    expect(saw.length).toBeGreaterThan(30);
  });

  it.each([
    ["names another", () => stranger.id],
    ["names none", () => ""],
  ])("gives no row and changes none where its scope %s", async (_, scope) => {
    const mutate = (statement: Statement): Statement =>
      statement.text.includes("set_config('role'")
        ? { ...statement, text: statement.text.replace(own.id, scope()) }
        : unscoped(statement);
    const { saw, refused } = await callAll(mutate, { keep: true });
    expect(saw).toEqual([]);
    // What writes is refused in so many words.
    expect(refused.length).toBeGreaterThan(15);
    const after = await stateOf(own.id);
    expect([...after].filter((row) => !before.has(row))).toEqual([]);
    expect(after.size).toBe(before.size);
  });
});
