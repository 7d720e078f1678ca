/** The JSON values of a file, as a stream: JSON lines, one array, or one object with an array in it. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

import { createElementCutter, createLineCutter, PIECE_MAX_BYTES, type Cutter } from "./pieces.ts";

const HEAD_BYTES = 64 * 1024;
const BYTES_PER_MB = 1024 * 1024;

export type ReadValue = { line: number; value: unknown } | { line: number; why: string };

/** @param onChunk sees the file's bytes as they are read */
export async function* readValues(
  path: string,
  onChunk: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<ReadValue> {
  const cutter = cutterFor(await readHead(path));
  for await (const chunk of createReadStream(path)) {
    if (!Buffer.isBuffer(chunk)) continue;
    onChunk(chunk);
    yield* cutter.feed(chunk).flatMap(readPiece);
  }
  yield* cutter.end().flatMap(readPiece);
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** A file is lines, unless neither of its first two is a value of its own and it begins like a document. */
export function cutterFor(head: string): Cutter {
  const begin = head.trimStart();
  if (begin.startsWith("[")) return createElementCutter(1);
  const [first = "", second] = begin.split("\n").filter((line) => line.trim() !== "");
  const isDocument = begin.startsWith("{") && second !== undefined && !isJson(first) && !isJson(second);
  return isDocument ? createElementCutter(2) : createLineCutter();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readPiece({ line, bytes }: { line: number; bytes: Buffer | undefined }): ReadValue[] {
  if (!bytes)
    return [{ line, why: `longer than ${PIECE_MAX_BYTES / BYTES_PER_MB} MB: leave out what is not text` }];
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return [{ line, why: "not UTF-8: convert the file, as with iconv -t utf-8" }];
  }
  if (text.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(text);
    return [{ line, value }];
  } catch {
    return [{ line, why: "not JSON: a line has to be one whole JSON object" }];
  }
}
