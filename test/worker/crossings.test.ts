/** CROSSINGS=10 makes ten times as many attempts: 10,000 across projects, 2,000 across users. */
import postgres from "postgres";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { crossings, type ApiDocument, type ForeignIds } from "../support/crossings.ts";
import { createTestProject, send, type TestProject } from "../support/tercet.ts";
import { signIn } from "../support/user-token.ts";

const CANARIES = ["zanzibar", "zerubbabel"];
const TIMES = inject("crossings");

describe("crossings", () => {
  let document: ApiDocument;
  let victims: TestProject;
  let ids: ForeignIds;

  beforeAll(async () => {
    document = await (await send("/openapi.json")).json();
    victims = await createTestProject();
    const learned = await victims.teach("victim", "Call me Zerubbabel. I love zanzibar lists.");
    const { conversation } = await victims.chat({ user: "victim", message: "I love zanzibar tables." });
    ids = await idsOf(victims, [learned, conversation]);
  });

  async function idsOf(project: TestProject, conversations: string[]): Promise<ForeignIds> {
    const victim = await signIn(project, "victim");
    const { body } = await victim.request("GET", "/v1/profile");
    const signals = (body["lines"] as { statements: { signal: string }[] }[]).flatMap(({ statements }) =>
      statements.map(({ signal }) => signal),
    );
    const sql = postgres(inject("databaseUrl"), { max: 1 });
    const references = await sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true),
        set_config('tercet.project_id', ${project.id}, true)`;
      return transaction`select id from users union all select id from conversations`;
    });
    return {
      user: ["victim", ...references.map((row) => String(row["id"]))],
      id: [...conversations, ...references.map((row) => String(row["id"]))],
      conversation: conversations,
      signal: signals,
      from: ["victim"],
      slot: ["Name"],
      project: [project.id],
    };
  }

  async function stateOf(project: TestProject): Promise<unknown> {
    const [profile, signals, { body: exported }] = await Promise.all([
      project.request("GET", "/v1/users/victim/profile"),
      project.request("GET", "/v1/users/victim/signals"),
      project.request("GET", "/v1/users/victim/export"),
    ]);
    return [profile.body, signals.body, { ...exported, exportedAt: "" }];
  }

  async function attack(
    scheme: string,
    tokenFor: (attempt: number, refused: boolean) => Promise<string>,
    count: number,
  ): Promise<void> {
    const before = await stateOf(victims);
    const leaks: unknown[] = [];
    const failures: unknown[] = [];
    let attempts = 0;
    let taken = 0;
    let refused = false;
    for (const crossing of crossings(document, { scheme, ids, count })) {
      const response = await send(crossing.path, {
        method: crossing.method,
        headers: { ...crossing.headers, authorization: `Bearer ${await tokenFor(attempts, refused)}` },
        ...(crossing.body === undefined || crossing.method === "GET"
          ? {}
          : { body: JSON.stringify(crossing.body) }),
      });
      const text = Buffer.from(await response.arrayBuffer())
        .toString()
        .toLowerCase();
      attempts += 1;
      refused = response.status === 401;
      if (!refused) taken += 1;
      if (CANARIES.some((canary) => text.includes(canary))) leaks.push(crossing);
      if (response.status >= 500 && response.status !== 503) failures.push([response.status, crossing]);
    }
    expect(leaks).toEqual([]);
    expect(failures).toEqual([]);
    expect(attempts).toBe(count);
    // Most come as somebody: what is refused at the door shows nothing.
    expect(taken / attempts).toBeGreaterThan(0.8);
    expect(await stateOf(victims)).toEqual(before);
  }

  it("between projects give no byte and change nothing, on every route and in every place of an id", async () => {
    const attackers = await createTestProject();
    await attack("projectKey", () => Promise.resolve(attackers.keys.live), 1000 * TIMES);
  }, 3_600_000);

  it("between users of a project give no byte and change nothing either", async () => {
    const signUp = async (): Promise<string> => {
      await victims.request("POST", "/v1/users/eve/consent", { given: true });
      return (await signIn(victims, "eve")).token;
    };
    let token = await signUp();
    // An attempt may erase its own user, who then comes anew.
    const tokenFor = async (_: number, refused: boolean): Promise<string> => {
      if (refused) token = await signUp();
      return token;
    };
    await attack("userToken", tokenFor, 200 * TIMES);
  }, 3_600_000);
});
