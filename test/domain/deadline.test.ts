import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/adapters/runtime.ts";
import { createDeadline } from "../../src/memory/proxy/deadline.ts";

const NEVER = new Promise<string>(() => {});

describe("a deadline that moves", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("gives what a step gives, and fails as it fails", async () => {
    const deadline = createDeadline(systemClock, 1000);
    expect(await deadline.before(Promise.resolve("there"))).toBe("there");
    await expect(deadline.before(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    deadline.clear();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["as it was set", undefined, 1000],
    ["nearer, when it was moved there", 100, 100],
    ["later, when it was moved there", 5000, 5000],
  ])("leaves a step %s", async (_, moved, after) => {
    const deadline = createDeadline(systemClock, 1000);
    if (moved !== undefined) deadline.moveTo(moved);
    const left = vi.fn<() => void>();
    const leaving = deadline.before(NEVER).then(left);
    await vi.advanceTimersByTimeAsync(after - 1);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await leaving;
    expect(left).toHaveBeenCalledWith(undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("counts from the last move, with one timer however often it moves", async () => {
    const deadline = createDeadline(systemClock, 1000);
    const left = vi.fn<() => void>();
    const leaving = deadline.before(NEVER).then(left);
    for (let move = 0; move < 20; move += 1) {
      await vi.advanceTimersByTimeAsync(900);
      deadline.moveTo(1000);
      expect(vi.getTimerCount()).toBe(1);
    }
    await vi.advanceTimersByTimeAsync(999);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await leaving;
  });

  it("passes at once and for good when told so", async () => {
    const deadline = createDeadline(systemClock, 1000);
    const leaving = deadline.before(NEVER);
    deadline.pass();
    expect(await leaving).toBeUndefined();
    expect(await deadline.before(Promise.resolve("late"))).toBeUndefined();
    deadline.clear();
  });
});
