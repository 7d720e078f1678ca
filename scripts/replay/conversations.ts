/** Conversations in JSONL, one a line, as the replay scripts read them. */

export interface Replayed {
  user: string;
  /** The user's own turns, in order. */
  turns: string[];
  /** What somebody wrote down about the user; of a record of labels, the hobbies. */
  labels: string[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function labelsOf(labels: unknown): string[] {
  if (Array.isArray(labels)) return labels.filter((label) => typeof label === "string");
  if (!isRecord(labels) || typeof labels["hobbies"] !== "string") return [];
  return labels["hobbies"].split(/[,，、]/u).map((hobby) => hobby.trim());
}

function turnsOf(messages: unknown): string[] {
  if (!Array.isArray(messages)) return [];
  return messages.flatMap((message: unknown) =>
    isRecord(message) && message["role"] === "user" && typeof message["content"] === "string"
      ? [message["content"]]
      : [],
  );
}

export function parseConversations(jsonl: string): Replayed[] {
  return jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Replayed => {
      const value: unknown = JSON.parse(line);
      if (!isRecord(value)) throw new Error("a conversation is an object");
      return {
        user: typeof value["user_id"] === "string" ? value["user_id"] : "",
        turns: turnsOf(value["messages"]),
        labels: labelsOf(value["labels"]),
      };
    });
}
