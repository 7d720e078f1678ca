import { expect, test } from "vitest";

import { readTranscripts } from "../../scripts/replay/transcripts.ts";

const read = (...lines: unknown[]) =>
  readTranscripts(
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    "file.jsonl",
  );

test("a line becomes a transcript with an id of its file and line", () => {
  const messages = [
    { role: "user", content: "I like tea." },
    { role: "assistant", content: "Fine." },
  ];
  expect(read("", { user_id: 7, date: "2026-01-02", messages, labels: ["likes tea"] })).toEqual({
    refused: [],
    transcripts: [
      {
        line: 2,
        id: "file.jsonl:2",
        user: "7",
        messages,
        at: "2026-01-02T00:00:00.000Z",
        turns: ["I like tea."],
        labels: ["likes tea"],
      },
    ],
  });
});

test("text blocks of the user count as said", () => {
  const content = [{ type: "image" }, { type: "text", text: "Look." }, { type: "text", text: "There." }];
  const { transcripts } = read({ user_id: "u", messages: [{ role: "user", content }] });
  expect(transcripts[0]?.turns).toEqual(["Look.\n\nThere."]);
});

test("what cannot be handed in is refused by its line, and the rest is read", () => {
  const messages = [{ role: "user", content: "Hi." }];
  const { transcripts, refused } = read(
    "{",
    "[]",
    { messages },
    { user_id: "u" },
    { user_id: "u", messages: [] },
    { user_id: "u", messages, date: "yesterday" },
    { user_id: "u", messages },
  );
  expect(refused).toEqual([
    { line: 1, why: "not JSON" },
    { line: 2, why: "not an object" },
    { line: 3, why: "no user_id" },
    { line: 4, why: "no messages" },
    { line: 5, why: "no messages" },
    { line: 6, why: "date is no ISO date" },
  ]);
  expect(transcripts.map(({ line }) => line)).toEqual([7]);
});
