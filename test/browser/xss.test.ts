import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { admin, createProject, openBrowser, openProfile } from "./harness.ts";

const CALL = "globalThis.xss=1";
const PAYLOADS = [
  `<script>${CALL}</script>`,
  `<img src=x onerror="${CALL}">`,
  `<svg onload="${CALL}">`,
  `<svg><script>${CALL}</script></svg>`,
  `<iframe srcdoc="<script>parent.xss=1</script>"></iframe>`,
  `<a href="javascript:${CALL}">x</a>`,
  `<body onload="${CALL}">`,
  `<input autofocus onfocus="${CALL}">`,
  `<details open ontoggle="${CALL}">`,
  `<math><mtext><style><img src=x onerror="${CALL}"></style></mtext></math>`,
  `<video><source onerror="${CALL}"></video>`,
  `<object data="javascript:${CALL}"></object>`,
  `<embed src="data:text/html,<script>parent.xss=1</script>">`,
  `<base href="//evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<style>@import "//evil.example/x.css";</style>`,
  `<form action="javascript:${CALL}"><button>x</button></form>`,
  `javascript:${CALL}`,
  `\u2028${CALL}//`,
  `{{constructor.constructor("${CALL}")()}}`,
];
const BREAKERS = ["", '">', "'>", "</q>", "</script>", "-->", "</textarea>", "]]>", "\u0000", "</style>"];
const STRINGS = BREAKERS.flatMap((breaker) => PAYLOADS.map((payload) => `${breaker}${payload}`));

describe("text of whatever kind", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("runs nowhere on the page, in any field, even if the API gave it unfiltered", async () => {
    expect(new Set(STRINGS).size).toBe(200);
    const project = await createProject();
    await project.teach("sam", "I love bullet lists.");
    const link = await project.link("sam");
    const evidence = { signals: 1, conversations: 1, explicit: 1, firstSeen: null, lastSeen: null };
    const belief = (text: string) => ({
      source: "edited",
      evidence,
      statements: [{ signal: text, text, explicit: true, at: text }],
    });
    const profile = {
      persona: { text: STRINGS.join("\n"), tokens: 1 },
      lines: STRINGS.map((text) => ({
        centroid: text,
        label: text,
        phrase: text,
        weight: 0.5,
        ...belief(text),
      })),
      pins: STRINGS.map((text) => ({ slot: text, value: text, ...belief(text) })),
      muted: STRINGS.map((text) => ({ centroid: text, label: text, phrase: null })),
      unpinned: [],
      paused: false,
      revision: 1,
    };
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("dialog", () => requests.push("a dialog"));
    await page.route("**/v1/profile", (route) => route.fulfill({ json: profile }));
    await page.route("**/v1/profile/appearance", (route) =>
      route.fulfill({ json: { name: STRINGS.join(" "), accent: `red;${STRINGS[0] ?? ""}` } }),
    );
    await page.route("**/v1/profile/centroids*", (route) =>
      route.fulfill({ json: { centroids: STRINGS.map((text) => ({ centroid: text, label: text })) } }),
    );
    await page.route("**/v1/profile/pause", (route) =>
      route.fulfill({ status: 400, json: { error: { message: STRINGS.join(" ") } } }),
    );
    await page.goto(link);
    await page.locator("#content").waitFor({ state: "visible" });
    await page.getByRole("button", { name: "Find" }).click();
    await page.locator("#found li").nth(199).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.locator("#status.problem").waitFor();
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.setAttribute("open", "");
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => "xss" in globalThis)).toBe(false);
    const foreign =
      "img, svg, iframe, object, embed, base, math, video, #content style, #content script, #content a";
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.locator("#lines h3").allTextContents()).toEqual(STRINGS);
    const own = inject("serverUrl");
    expect(requests.filter((url) => !url.startsWith(own) && url !== "data:,")).toEqual([]);
  });

  it("runs nowhere when it came by way of conversations, ids, pins and names", async () => {
    const project = await createProject();
    const user = STRINGS[1] ?? "";
    for (let from = 0; from < STRINGS.length; from += 50) {
      const texts = STRINGS.slice(from, from + 50).map((text) => text.replaceAll("\u0000", ""));
      await project.teach(
        user,
        ...texts.flatMap((text) => [`Call me ${text}.`, `I love ${text}. I prefer ${text}`]),
      );
    }
    const pins = await Promise.all(
      STRINGS.slice(0, 100).map((value) =>
        project.request("PATCH", `/v1/users/${encodeURIComponent(user)}/profile`, {
          edits: [{ type: "pin", slot: "Name", value }],
        }),
      ),
    );
    expect(pins.every(({ status }) => status === 400)).toBe(true);
    await admin("PATCH", `/admin/projects/${project.id}`, {
      settings: { displayName: STRINGS[1]?.slice(0, 60) },
    });
    await project.request("POST", `/v1/users/${encodeURIComponent(user)}/consent`, { given: true });
    const { page, problems } = await openProfile(browser, await project.link(user));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => "xss" in globalThis)).toBe(false);
    expect(problems).toEqual([]);
    await page.getByText(STRINGS[1]?.slice(0, 60) ?? "").waitFor();
  });

  it("is kept out by the policy where a text got in all the same", async () => {
    const project = await createProject();
    await project.teach("sam", "I love bullet lists.");
    const { page } = await openProfile(browser, await project.link("sam"));
    const got = await page.evaluate((payload) => {
      try {
        document.body.innerHTML = payload;
        return "written";
      } catch {
        return "refused";
      }
    }, PAYLOADS[1] ?? "");
    expect(got).toBe("refused");
    await page
      .evaluate(() => {
        const script = document.createElement("script");
        try {
          script.text = "globalThis.xss=1";
        } catch {
          script.append("globalThis.xss=1");
        }
        document.body.append(script);
      })
      .catch(() => {});
    expect(await page.evaluate(() => "xss" in globalThis)).toBe(false);
  });
});
