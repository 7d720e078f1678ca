import { expect, test } from "vitest";

import { withDecodedBytea } from "../../scripts/replay/scan/dumps.ts";
import { formsOf } from "../../scripts/replay/scan/forms.ts";
import { chooseNeedles } from "../../scripts/replay/scan/needles.ts";
import { createSearcher } from "../../scripts/replay/scan/search.ts";

const SECRET = 'Zoë said "tea" – 茶';

const namesFoundIn = (haystack: Buffer): string[] => {
  const find = createSearcher(formsOf(SECRET).map(({ name, bytes }) => ({ bytes, tag: name })));
  return [...find(haystack)];
};

test("a text is found in each form that it may be stored in", () => {
  const around = (text: string): string => `xx${text}yy`;
  expect(namesFoundIn(Buffer.from(around(SECRET)))).toContain("UTF-8");
  expect(namesFoundIn(Buffer.from(around(SECRET), "utf16le"))).toContain("UTF-16");
  expect(namesFoundIn(Buffer.from(Buffer.from(around(SECRET)).toString("hex")))).toContain("hex");
  expect(namesFoundIn(Buffer.from(Buffer.from(SECRET).toString("hex").toUpperCase()))).toContain("hex");
  expect(namesFoundIn(Buffer.from(JSON.stringify(around(SECRET))))).toContain("JSON");
  expect(namesFoundIn(Buffer.from(String.raw`Zo\u00eb said \"tea\" \u2013 \u8336`))).toContain("JSON");
  expect(namesFoundIn(Buffer.from(encodeURIComponent(SECRET)))).toContain("URL");
});

test("base64 is found at each alignment and in both alphabets", () => {
  for (const before of ["", "a", "ab", "abc"]) {
    for (const alphabet of ["base64", "base64url"] as const) {
      const stored = Buffer.from(`${before}${SECRET}after`).toString(alphabet);
      expect(namesFoundIn(Buffer.from(stored))).toEqual(["base64"]);
    }
  }
});

test("a search finds patterns that share a beginning, at both ends, and nothing else", () => {
  const find = createSearcher(
    ["bank", "banking", "trunk", "absent"].map((text) => ({ bytes: Buffer.from(text), tag: text })),
  );
  expect([...find(Buffer.from("banking … trunk"))]).toEqual(["bank", "banking", "trunk"]);
  expect([...find(Buffer.from("ban"))]).toEqual([]);
  expect([...find(Buffer.alloc(0))]).toEqual([]);
});

test("what a bytea column holds is searched as bytes", () => {
  const row = String.raw`(p1,"\\x${Buffer.from(SECRET).toString("hex")}",t)`;
  expect(namesFoundIn(withDecodedBytea([row, "(p2,,f)"])).toSorted()).toEqual(["UTF-8", "hex"]);
});

test("the same seed draws the same sentences, and short ids are left out", () => {
  const turns = ["Hello! I would like some tea, please. And then some cake for later, too.", "A B C D."];
  const transcripts = [{ line: 1, id: "file:1", user: "u1", messages: [], at: undefined, turns, labels: [] }];
  const first = chooseNeedles(transcripts, { sentences: 1, seed: 1 });
  expect(first).toEqual(chooseNeedles(transcripts, { sentences: 1, seed: 1 }));
  expect(first.sentencesInAll).toBe(2);
  expect(first.needles.map(({ kind }) => kind)).toEqual(["sentence", "conversation id"]);
});
