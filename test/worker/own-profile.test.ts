import { describe, expect, it } from "vitest";
import { createTestProject, type TestProject } from "../support/tercet.ts";
import { signIn } from "../support/user-token.ts";

interface Belief {
  centroid: string;
  label: string | null;
  phrase: string | null;
  value: string;
  slot: string;
  statements?: { signal: string; text: string }[];
}

function linesOf(body: Record<string, unknown>): Belief[] {
  return body["lines"] as Belief[];
}

function phrasesOf(body: Record<string, unknown>): (string | null)[] {
  return linesOf(body).map(({ phrase }) => phrase);
}

async function openingOf(project: TestProject, user: string): Promise<unknown> {
  return (await project.chat({ user, message: "Hello" })).events[0]?.data["persona"];
}

describe("a user's own profile", () => {
  it("shows the user their own sentences, and the project none of them", async () => {
    const project = await createTestProject();
    await project.teach("sam", "Call me Sam. I love bullet lists.");
    const sam = await signIn(project, "sam");
    const own = (await sam.request("GET", "/v1/profile")).body;
    expect(linesOf(own)[0]?.statements).toEqual([
      expect.objectContaining({ text: "I love bullet lists.", explicit: true }),
    ]);
    expect((own["pins"] as Belief[])[0]?.statements?.[0]?.text).toBe("Call me Sam.");
    const shown = (await project.request("GET", "/v1/users/sam/profile")).body;
    expect(JSON.stringify(shown)).not.toContain("I love");
    expect(linesOf(shown)[0]?.statements).toBeUndefined();
  });

  it("learns nothing and opens with nothing while it is paused, and goes on when it is resumed", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    expect(await openingOf(project, "sam")).toMatchObject({ source: "kv" });

    expect((await sam.request("POST", "/v1/profile/pause")).body).toEqual({ paused: true });
    expect(await openingOf(project, "sam")).toEqual({ source: "kv", tokens: 0 });
    await project.teach("sam", "I love tables.");
    const paused = (await sam.request("GET", "/v1/profile")).body;
    expect(paused).toMatchObject({ paused: true, persona: { text: "", tokens: 0 } });
    expect(phrasesOf(paused)).toEqual(["bullet lists"]);

    expect((await project.request("POST", "/v1/users/sam/resume")).body).toEqual({ paused: false });
    expect((await sam.request("GET", "/v1/profile")).body["persona"]).toMatchObject({
      text: expect.stringContaining("bullet lists"),
    });
    await project.teach("sam", "I love tables.");
    expect(phrasesOf((await sam.request("GET", "/v1/profile")).body)).toContain("tables");
  });

  it("opens with nothing from Postgres either while it is paused", async () => {
    const project = await createTestProject({ openingBudgetMs: 10_000 });
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    await sam.request("POST", "/v1/profile/pause");
    const { env } = await import("cloudflare:workers");
    for (const { name } of (await env.PERSONA_CACHE.list()).keys) await env.PERSONA_CACHE.delete(name);
    expect(await openingOf(project, "sam")).toEqual({ source: "none", tokens: 0 });
  });

  it("previews exactly what the same edits would give, and stores nothing", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    const before = (await sam.request("GET", "/v1/profile")).body;
    const edits = {
      edits: [
        { type: "weight", centroid: "seed:short-answers", weight: 0.9 },
        { type: "pin", slot: "Name", value: "Sam" },
      ],
    };
    const preview = await sam.request("POST", "/v1/profile/preview", edits);
    expect(preview.status).toBe(200);
    expect((await sam.request("GET", "/v1/profile")).body).toEqual(before);
    const edited = await sam.request("PATCH", "/v1/profile", edits);
    expect(preview.body["persona"]).toEqual(edited.body["persona"]);
    expect(edited.body["persona"]).toMatchObject({ text: expect.stringContaining("Name: Sam.") });
  });

  it("finds what may be added by the words of its label, and adds it", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    const { body } = await sam.request("GET", "/v1/profile/centroids?search=short%20answer");
    const found = body["centroids"] as { centroid: string; label: string }[];
    expect(found.map(({ label }) => label)).toContain("short answers");
    const add = { edits: [{ type: "weight", centroid: found[0]?.centroid, weight: 0.5 }] };
    const added = (await sam.request("PATCH", "/v1/profile", add)).body;
    expect(linesOf(added).map(({ label }) => label)).toContain(found[0]?.label);
  });

  it("forgets one sentence and what followed from it, for good", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists. I love tables.");
    const sam = await signIn(project, "sam");
    const { body } = await sam.request("GET", "/v1/profile");
    const signal = linesOf(body).find(({ phrase }) => phrase === "tables")?.statements?.[0]?.signal ?? "";
    expect(phrasesOf((await sam.request("DELETE", `/v1/profile/signals/${signal}`)).body)).toEqual([
      "bullet lists",
    ]);
    expect((await sam.request("DELETE", `/v1/profile/signals/${signal}`)).status).toBe(404);
    expect(JSON.stringify((await sam.request("GET", "/v1/profile/export")).body)).not.toContain("tables");
  });

  it("forgets no sentence of somebody else's", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love tables.");
    const [sam, kim] = [await signIn(project, "sam"), await signIn(project, "kim")];
    const { body } = await kim.request("GET", "/v1/profile");
    const signal = linesOf(body)[0]?.statements?.[0]?.signal ?? "";
    expect((await sam.request("DELETE", `/v1/profile/signals/${signal}`)).status).toBe(404);
    expect((await project.request("DELETE", `/v1/users/sam/signals/${signal}`)).status).toBe(404);
    expect(linesOf((await kim.request("GET", "/v1/profile")).body)).toHaveLength(1);
  });

  it("forgets a pin, learned or the user's own, and may learn it anew", async () => {
    const project = await createTestProject();
    await project.teach("sam", "Call me Sam.");
    const sam = await signIn(project, "sam");
    await sam.request("PATCH", "/v1/profile", { edits: [{ type: "pin", slot: "Name", value: "Samuel" }] });
    expect((await sam.request("DELETE", "/v1/profile/pins/Name")).body["pins"]).toEqual([]);
    expect((await sam.request("DELETE", "/v1/profile/pins/Name")).status).toBe(404);
    await project.teach("sam", "Call me Sammy.");
    expect((await sam.request("GET", "/v1/profile")).body["pins"]).toMatchObject([
      { slot: "Name", value: "Sammy" },
    ]);
  });

  it("forgets all that was learned, and keeps the user's own edits", async () => {
    const project = await createTestProject();
    await project.teach("sam", "Call me Sam. I love bullet lists.");
    const sam = await signIn(project, "sam");
    await sam.request("PATCH", "/v1/profile", { edits: [{ type: "pin", slot: "Role", value: "Editor" }] });
    const { body } = await sam.request("DELETE", "/v1/profile/signals");
    expect(body).toMatchObject({ lines: [], pins: [{ slot: "Role", value: "Editor" }] });
    expect((await project.request("GET", "/v1/users/sam/signals")).body["signals"]).toEqual([]);
  });

  it("lists what was muted, and brings it back", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const sam = await signIn(project, "sam");
    const line = linesOf((await sam.request("GET", "/v1/profile")).body)[0];
    const named = { centroid: line?.centroid, phrase: "bullet lists" };
    const muted = await sam.request("PATCH", "/v1/profile", { edits: [{ type: "mute", ...named }] });
    expect(muted.body).toMatchObject({
      lines: [],
      muted: [{ centroid: line?.centroid, phrase: "bullet lists" }],
    });
    const back = await sam.request("PATCH", "/v1/profile", { edits: [{ type: "revert", ...named }] });
    expect(back.body).toMatchObject({ lines: [{ phrase: "bullet lists" }], muted: [] });
  });

  it("exports all that there is, with where it came from; the user's sentences to the user alone", async () => {
    const project = await createTestProject();
    await project.teach("sam", "Call me Sam. I love bullet lists.");
    const { conversation } = await project.chat({ user: "sam", message: "The blue kettle is late." });
    const sam = await signIn(project, "sam");
    const own = await sam.request("GET", "/v1/profile/export");
    expect(own.body).toMatchObject({
      user: "sam",
      code: { entries: [{ phrase: "bullet lists" }], pins: [{ slot: "Name", value: "Sam" }] },
      edits: { lines: [], pins: [] },
      conversations: expect.arrayContaining([
        expect.objectContaining({
          id: conversation,
          status: "open",
          messages: expect.arrayContaining([{ role: "user", content: "The blue kettle is late." }]),
        }),
      ]),
    });
    expect(own.body["signals"]).toContainEqual(
      expect.objectContaining({ attribute: "bullet lists", statement: "I love bullet lists." }),
    );
    expect((own.body["logic"] as string[]).length).toBeGreaterThan(3);
    expect((own.body["recipients"] as { name: string }[]).map(({ name }) => name)).toContain("Anthropic");
    const projects = JSON.stringify((await project.request("GET", "/v1/users/sam/export")).body);
    expect(projects).toContain("bullet lists");
    expect(projects).not.toContain("I love");
    expect(projects).not.toContain("kettle");
    expect(JSON.stringify(own.body)).not.toContain("vector");
  });
});
