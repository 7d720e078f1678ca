/** A file's values, one at a time: of JSONL, of lists of values, or of one JSON document. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

export interface Entry {
  /** From 1; of a JSON document over many lines the place in its list. */
  line: number;
  value: unknown;
}

export interface Unreadable {
  line: number;
  why: string;
}

const LINE_MAX_CHARACTERS = 64 * 1024 * 1024;
/** Where an export keeps its list. */
const LISTS = new Set(["results", "memories", "conversations", "requests", "data"]);

/** @throws where the file can't be read */
export async function* readEntries(path: string): AsyncGenerator<Entry | Unreadable> {
  const document = (await beginsDocument(path)) ? parse(await readFile(path, "utf8")) : undefined;
  if (document !== undefined) {
    for (const [index, value] of valuesOf(document).entries()) yield { line: index + 1, value };
    return;
  }
  let line = 0;
  for await (const text of lines(path)) {
    line += 1;
    if (text.trim() === "") continue;
    const value = text.length > LINE_MAX_CHARACTERS ? undefined : parse(text);
    if (value === undefined) yield { line, why: "not JSON" };
    else for (const one of valuesOf(value)) yield { line, value: one };
  }
}

function lines(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}

/** Whether the first line is only the beginning of a JSON value. */
async function beginsDocument(path: string): Promise<boolean> {
  for await (const text of lines(path)) {
    const first = text.replace(/^\uFEFF/u, "").trim();
    if (first !== "") return /^[[{]/u.test(first) && parse(first) === undefined;
  }
  return false;
}

function valuesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null || "messages" in value || "memory" in value) return [value];
  const list = Object.entries(value).find(([name, held]) => LISTS.has(name) && Array.isArray(held))?.[1];
  return Array.isArray(list) ? list : [value];
}
