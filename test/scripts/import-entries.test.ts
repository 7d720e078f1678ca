import { describe, expect, it } from "vitest";

import { readEntries } from "../../scripts/import/entries.ts";
import { toFirstPerson } from "../../scripts/import/first-person.ts";
import { readTime } from "../../scripts/import/times.ts";

const messages = [{ role: "user", content: "I like tea." }];
const entry = (value: unknown, user?: string) => {
  const [first] = readEntries(value, user);
  return first && "entry" in first ? first.entry : undefined;
};
const why = (value: unknown) => {
  const [first] = readEntries(value);
  return first && "why" in first ? first.why : undefined;
};

describe("a value of a file", () => {
  it("is a conversation with its user and its date", () => {
    expect(entry({ user_id: 7, session: 2, date: "2026-01-02", messages })).toEqual({
      kind: "transcript",
      user: "7",
      session: "2",
      at: "2026-01-02T00:00:00.000Z",
      messages,
    });
  });

  it("is a request, plain or as logs wrap it", () => {
    const request = { model: "claude-haiku-5-5", system: "Be kind.", messages, metadata: { user_id: "u" } };
    const model = "claude-haiku-5-5";
    const expected = { kind: "request", user: "u", at: undefined, messages, model, setup: "Be kind." };
    expect(entry(request)).toEqual(expected);
    const at = "2026-01-02T03:04:05.000Z";
    expect(entry({ timestamp: 1767323045, request, response: { content: [] } })).toEqual({ ...expected, at });
    expect(entry({ body: JSON.stringify(request), time: "2026-01-02 03:04:05" })).toEqual({
      ...expected,
      at,
    });
    expect(entry({ custom_id: "1", params: { ...request, metadata: undefined }, user: "u" })).toEqual(
      expected,
    );
  });

  it("is whoever's it is said to be, where it names nobody", () => {
    const request = { model: "m", messages };
    expect(entry(request, "somebody")?.user).toBe("somebody");
    expect(why(request)).toContain("metadata.user_id");
    expect(why({ ...request, metadata: { user_id: "a\nb" } })).toContain("visible");
  });

  it("keeps of its messages what the two said", () => {
    const spoken = [
      { role: "system", content: "Be kind." },
      {
        role: "user",
        content: [{ type: "image" }, { type: "text", text: "Look." }, { type: "text", text: "There." }],
      },
      { role: "assistant", content: [{ type: "tool_use", id: "1", name: "t", input: {} }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "1", content: "secret" }] },
      { role: "tool", content: "secret" },
      { role: "developer", content: "secret" },
      { role: "assistant", content: "Nice \uD800" },
      { role: "user", content: "  " },
      { role: "user", content: null },
    ];
    expect(
      entry({ user_id: "u", messages: spoken })?.kind === "transcript" &&
        entry({ user_id: "u", messages: spoken }),
    ).toMatchObject({
      messages: [
        { role: "user", content: "Look.\n\nThere." },
        { role: "assistant", content: "Nice \uFFFD" },
      ],
    });
  });

  it("is one memory, or a page of them", () => {
    const memory = {
      id: "1",
      memory: "Likes tea",
      hash: "x",
      user_id: "u",
      metadata: null,
      categories: ["food"],
      created_at: "2024-07-26T08:29:36.885962-07:00",
      updated_at: "2024-08-01T08:29:36.885962-07:00",
    };
    const expected = { kind: "memory", user: "u", at: "2024-08-01T15:29:36.885Z", text: "Likes tea" };
    expect(entry(memory)).toEqual(expected);
    const older = { ...memory, updated_at: null };
    expect(readEntries({ count: 2, next: null, results: [memory, older] })).toEqual([
      { entry: expected },
      { entry: { ...expected, at: "2024-07-26T15:29:36.885Z" } },
    ]);
  });

  it("is refused with what to do about it otherwise", () => {
    expect(why([])).toContain("not an object");
    expect(why({ text: "Hi." })).toContain("neither a conversation");
    expect(why({ user_id: "u", messages: "Hi." })).toContain("messages is no list");
    expect(why({ user_id: "u", messages: [] })).toContain("messages is empty");
    expect(why({ user_id: "u", messages: [{ role: "assistant", content: "Hi." }] })).toContain(
      "says nothing",
    );
    expect(why({ user_id: "u", messages, date: "yesterday" })).toContain("yesterday");
    expect(why({ memory: "Likes tea" })).toContain("no user id");
  });
});

describe("a logged time", () => {
  it("is read in seconds, in milliseconds and in ISO 8601, without a zone as UTC", () => {
    const at = "2026-01-02T03:04:05.000Z";
    for (const logged of [
      1767323045,
      1767323045000,
      at,
      "2026-01-02T05:04:05+02:00",
      "2026-01-02 03:04:05",
    ]) {
      expect(readTime(logged)).toBe(at);
    }
    for (const logged of ["", "tomorrow", Number.NaN, 1e20]) expect(readTime(logged)).toBeUndefined();
  });
});

describe("a memory of mem0", () => {
  it("becomes the user's own statement where its form is known", () => {
    const statements = {
      "User prefers bullet lists": "I prefer bullet lists.",
      "The user doesn't like emojis.": "I don't like emojis.",
      "Likes hiking and dislikes crowds": "I like hiking. I dislike crowds.",
      "User has a dog that barks and likes bones": "I have a dog that barks and likes bones.",
      "Name is Sam": "My name is Sam.",
      "User's favorite color is blue": "My favorite color is blue.",
      "Is a software engineer": "I am a software engineer.",
      "User often watches films": "I often watch films.",
      "User studies physics": "I study physics.",
      "User has been to Paris": "I have been to Paris.",
      "User visited Rome": "I visited Rome.",
      "Interested in photography": "I am interested in photography.",
      "Dev works at TechCorp": "I work at TechCorp.",
    };
    for (const [memory, statement] of Object.entries(statements))
      expect(toFirstPerson(memory, "dev")).toBe(statement);
  });

  it("stays as it is otherwise", () => {
    for (const memory of ["Carl leads the project.", "喜欢喝茶", "I like tea.", "Users like hiking."]) {
      expect(toFirstPerson(memory, "dev")).toBe(memory);
    }
  });
});
