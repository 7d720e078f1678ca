import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { checkHealth, type Health } from "../../src/memory/check-health.ts";
import { createServices } from "../../src/services.ts";
import { send } from "../support/tercet.ts";

const DEAD = "127.0.0.1:9";

async function healthWith(bindings: Record<string, unknown>): Promise<Health> {
  const context = createExecutionContext();
  const services = createServices({ ...env, ...bindings }, (work) => context.waitUntil(work));
  // Of the isolate, and so of other tests.
  services.lastHealth.delete("");
  try {
    return await checkHealth(services);
  } finally {
    services.lastHealth.delete("");
    await waitOnExecutionContext(context);
  }
}

const partsOf = ({ degraded }: Health): string[] => degraded.map(({ part }) => part);

describe("/healthz", () => {
  it("is ok while every store answers", async () => {
    expect(await healthWith({})).toEqual({ status: "ok", degraded: [] });
  });

  it("names the store that is down, and what goes on without it", async () => {
    const postgres = await healthWith({
      HYPERDRIVE: { connectionString: `postgresql://nobody:nothing@${DEAD}/none` },
    });
    expect(postgres).toMatchObject({
      status: "degraded",
      degraded: [{ part: "postgres", effect: expect.stringContaining("503") }],
    });
    const failing = { getWithMetadata: () => Promise.reject(new Error("down")) };
    expect(partsOf(await healthWith({ PERSONA_CACHE: failing }))).toEqual(["kv"]);
    const upstash = { UPSTASH_REDIS_REST_URL: `http://${DEAD}`, UPSTASH_REDIS_REST_TOKEN: "t" };
    expect(partsOf(await healthWith(upstash))).toEqual(["mirror"]);
  });

  it("does not wait for a store that hangs", async () => {
    const hanging = { getWithMetadata: () => new Promise(() => {}) };
    const started = Date.now();
    expect(partsOf(await healthWith({ PERSONA_CACHE: hanging }))).toEqual(["kv"]);
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it("tells of Claude by how it answered lately", async () => {
    const variables = { ANTHROPIC_BASE_URL: `http://${DEAD}` };
    const context = createExecutionContext();
    const { claude } = createServices({ ...env, ...variables }, (work) => context.waitUntil(work));
    const request = { model: "claude-haiku-5-5", max_tokens: 1, messages: [] };
    for (let time = 0; time < 3; time += 1) {
      await claude.stream(request, new AbortController().signal).catch(() => undefined);
    }
    expect(partsOf(await healthWith(variables))).toEqual(["claude"]);
  });

  it("is a 200 without a key, and asks no store where it is told not to", async () => {
    const response = await send("/healthz?stores=no");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", degraded: [] });
    expect((await send("/healthz?stores=maybe")).status).toBe(400);
  });
});
