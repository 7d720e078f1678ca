import type { CustomTool, MessagesRequest } from "../api/request-schema.ts";
import { isCustomTool } from "../api/request-schema.ts";
import { jsonFromSchema } from "./json-from-schema.ts";
import { isRecord } from "./json-values.ts";
import { subjectOf } from "./topic.ts";

const WORD_CHARACTERS_MIN = 4;
const NAME_WORD_SCORE = 2;
const CALL_SCORE_MIN = 2;
const COMMON_WORDS = new Set(
  "this that with from have what when where which will would should could your about into them they then there here give gets some does look tool user used uses using current please".split(
    " ",
  ),
);

function stems(text: string): Set<string> {
  const spaced = text.replace(/([a-z])([A-Z])/gu, "$1 $2").toLowerCase();
  const words = spaced.split(/[^\p{L}\p{N}]+/u);
  return new Set(
    words
      .filter((word) => word.length >= WORD_CHARACTERS_MIN && !COMMON_WORDS.has(word))
      .map((word) => word.replace(/(?:ing|es|s)$/u, "")),
  );
}

/** A word of the tool's name is enough for a call, and so are two of its description. */
function score(tool: CustomTool, said: ReadonlySet<string>): number {
  const shared = (text: string): number => [...stems(text)].filter((stem) => said.has(stem)).length;
  return NAME_WORD_SCORE * shared(tool.name) + shared(tool.description ?? "");
}

interface ToolCall {
  name: string;
  input: Record<string, unknown>;
}

/** The call a message asks for: the tool that is forced or that shares most words with it, or none. */
export function chooseToolCall(request: MessagesRequest, userText: string): ToolCall | undefined {
  const choice = request.tool_choice ?? { type: "auto" };
  const tools = (request.tools ?? []).filter(isCustomTool);
  if (choice.type === "none") return undefined;

  const said = stems(userText);
  const ranked = tools
    .filter(({ name }) => choice.type !== "tool" || name === choice.name)
    .map((tool) => ({ tool, points: score(tool, said) }))
    .toSorted((a, b) => b.points - a.points);
  const [best] = ranked;
  if (!best || (choice.type === "auto" && best.points < CALL_SCORE_MIN)) return undefined;

  const input = jsonFromSchema(best.tool.input_schema, { text: subjectOf(userText), items: 1 });
  return { name: best.tool.name, input: isRecord(input) ? { ...input } : {} };
}
