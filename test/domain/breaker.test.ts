import { describe, expect, it, vi } from "vitest";
import { createBreaker, StoreSkippedError } from "../../src/adapters/breaker.ts";

const OPEN_MS = 10_000;

function setUp() {
  let time = 0;
  let asked = 0;
  const breaker = createBreaker({ failures: 3, openMs: OPEN_MS, clock: { now: () => new Date(time) } });
  const ask = (answer: "up" | "down"): Promise<string> =>
    breaker
      .run(() => {
        asked += 1;
        return answer === "up" ? Promise.resolve("value") : Promise.reject(new Error("down"));
      })
      .catch((error: Error) => (error instanceof StoreSkippedError ? "skipped" : error.message));
  return { ask, wait: (milliseconds: number) => (time += milliseconds), asked: () => asked };
}

describe("the breaker", () => {
  it("lets everything through, failures included, before it opens", async () => {
    const { ask } = setUp();
    expect([await ask("up"), await ask("down"), await ask("down"), await ask("up")]).toEqual([
      "value",
      "down",
      "down",
      "value",
    ]);
  });

  it("counts only failures in a row", async () => {
    const { ask } = setUp();
    for (const answer of ["down", "down", "up", "down", "down"] as const) await ask(answer);
    expect(await ask("up")).toBe("value");
  });

  it("skips the store after three failures, without asking it", async () => {
    const { ask, asked } = setUp();
    for (let time = 0; time < 3; time += 1) await ask("down");
    expect([await ask("up"), await ask("up"), asked()]).toEqual(["skipped", "skipped", 3]);
  });

  it("tries once when the time is up, and closes where that succeeds", async () => {
    const { ask, wait } = setUp();
    for (let time = 0; time < 3; time += 1) await ask("down");
    wait(OPEN_MS - 1);
    expect(await ask("up")).toBe("skipped");
    wait(1);
    expect(await Promise.all([ask("up"), ask("up")])).toEqual(["value", "skipped"]);
    expect([await ask("down"), await ask("up")]).toEqual(["down", "value"]);
  });

  it("stays open for as long again where the try fails", async () => {
    const { ask, wait } = setUp();
    for (let time = 0; time < 3; time += 1) await ask("down");
    wait(OPEN_MS);
    expect([await ask("down"), await ask("up")]).toEqual(["down", "skipped"]);
    wait(OPEN_MS);
    expect(await ask("up")).toBe("value");
  });

  it("tries again where a try never came back", async () => {
    let time = 0;
    const breaker = createBreaker({ failures: 1, openMs: OPEN_MS, clock: { now: () => new Date(time) } });
    await breaker.run(() => Promise.reject(new Error("down"))).catch(() => undefined);
    time += OPEN_MS;
    void breaker.run(() => new Promise(() => {}));
    time += OPEN_MS;
    expect(await breaker.run(() => Promise.resolve("value"))).toBe("value");
  });

  it("counts late work as failed while it is under way, once, and closes where it succeeds at last", async () => {
    const clock = { now: () => new Date(0) };
    const breaker = createBreaker({ failures: 2, openMs: OPEN_MS, lateMs: 20, clock });
    const slow = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const runs = slow.map(({ promise }) => breaker.run(() => promise));
    expect(breaker.isOpen()).toBe(false);
    await vi.waitFor(() => expect(breaker.isOpen()).toBe(true));
    slow[0]?.resolve("value");
    expect(await runs[0]).toBe("value");
    expect(breaker.isOpen()).toBe(false);
    slow[1]?.reject(new Error("down"));
    await expect(runs[1]).rejects.toThrow("down");
    expect(breaker.isOpen()).toBe(false);
  });

  it("takes an error that is an answer for a sign of life", async () => {
    const clock = { now: () => new Date(0) };
    const isOutage = (error: unknown): boolean => error instanceof Error && error.message === "down";
    const breaker = createBreaker({ failures: 2, openMs: OPEN_MS, isOutage, clock });
    for (const message of ["down", "no such row", "down", "no such row"]) {
      await breaker.run(() => Promise.reject(new Error(message))).catch(() => undefined);
    }
    expect(breaker.isOpen()).toBe(false);
  });
});
