/** A file's conversations, whatever its format: each line is taken for what it looks like. */
import type { ImportedConversation, RefusedLine } from "./conversation.ts";
import { createMemoryGatherer, Memory } from "./mem0.ts";
import { readEntries } from "./read-file.ts";
import { createFolder, readRequest } from "./requests.ts";
import { readTranscript, TranscriptLine } from "./transcripts.ts";

export type Read = { conversation: ImportedConversation } | { refused: RefusedLine };

const UNKNOWN =
  "no conversation: it needs `user_id` and `messages`, a Messages API request, or mem0's `memory` and `user_id`";
const NO_USER = "no user: it needs `metadata.user_id`, or start with --user";

/**
 * @param options.user whose the lines are that name nobody
 * @throws where the file can't be read
 */
export async function* readConversations(
  path: string,
  options: { user?: string | undefined } = {},
): AsyncGenerator<Read> {
  const folder = createFolder();
  const gatherer = createMemoryGatherer();
  for await (const entry of readEntries(path)) {
    const { line } = entry;
    const refuse = (why: string): Read => ({ refused: { line, why } });
    if ("why" in entry) {
      yield refuse(entry.why);
      continue;
    }
    const value = toRecord(entry.value);
    if (!value) {
      yield refuse("not an object");
      continue;
    }
    const request = readRequest(value);
    if (request) {
      const user = request.user ?? options.user;
      if (user === undefined) yield refuse(NO_USER);
      else if (request.messages.length === 0) yield refuse("nobody said anything");
      else for (const conversation of folder.add(user, request)) yield { conversation };
      continue;
    }
    const memory = Memory.safeParse(value).data;
    if (memory) {
      const user = memory.user_id ?? options.user;
      const refusal = user === undefined ? { why: NO_USER } : gatherer.add(user, memory);
      if (refusal) yield refuse(refusal.why);
      continue;
    }
    const named = { ...(options.user === undefined ? {} : { user_id: options.user }), ...value };
    const transcript = TranscriptLine.safeParse(named);
    if (!transcript.success) {
      yield refuse("messages" in value ? reasonOf(transcript.error.issues[0]) : UNKNOWN);
      continue;
    }
    const conversation = readTranscript(transcript.data);
    yield "why" in conversation ? refuse(conversation.why) : { conversation };
  }
  for (const conversation of [...folder.end(), ...gatherer.end()]) yield { conversation };
}

function toRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function reasonOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (!issue) return UNKNOWN;
  return issue.path[0] === "user_id" ? "no `user_id`" : `${issue.path.join(".")}: ${issue.message}`;
}
