import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { createElementCutter, createLineCutter, type Cutter } from "../../scripts/import/pieces.ts";
import { readValues, type ReadValue } from "../../scripts/import/values.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tercet-import-"));
});

async function read(content: string | Uint8Array): Promise<ReadValue[]> {
  const path = join(directory, "file");
  await writeFile(path, content);
  return Array.fromAsync(readValues(path));
}

describe("the values of a file", () => {
  it("are its lines, whatever ends them, and blank ones are passed over", async () => {
    expect(await read('{"a":1}\r\n\r\n  \n{"a":2}')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { a: 2 } },
    ]);
    expect(await read("")).toEqual([]);
  });

  it("begin after a byte order mark", async () => {
    expect(await read('\uFEFF{"a":1}\n')).toEqual([{ line: 1, value: { a: 1 } }]);
    expect(await read('\uFEFF[\n{"a":1}]')).toEqual([{ line: 2, value: { a: 1 } }]);
  });

  it("are the elements of an array, on one line or many", async () => {
    const elements = [{ a: "]},\n{" }, { b: [1, { c: '"' }] }, 3];
    expect((await read(JSON.stringify(elements))).map((each) => "value" in each && each.value)).toEqual(
      elements,
    );
    expect(await read(JSON.stringify(elements, null, 2))).toEqual([
      { line: 2, value: elements[0] },
      { line: 5, value: elements[1] },
      { line: 13, value: 3 },
    ]);
  });

  it("are the elements of an array inside one object that fills many lines", async () => {
    const page = { count: 2, results: [{ memory: "a" }, { memory: "b" }], next: null };
    expect(await read(JSON.stringify(page, null, 2))).toEqual([
      { line: 4, value: { memory: "a" } },
      { line: 7, value: { memory: "b" } },
    ]);
    expect(await read(JSON.stringify(page))).toEqual([{ line: 1, value: page }]);
  });

  it("are read past what is no JSON and what is no UTF-8, which is named by its line", async () => {
    const broken = Buffer.concat([
      Buffer.from('{"a":\n{"a":"'),
      Buffer.from([0xff]),
      Buffer.from('"}\n{"a":3}\n'),
    ]);
    expect(await read(broken)).toEqual([
      { line: 1, why: expect.stringContaining("not JSON") },
      { line: 2, why: expect.stringContaining("not UTF-8") },
      { line: 3, value: { a: 3 } },
    ]);
  });
});

describe("pieces", () => {
  const cut = (cutter: Cutter, text: string, sizes: readonly number[]): (string | undefined)[] => {
    const bytes = Buffer.from(text);
    const pieces = [];
    for (let [start, turn] = [0, 0]; start < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      pieces.push(...cutter.feed(bytes.subarray(start, start + size)));
      start += size;
    }
    return [...pieces, ...cutter.end()].map((piece) => piece.bytes?.toString());
  };
  const chunkSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

  it("are the same however the bytes come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        chunkSizes,
        fc.boolean(),
        (values, sizes, pretty) => {
          const lines = values.map((value) => JSON.stringify(value));
          expect(cut(createLineCutter(), lines.join("\n"), sizes)).toEqual(lines.length === 0 ? [""] : lines);
          const cells = cut(createElementCutter(1), JSON.stringify(values, null, pretty ? 2 : 0), sizes);
          expect(cells.map((cell) => JSON.stringify(JSON.parse(cell ?? "")))).toEqual(lines);
        },
      ),
    );
  });

  it("that are too long are dropped as they come, and the next one is whole", () => {
    const [long, short] = ["x".repeat(50), "{}"];
    expect(cut(createLineCutter(10), `${long}\n${short}`, [7])).toEqual([undefined, short]);
    expect(cut(createElementCutter(1, 10), `["${long}", ${short}]`, [7])).toEqual([undefined, short]);
  });
});
