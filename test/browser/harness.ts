/** A browser, and users whose profile it opens. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { inject } from "vitest";

const EXECUTABLE = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

/** What the tests read of answers. */
interface Answered {
  id: string;
  status: string;
  url: string;
  persona: { text: string; tokens: number };
  keys: { live: string };
  project: { id: string };
}

interface Answer {
  status: number;
  body: Answered;
}

export interface BrowserProject {
  id: string;
  request(method: string, path: string, body?: unknown): Promise<Answer>;
  teach(user: string, ...turns: string[]): Promise<void>;
  /** The block's tokens that the user's next conversation opens with, and where they came from. */
  open(user: string): Promise<{ source: string; tokens: number }>;
  link(user: string): Promise<string>;
}

async function call(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${inject("serverUrl")}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answered: Answered = await response.json();
  return { status: response.status, body: answered };
}

export function admin(method: string, path: string, body?: unknown): Promise<Answer> {
  return call(inject("adminToken"), method, path, body);
}

export async function createProject(name = "The Kettle Shop"): Promise<BrowserProject> {
  const created = (await admin("POST", "/admin/projects", { name })).body;
  const key = created.keys.live;
  const project: BrowserProject = {
    id: created.project.id,
    request: (method, path, body) => call(key, method, path, body),

    async teach(user, ...turns) {
      const messages = turns.flatMap((content) => [
        { role: "user", content },
        { role: "assistant", content: "I see." },
      ]);
      const { body } = await project.request("POST", "/v1/conversations", { user, messages });
      for (;;) {
        const read = await project.request("GET", `/v1/conversations/${body.id}`);
        if (read.body.status === "learned") return;
        if (read.body.status === "failed") throw new Error("learning failed");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },

    async open(user) {
      const response = await fetch(`${inject("serverUrl")}/v1/chat`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ user, message: "Hello" }),
      });
      const [, first = ""] = /^event: tercet\ndata: (.*)$/mu.exec(await response.text()) ?? [];
      return JSON.parse(first).persona;
    },

    async link(user) {
      const { body } = await project.request("POST", `/v1/users/${encodeURIComponent(user)}/tokens`, {});
      return body.url;
    },
  };
  return project;
}

export interface Opened {
  page: Page;
  /** Every address that the page asked for, and every error that it met. */
  requests: string[];
  problems: string[];
}

export async function openProfile(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(link);
  await page.locator("#content").waitFor({ state: "visible" });
  return { page, requests, problems };
}
