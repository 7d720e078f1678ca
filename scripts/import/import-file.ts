/** Hands a file's conversations over, several at a time, and notes how far it is. */
import type { Progress } from "../replay/progress.ts";
import type { ImportedConversation } from "./conversation.ts";
import { handOver, type Server } from "./hand-over.ts";
import type { ProgressFile } from "./progress-file.ts";
import { readConversations } from "./read-conversations.ts";

const WIDTH = 8;
const SAVE_EVERY_MS = 1000;

export interface Imported {
  /** Of this run: new to the server, known to it, and refused by it. */
  fresh: number;
  known: number;
  refused: { id: string; user: string; why: string }[];
  /** Those that were not yet learned when they were taken. */
  unsettled: string[];
}

/** @throws StartError where the server does not come back; what was taken is noted before */
export async function importFile(
  path: string,
  server: Server,
  options: { user: string | undefined; progress: ProgressFile; bar: Progress },
): Promise<Imported> {
  const { progress, bar, user } = options;
  const imported: Imported = { fresh: 0, known: 0, refused: [], unsettled: [] };
  const taken = createTaken(progress.taken);
  let savedAt = 0;

  async function importOne(index: number, conversation: ImportedConversation): Promise<void> {
    const handed = await handOver(server, conversation);
    if (handed.outcome === "refused") {
      imported.refused.push({ id: conversation.id, user: conversation.user, why: handed.why });
    } else {
      imported[handed.outcome === "new" ? "fresh" : "known"] += 1;
      if (handed.status !== "learned" && handed.status !== "failed") imported.unsettled.push(conversation.id);
    }
    taken.add(index);
    bar.advance();
    if (performance.now() - savedAt < SAVE_EVERY_MS) return;
    savedAt = performance.now();
    await progress.save(taken.count());
  }

  const source = numbered(path, user, progress.taken);
  const worker = async (): Promise<void> => {
    // One generator serves all workers: each conversation goes to one of them.
    for await (const { index, conversation } of source) await importOne(index, conversation);
  };
  try {
    // A worker's end closes the generator for all: so it is handed out without that.
    await Promise.all(Array.from({ length: WIDTH }, worker));
  } finally {
    await progress.save(taken.count());
  }
  return imported;
}

interface Numbered {
  index: number;
  conversation: ImportedConversation;
}

/** The conversations after the first `skipped`; asked by many, it answers one after the other. */
function numbered(path: string, user: string | undefined, skipped: number): AsyncIterable<Numbered> {
  const inner = generate(path, user, skipped);
  return { [Symbol.asyncIterator]: () => ({ next: () => inner.next() }) };
}

async function* generate(
  path: string,
  user: string | undefined,
  skipped: number,
): AsyncGenerator<Numbered, undefined> {
  let index = 0;
  for await (const read of readConversations(path, { user })) {
    if (!("conversation" in read)) continue;
    if (index >= skipped) yield { index, conversation: read.conversation };
    index += 1;
  }
  return undefined;
}

/** Counts the conversations from the first on without a gap, whatever the order they are taken in. */
function createTaken(first: number): { add(index: number): void; count(): number } {
  let next = first;
  const ahead = new Set<number>();
  return {
    add(index) {
      ahead.add(index);
      while (ahead.delete(next)) next += 1;
    },
    count: () => next,
  };
}
