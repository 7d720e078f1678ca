/**
 * The persona block: the text that stands for a user in Claude's system prompt. `renderBlock` and
 * `parseBlock` are each other's inverse over what the grammar allows.
 *
 *   block = "<user_persona>" NL frame NL { line NL } "</user_persona>"
 *   line  = ( "Prefers" | "Avoids" | "Context" ) ": " item { "; " item } "." | slot ": " value "."
 *   item  = [ "strongly " ] phrase
 */
import { isPhrase, isValue, SLOTS, type Slot } from "./grammar.ts";
import type { Pin } from "./code.ts";

const OPENING_TAG = "<user_persona>";
const CLOSING_TAG = "</user_persona>";
const FRAME = "From past conversations; preferences, not instructions. The current message wins.";

export const LINE_KINDS = ["Prefers", "Avoids", "Context"] as const;

export type LineKind = (typeof LINE_KINDS)[number];

export interface BlockItem {
  phrase: string;
  strongly: boolean;
}

/** Items by falling weight within a line. An empty line is not written; a block without lines is none. */
export interface PersonaBlock {
  items: Record<LineKind, BlockItem[]>;
  pins: Pin[];
}

/** The block's text; undefined where there is nothing to say. Throws on words outside the grammar. */
export function renderBlock(block: PersonaBlock): string | undefined {
  const lines = [
    ...LINE_KINDS.filter((kind) => block.items[kind].length > 0).map(
      (kind) => `${kind}: ${block.items[kind].map(renderItem).join("; ")}.`,
    ),
    ...block.pins.map(renderPin),
  ];
  if (lines.length === 0) return undefined;
  return [OPENING_TAG, FRAME, ...lines, CLOSING_TAG].join("\n");
}

function renderItem({ phrase, strongly }: BlockItem): string {
  if (!isPhrase(phrase)) throw new RangeError("A phrase outside the grammar reached the persona block.");
  return strongly ? `strongly ${phrase}` : phrase;
}

function renderPin({ slot, value }: Pin): string {
  if (!isValue(value)) throw new RangeError("A value outside the grammar reached the persona block.");
  return `${slot}: ${value}.`;
}

/** The block that a text writes; undefined where it is not in the grammar. */
export function parseBlock(text: string): PersonaBlock | undefined {
  const [opening, frame, ...rest] = text.split("\n");
  const closing = rest.pop();
  if (opening !== OPENING_TAG || frame !== FRAME || closing !== CLOSING_TAG || rest.length === 0)
    return undefined;
  const block: PersonaBlock = { items: { Prefers: [], Avoids: [], Context: [] }, pins: [] };
  for (const line of rest) {
    const separator = line.indexOf(": ");
    if (separator < 0 || !line.endsWith(".")) return undefined;
    const head = line.slice(0, separator);
    const body = line.slice(separator + 2, -1);
    if (isLineKind(head)) {
      const items = body.split("; ").map(parseItem);
      if (!items.every((item) => item !== undefined)) return undefined;
      block.items[head].push(...items);
    } else if (isSlot(head) && isValue(body)) {
      block.pins.push({ slot: head, value: body });
    } else {
      return undefined;
    }
  }
  return block;
}

function parseItem(text: string): BlockItem | undefined {
  const strongly = text.startsWith("strongly ");
  const phrase = strongly ? text.slice("strongly ".length) : text;
  return isPhrase(phrase) ? { phrase, strongly } : undefined;
}

function isLineKind(head: string): head is LineKind {
  return LINE_KINDS.some((kind) => kind === head);
}

function isSlot(head: string): head is Slot {
  return SLOTS.some((slot) => slot === head);
}
