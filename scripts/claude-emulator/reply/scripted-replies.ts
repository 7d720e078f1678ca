import { z } from "zod";
import { invalidRequest } from "../api/errors.ts";
import type { MessagesRequest } from "../api/request-schema.ts";

const scriptedReplySchema = z
  .strictObject({
    /** Answers a request for structured output, as it is: it need not fit the schema. */
    json: z.unknown().optional(),
    /** Answers any request. */
    text: z.string().optional(),
    /** How many requests it answers; one, when left out. */
    times: z.int().min(1).default(1),
    /** Answers only requests for that model. */
    model: z.string().optional(),
    /** Answers only requests whose messages hold that text. */
    contains: z.string().optional(),
  })
  .refine(({ json, text }) => (json === undefined) !== (text === undefined), "either json or text");

type ScriptedReply = z.infer<typeof scriptedReplySchema>;

export function parseScriptedReply(input: unknown): ScriptedReply {
  const parsed = scriptedReplySchema.safeParse(input);
  if (!parsed.success) throw invalidRequest(`reply: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export interface ScriptedReplies {
  add(reply: ScriptedReply): void;
  /** The text of the first reply that answers this request; one use of it is spent. */
  take(request: MessagesRequest): string | undefined;
  list(): readonly ScriptedReply[];
  clear(): void;
}

function answers({ json, model, contains }: ScriptedReply, request: MessagesRequest): boolean {
  if (json !== undefined && !request.output_config?.format) return false;
  if (model !== undefined && model !== request.model) return false;
  return contains === undefined || textOf(request).includes(contains);
}

function textOf({ messages }: MessagesRequest): string {
  const texts = messages.flatMap(({ content }) =>
    typeof content === "string"
      ? [content]
      : content.map((block) => (block.type === "text" ? block.text : "")),
  );
  return texts.join("\n");
}

export function createScriptedReplies(): ScriptedReplies {
  let queue: { reply: ScriptedReply; left: number }[] = [];
  return {
    add: (reply) => {
      queue.push({ reply, left: reply.times });
    },
    take: (request) => {
      const found = queue.find(({ reply }) => answers(reply, request));
      if (!found) return undefined;
      found.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return found.reply.text ?? JSON.stringify(found.reply.json);
    },
    list: () => queue.map(({ reply }) => reply),
    clear: () => {
      queue = [];
    },
  };
}
