import { sign } from "hono/jwt";
import { describe, expect, inject, it } from "vitest";
import { createVault, parseRootKey } from "../../src/adapters/vault/vault.ts";
import { createTestProject, send } from "../support/tercet.ts";
import { ask, tokenOf } from "../support/user-token.ts";

interface Claims {
  [claim: string]: unknown;
  prj: string;
  sub: string;
}

function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function keyOf(projectId: string, root = inject("secrets").ROOT_KEY): Promise<CryptoKey> {
  const lookup = Uint8Array.from(Buffer.from(inject("secrets").LOOKUP_KEY, "base64"));
  const signing = await createVault({ root: parseRootKey(root), lookup }).tokenKey(projectId);
  if (!signing) throw new Error("no key");
  return signing.key;
}

const PIN = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };

describe("a user's token", () => {
  it("opens the profile of its user, and of nobody else", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love tables.");
    const own = await ask(await tokenOf(project, "sam"));
    expect(own.status).toBe(200);
    const known = await project.request("GET", "/v1/users/sam/profile");
    expect(own.body["persona"]).toEqual(known.body["persona"]);
    expect(JSON.stringify(own.body)).not.toContain("tables");
  });

  it("comes with a link that keeps it behind the hash", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const { body } = await project.request("POST", "/v1/users/sam/tokens", { scope: "read" });
    const url = new URL(String(body["url"]));
    expect([url.pathname, url.search, url.hash]).toEqual(["/profile", "", `#${String(body["token"])}`]);
    expect(url.hash).not.toContain("sam");
  });

  it("writes only with the scope to write", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const reading = await tokenOf(project, "sam", { scope: "read" });
    expect((await ask(reading)).status).toBe(200);
    expect((await ask(reading, "PATCH", "/v1/profile", PIN)).status).toBe(403);
    const writing = await tokenOf(project, "sam", { scope: "write" });
    expect((await ask(writing, "PATCH", "/v1/profile", PIN)).status).toBe(200);
    expect((await ask(reading)).body["pins"]).toEqual([
      expect.objectContaining({ slot: "Name", value: "Sam", source: "edited" }),
    ]);
  });

  it("does nothing that needs the project's key, and the project's key is no token", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const token = await tokenOf(project, "sam");
    for (const path of ["/v1/users", "/v1/users/sam/profile", "/v1/users/sam/signals"]) {
      expect((await ask(token, "GET", path)).status).toBe(401);
    }
    expect((await ask(token, "POST", "/v1/users/sam/tokens", {})).status).toBe(401);
    expect((await ask(project.keys.live)).status).toBe(401);
  });

  it("is over when it is revoked, and only then", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love tables.");
    const [first, second, other] = [
      await tokenOf(project, "sam"),
      await tokenOf(project, "sam"),
      await tokenOf(project, "kim"),
    ];
    expect((await project.request("DELETE", "/v1/users/sam/tokens")).status).toBe(200);
    expect((await ask(first)).status).toBe(401);
    expect((await ask(second)).status).toBe(401);
    expect((await ask(other)).status).toBe(200);
    expect((await ask(await tokenOf(project, "sam"))).status).toBe(200);
  });

  it("keeps one user's idempotency keys apart from another's", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love tables.");
    const answers: string[] = [];
    for (const user of ["sam", "kim"]) {
      const response = await send("/v1/profile", {
        method: "PATCH",
        headers: { authorization: `Bearer ${await tokenOf(project, user)}`, "idempotency-key": "same" },
        body: JSON.stringify(PIN),
      });
      expect(response.status).toBe(200);
      answers.push(await response.text());
    }
    expect(answers[1]).toContain("tables");
    expect(answers[1]).not.toContain("bullet");
  });

  it("is refused in each of 300 forged forms, with one answer", async () => {
    const project = await createTestProject();
    const stranger = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.teach("kim", "I love tables.");
    await stranger.teach("sam", "I love tables.");
    const good = await tokenOf(project, "sam");
    const [header = "", payload = "", signature = ""] = good.split(".");
    const claims = claimsOf(good);
    const key = await keyOf(project.id);
    const now = Math.floor(Date.now() / 1000);
    expect((await ask(await sign(claims, key, "HS256"))).status).toBe(200);

    const forged: string[] = [];
    const changed = { ...claims, sub: claimsOf(await tokenOf(project, "kim")).sub };
    for (const alg of ["none", "None", "NONE", "HS384", "HS512", "RS256", "ES256", "hs256", "", null, 1]) {
      for (const typ of ["JWT", "jwt+x", undefined]) {
        forged.push(`${encode({ alg, typ })}.${payload}.`, `${encode({ alg, typ })}.${payload}.${signature}`);
      }
    }
    // Signed with the right key, and wrong in what they claim.
    const wrong: Record<string, unknown>[] = [
      { iss: "evil" },
      { iss: undefined },
      { aud: "tercet" },
      { aud: ["tercet-profile"] },
      { aud: undefined },
      { typ: "project" },
      { typ: undefined },
      { exp: now - 1 },
      { exp: 0 },
      { exp: undefined },
      { exp: "9999999999" },
      { exp: 1e300 },
      { iat: now + 3600 },
      { iat: undefined },
      { nbf: now + 3600 },
      { kid: "k0" },
      { kid: undefined },
      { scope: "admin" },
      { scope: ["write"] },
      { gen: crypto.randomUUID() },
      { gen: undefined },
      { sub: "A".repeat(24) },
      { sub: "sam" },
      { sub: { id: claims.sub } },
      { prj: stranger.id },
      { prj: `${project.id}_test` },
      { prj: "nothing" },
      { prj: "__proto__" },
      { prj: "'; drop table users; --" },
      { extra: true },
    ];
    for (const change of wrong) forged.push(await sign({ ...claims, ...change }, key, "HS256"));
    // Right in what they claim, and signed by another key.
    const strangersKey = await keyOf(stranger.id);
    const anotherRoot = await keyOf(project.id, `test:${Buffer.alloc(32, 7).toString("base64")}`);
    for (const other of ["", "secret", inject("secrets").LOOKUP_KEY, inject("secrets").ROOT_KEY]) {
      if (other !== "") forged.push(await sign(claims, other, "HS256"));
    }
    for (const other of [strangersKey, anotherRoot]) {
      forged.push(await sign(claims, other, "HS256"), await sign(changed, other, "HS256"));
    }
    forged.push(
      `${header}.${encode(changed)}.${signature}`,
      `${header}.${encode({ ...claims, scope: "write" })} .${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}..${signature}`,
      `.${payload}.${signature}`,
      `${good}=`,
      `${good}.`,
      `${good}.${signature}`,
      payload,
      "..",
      `${good}${"A".repeat(5000)}`,
    );
    // A bit flipped, over the whole length.
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (let index = 0; forged.length < 300; index += 1) {
      const place = index === 0 ? good.length - 1 : (index * 37) % good.length;
      const value = alphabet.indexOf(good[place] ?? "");
      const flipped = value < 0 ? "A" : (alphabet[value ^ (1 << (index % 6))] ?? "");
      forged.push(`${good.slice(0, place)}${flipped}${good.slice(place + 1)}`);
    }

    expect(new Set(forged).size).toBe(300);
    const answers = await Promise.all(forged.map((token) => ask(token)));
    const refused = answers.filter(({ status }) => status === 401);
    expect(forged.filter((_, index) => answers[index]?.status !== 401)).toEqual([]);
    expect(refused).toHaveLength(300);
    const bodies = answers.map(({ body }) => ({ ...(body["error"] as object), requestId: "" }));
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect((await ask(good)).status).toBe(200);
  });
});
