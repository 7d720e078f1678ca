import { describe, expect, it } from "vitest";
import { decideMarker } from "../../../src/persona/request/cache-marker.ts";
import { nameExchange, nameParts, positionOf } from "../../../src/persona/request/exchanges.ts";
import { messagesToDrop, tokensAtLeast } from "../../../src/persona/request/history-cut.ts";
import { readMessageRequest, type MessageRequest } from "../../../src/persona/request/message-request.ts";
import { userWords } from "../../../src/persona/request/user-words.ts";

const EPHEMERAL = { type: "ephemeral" };
const HOUR = { type: "ephemeral", ttl: "1h" };

function request(messages: unknown[], extra: Record<string, unknown> = {}): MessageRequest {
  return readMessageRequest({ model: "claude-haiku-5-5", max_tokens: 5, messages, ...extra });
}

const said = (content: unknown): unknown => ({ role: "user", content });
const answered = (content: unknown): unknown => ({ role: "assistant", content });

describe("where a request stands in its conversation", () => {
  it("is told by the last exchange, however its text was cut, trimmed or thought about", () => {
    const position = (reply: unknown): string | undefined =>
      positionOf(request([said("Hi"), answered(reply), said("Go on")])).lastExchange;
    const whole = position("Hello there");
    expect(position(" Hello there\n")).toBe(whole);
    expect(
      position([
        { type: "thinking", thinking: "hm" },
        { type: "text", text: "Hello " },
        { type: "text", text: "there" },
      ]),
    ).toBe(whole);
    expect(position("Hello, there")).not.toBe(whole);
    const opening = positionOf(request([said("Hi")]));
    expect(opening.isOpening).toBe(true);
    expect(nameExchange(opening.newWords, nameParts("Hello there", []))).toBe(whole);
  });

  it("tells tool calls apart by their ids, and leaves out an answer that is begun", () => {
    const call = (id: string): unknown => ({ type: "tool_use", id, name: "t", input: {} });
    const result = (id: string): unknown => ({ type: "tool_result", tool_use_id: id, content: "1" });
    const at = (id: string): string | undefined =>
      positionOf(request([said("Hi"), answered([call(id)]), said([result(id)])])).lastExchange;
    expect(at("a")).not.toBe(at("b"));
    const begun = request([said("Hi"), answered("Well")]);
    expect(positionOf(begun).isOpening).toBe(true);
    expect(begun.prefill).toBe("Well");
  });
});

describe("the user's own words", () => {
  const { messages } = request([
    said([
      { type: "tool_result", tool_use_id: "a", content: "spam" },
      { type: "text", text: "Docs: x. <q>One?</q>" },
      { type: "text", text: "Two?" },
    ]),
    answered("No."),
  ]);

  it("are what the project says, and never a tool's or an answer's", () => {
    expect(userWords(messages, { of: "message" })).toEqual(["Docs: x. <q>One?</q>\nTwo?"]);
    expect(userWords(messages, { of: "last-block" })).toEqual(["Two?"]);
    expect(userWords(messages, { of: "tag", tag: "q" })).toEqual(["One?"]);
    expect(userWords(messages, { of: "delimiters", start: "x. ", end: "?" })).toEqual(["<q>One"]);
    expect(userWords(messages, { of: "tag", tag: "missing" })).toEqual([]);
  });
});

describe("cutting the history", () => {
  it("begins with a user's words, and leaves no result without its call", () => {
    const { messages } = request([
      said("a"),
      answered("b"),
      said("c"),
      answered([{ type: "tool_use", id: "t", name: "n", input: {} }]),
      said([{ type: "tool_result", tool_use_id: "t", content: "r" }]),
      answered("d"),
      said("e"),
    ]);
    expect([7, 5, 3, 2, 1].map((kept) => messagesToDrop(messages, kept))).toEqual([0, 2, 2, 2, 6]);
    expect(messagesToDrop(messages, 99)).toBe(0);
    expect(tokensAtLeast(request([said("x".repeat(45))]).messages)).toBe(10);
  });
});

describe("a cache marker of ours", () => {
  const facts = { setting: "auto", prefixTokens: 5000, isProven: true } as const;
  const system = [{ type: "text", text: "app" }];

  it("is set where it can pay, with the longest lifetime used behind it", () => {
    expect(decideMarker(request([said("a")], { system }), facts)).toEqual({ did: "set", ttl: "5m" });
    const hour = request([said([{ type: "text", text: "a", cache_control: HOUR }])], { system });
    expect(decideMarker(hour, facts)).toEqual({ did: "set", ttl: "1h" });
    expect(decideMarker(request([said("a")], { system, cache_control: HOUR }), facts)).toEqual({
      did: "set",
      ttl: "1h",
    });
  });

  it("is left out where it can't, and never makes five", () => {
    const one = request([said("a")], { system });
    expect(decideMarker(one, { ...facts, isProven: false }).did).toBe("unproven");
    expect(decideMarker(one, { ...facts, prefixTokens: 700 }).did).toBe("short");
    expect(decideMarker(one, { ...facts, setting: "client" }).did).toBe("client");
    expect(decideMarker(request([said("a")]), facts).did).toBe("none");
    const own = request([said("a")], { system: [{ ...system[0], cache_control: EPHEMERAL }] });
    expect(decideMarker(own, facts).did).toBe("client");
    const marked = { type: "text", text: "a", cache_control: EPHEMERAL };
    const full = { system, cache_control: EPHEMERAL };
    expect(decideMarker(request([said([marked, marked, marked])], full), facts).did).toBe("full");
    expect(decideMarker(request([said([marked, marked])], full), facts).did).toBe("set");
  });
});
