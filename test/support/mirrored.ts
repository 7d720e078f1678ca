/** The Worker with a mirror: a database of its own on the scripted Upstash, and a KV that may misbehave. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";
import worker from "../../src/index.ts";
import type { Services } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";
import type { UpstashReport, UpstashScript } from "./scripted-upstash.ts";
import type { Answer, TestProject } from "./tercet.ts";

export interface Mirrored {
  /** How the mirror behaves from now on. */
  tell(script: UpstashScript): Promise<void>;
  report(): Promise<UpstashReport>;
  /** A request, and all that goes on behind its response. */
  request(project: TestProject, method: string, path: string, body: unknown): Promise<Answer<string>>;
  /** Where the block of a new conversation came from, by the header, and the block's tokens. */
  open(project: TestProject, user: string): Promise<{ source: string | null; tokens: number }>;
  withServices<Value>(use: (services: Services) => Promise<Value>): Promise<Value>;
}

export function createMirrored(kv: KVNamespace = env.PERSONA_CACHE): Mirrored {
  const url = `${inject("upstashUrl")}/${crypto.randomUUID()}`;
  const mirroredEnv = {
    ...env,
    PERSONA_CACHE: kv,
    UPSTASH_REDIS_REST_URL: url,
    UPSTASH_REDIS_REST_TOKEN: "token",
  };

  const mirrored: Mirrored = {
    async tell(script) {
      await (await fetch(`${url}/__script`, { method: "POST", body: JSON.stringify(script) })).text();
    },
    report: async () => (await fetch(`${url}/__report`)).json(),

    async request(project, method, path, body) {
      const context = createExecutionContext();
      const request = new Request<unknown, IncomingRequestCfProperties>(`http://tercet.test${path}`, {
        method,
        headers: { authorization: `Bearer ${project.keys.live}` },
        body: JSON.stringify(body),
      });
      const response = await worker.fetch(request, mirroredEnv, context);
      const text = await response.text();
      await waitOnExecutionContext(context);
      return { status: response.status, headers: response.headers, body: text };
    },

    async open(project, user) {
      const { headers, body } = await mirrored.request(project, "POST", "/v1/chat", { user, message: "Hi" });
      const [, first = ""] = /^event: tercet\ndata: (.*)$/mu.exec(body) ?? [];
      const { persona } = JSON.parse(first) as { persona: { source: string; tokens: number } };
      const source = headers.get("x-tercet-persona");
      if (persona.source !== source) throw new Error(`${persona.source} in the event, ${source} before it`);
      return { source, tokens: persona.tokens };
    },

    async withServices(use) {
      const context = createExecutionContext();
      try {
        return await use(createServices(mirroredEnv, (work) => context.waitUntil(work)));
      } finally {
        await waitOnExecutionContext(context);
      }
    },
  };
  return mirrored;
}

type ReadKv = (key: string) => Promise<KVNamespaceGetWithMetadataResult<ArrayBuffer, unknown>>;

/** The real KV, read in another way. */
export function kvThat(read: (real: ReadKv) => ReadKv, put?: () => Promise<void>): KVNamespace {
  const real = env.PERSONA_CACHE;
  const getWithMetadata = read((key) => real.getWithMetadata(key, "arrayBuffer"));
  return {
    getWithMetadata,
    put: put ?? real.put.bind(real),
    delete: real.delete.bind(real),
  } as unknown as KVNamespace;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
