/** Reads transcripts in JSONL line by line; a line that cannot be handed in is refused, not fatal. */
import { z } from "zod";

import { parseConversations } from "./conversations.ts";

const Line = z.object(
  {
    user_id: z.union([z.string().min(1), z.number()], { error: "no user_id" }),
    messages: z
      .array(z.looseObject({ role: z.string(), content: z.unknown() }), { error: "no messages" })
      .min(1, { error: "no messages" }),
    date: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "date is no ISO date" })
      .optional(),
  },
  { error: "not an object" },
);

const Blocks = z.array(z.looseObject({ text: z.string().optional() }));

export interface Transcript {
  /** In its file, from 1. */
  line: number;
  /** Of the conversation: the file's name and the line. */
  id: string;
  user: string;
  messages: { role: string; content: unknown }[];
  /** An ISO time, where the line has a date. */
  at: string | undefined;
  /** What the user said. */
  turns: string[];
  labels: string[];
}

export interface RefusedLine {
  line: number;
  why: string;
}

export function readTranscripts(
  jsonl: string,
  fileName: string,
): { transcripts: Transcript[]; refused: RefusedLine[] } {
  const transcripts: Transcript[] = [];
  const refused: RefusedLine[] = [];
  for (const [index, text] of jsonl.split("\n").entries()) {
    const line = index + 1;
    if (text.trim() === "") continue;
    const read = readLine(text);
    if ("why" in read) refused.push({ line, why: read.why });
    else transcripts.push({ line, id: `${fileName}:${line}`, ...read });
  }
  return { transcripts, refused };
}

function readLine(text: string): Omit<Transcript, "line" | "id"> | { why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { why: "not JSON" };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) return { why: parsed.error.issues[0]?.message ?? "not a transcript" };
  const { user_id, messages, date } = parsed.data;
  const [replayed] = parseConversations(text);
  return {
    user: String(user_id),
    messages: messages.map(({ role, content }) => ({ role, content })),
    at: date === undefined ? undefined : new Date(date).toISOString(),
    turns: messages.flatMap(({ role, content }) => (role === "user" ? [textOf(content)] : [])),
    labels: replayed?.labels ?? [],
  };
}

/** Of a list of blocks the text blocks count, as they do in the API. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  const blocks = Blocks.safeParse(content).data ?? [];
  return blocks.flatMap(({ text }) => (text === undefined ? [] : [text])).join("\n\n");
}
