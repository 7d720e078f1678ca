import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { bundlePage, generatedPath, PAGES } from "../../scripts/build-pages.ts";

it.each(PAGES)("the script of the page %s is the one that its sources make", async (page) => {
  expect(await readFile(generatedPath(page), "utf8")).toBe(await bundlePage(page));
});
