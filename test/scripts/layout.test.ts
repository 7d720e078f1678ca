import { expect, test } from "vitest";

import { bar, createWrapper, displayWidth, sideBySide, wrap } from "../../scripts/demo/layout.ts";

const TEXT = "On your question, here is it:\n\n- the first point, which is long\n- unbreakablylongword 🙂";

test("lines break at spaces, and a word that is too long stands alone", () => {
  expect(wrap(TEXT, 14)).toEqual([
    "On your",
    "question, here",
    "is it:",
    "",
    "- the first",
    "point, which",
    "is long",
    "-",
    "unbreakablylongword",
    "🙂",
  ]);
});

test("a text wraps the same however it is cut into pieces", () => {
  for (const size of [1, 2, 5, 1000]) {
    let written = "";
    const wrapper = createWrapper(14, "", (part) => {
      written += part;
    });
    for (let start = 0; start < TEXT.length; start += size) wrapper.feed(TEXT.slice(start, start + size));
    wrapper.end();
    expect(written).toBe(`${wrap(TEXT, 14).join("\n")}\n`);
  }
});

test("emoji and ideographs are two columns wide, marks none", () => {
  expect(displayWidth("a🙂")).toBe(3);
  expect(displayWidth("茶道")).toBe(4);
  expect(displayWidth("e\u0301")).toBe(1);
});

test("columns keep their edge, and no line ends in spaces", () => {
  expect(sideBySide(["one", "茶"], ["two", "three", ""], 4)).toEqual([
    "one   │  two",
    "茶    │  three",
    "      │",
  ]);
});

test("a bar stays within its cells", () => {
  expect(bar(0.5, 4)).toBe("██░░");
  expect(bar(7, 4)).toBe("████");
  expect(bar(-1, 4)).toBe("░░░░");
});
