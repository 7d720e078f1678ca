import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { ask, OWN_CREDENTIAL, post, say } from "../support/drop-in.ts";
import { addFault, seenRequests } from "../support/scripted-claude.ts";
import { createTestProject } from "../support/tercet.ts";

async function databaseCounts(): Promise<{ connections: number }> {
  return (await fetch(inject("databaseProbeUrl"))).json();
}

describe("limits of the proxy", () => {
  it("answers so many of a key's requests at once, and the next when one has ended", async () => {
    const project = await createTestProject();
    const context = createExecutionContext();
    const limited = { ...env, MAX_STREAMS_PER_KEY: "1" };
    const send = (): Promise<Response> =>
      Promise.resolve(
        worker.fetch(
          new Request("http://tercet.test/anthropic/v1/messages", {
            method: "POST",
            headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live },
            body: JSON.stringify(ask("Hi", { stream: true })),
          }),
          limited,
          context,
        ),
      );
    await addFault({ fault: "slow", delayMs: 20, times: 1 });
    const first = await send();
    const second = await send();
    expect(second.status).toBe(429);
    expect(second.headers.get("retry-after")).toBe("1");
    expect(second.headers.get("x-should-retry")).toBeNull();
    expect(await second.json()).toMatchObject({ type: "error", error: { type: "rate_limit_error" } });
    expect(await first.text()).toContain("message_stop");
    await expect.poll(async () => (await seenRequests()).length).toBe(1);
    const third = await send();
    expect(third.status).toBe(200);
    await third.text();
    await waitOnExecutionContext(context);
  });

  it("asks no database for a budget while its slice lasts", async () => {
    const project = await createTestProject({ dailyTokens: 1_000_000 });
    expect((await say(project, ask("Warm up."))).status).toBe(200);
    const before = await databaseCounts();
    for (let index = 0; index < 5; index += 1)
      expect((await say(project, ask(`Hi ${index}`))).status).toBe(200);
    expect(await databaseCounts()).toEqual(before);
  });

  it("spends no more than the budget, however many ask at once", async () => {
    const project = await createTestProject({ dailyTokens: 2000 });
    // None gives back what it reserved before all have asked.
    await addFault({ fault: "slow", delayMs: 2000 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post(project, ask(`Question ${index}`, { max_tokens: 100 }))),
    );
    const usages = await Promise.all(
      answers
        .filter(({ status }) => status === 200)
        .map(async (answer) => {
          const { usage }: { usage: { input_tokens: number; output_tokens: number } } = await answer.json();
          return usage.input_tokens + usage.output_tokens;
        }),
    );
    const spent = usages.reduce((sum, tokens) => sum + tokens, 0);
    expect(spent).toBeLessThanOrEqual(2000);
    expect(answers.map(({ status }) => status)).toContain(429);
    expect((await seenRequests()).length).toBe(usages.length);
  });
});
