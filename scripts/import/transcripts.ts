/** Lines of the form `{user_id, messages, date?}`: a finished conversation each. */
import { z } from "zod";
import { toConversation, type ImportedConversation } from "./conversation.ts";
import { isoTime, Messages, spokenMessages } from "./messages.ts";

export const TranscriptLine = z.looseObject({
  user_id: z.union([z.string().min(1), z.number()]),
  messages: Messages,
});

const DATES = ["date", "at", "timestamp", "created_at"];

export function readTranscript(line: z.infer<typeof TranscriptLine>): ImportedConversation | { why: string } {
  const dated = DATES.find((name) => line[name] !== undefined && line[name] !== null);
  const at = dated === undefined ? undefined : isoTime(line[dated]);
  if (dated !== undefined && at === undefined) return { why: `\`${dated}\` is no date` };
  const messages = spokenMessages(line.messages);
  if (!messages.some(({ role }) => role === "user")) return { why: "no user said anything" };
  return toConversation(String(line.user_id), messages, at);
}
