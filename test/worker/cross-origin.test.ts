import { describe, expect, it } from "vitest";
import { createTestProject, send } from "../support/tercet.ts";
import { tokenOf } from "../support/user-token.ts";

const ORIGINS = ["https://evil.example", "null", "http://tercet.test.evil.example", "https://tercet.test"];
const PATHS = [
  "/v1/profile",
  "/v1/profile/export",
  "/v1/users",
  "/v1/chat",
  "/admin/projects",
  "/profile",
  "/",
];
const METHODS = ["OPTIONS", "GET", "POST", "PATCH", "DELETE"];

describe("another origin's page", () => {
  it("is allowed to read nothing, whatever it sends", async () => {
    for (const origin of ORIGINS) {
      for (const path of PATHS) {
        for (const method of METHODS) {
          const response = await send(path, {
            method,
            headers: {
              origin,
              "content-type": "text/plain",
              "access-control-request-method": "DELETE",
              "access-control-request-headers": "authorization",
            },
          });
          await response.text();
          const granted = [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
          expect({ origin, path, method, granted }).toEqual({ origin, path, method, granted: [] });
          expect(response.headers.get("set-cookie")).toBeNull();
        }
      }
    }
  });

  it("changes nothing with what a browser sends by itself: there is no cookie, and no token in an address", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const token = await tokenOf(project, "sam");
    const attempts: [string, RequestInit][] = [
      ["/v1/profile", { headers: { cookie: `token=${token}; session=${token}` } }],
      [`/v1/profile?token=${token}&access_token=${token}`, {}],
      ["/v1/profile", { method: "DELETE", headers: { cookie: `token=${token}` } }],
      ["/v1/profile", { method: "POST", body: `token=${token}&_method=DELETE` }],
      [`/v1/profile/pause?access_token=${token}`, { method: "POST" }],
    ];
    for (const [path, init] of attempts) {
      const response = await send(path, init);
      await response.text();
      expect(response.status).toBe(401);
    }
    expect((await project.request("GET", "/v1/users/sam/profile")).body["paused"]).toBe(false);
  });

  it("may not frame the profile page, and learns nothing from its referrer", async () => {
    const response = await send("/profile");
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("*");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const nonces = new Set([...html.matchAll(/nonce="([^"]+)"/gu)].map(([, nonce]) => nonce));
    expect(nonces.size).toBe(1);
    const again = (await (await send("/profile")).text()).match(/nonce="([^"]+)"/u)?.[1];
    expect(nonces.has(again)).toBe(false);
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/u);
  });
});
