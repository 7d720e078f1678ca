/**
 * Whether what stands in a persona block is true of a user. A line is about a trait by the trait's own cues,
 * whatever words the product chose, and says what it says with its sign. Pure.
 */
import { LINE_KINDS, parseBlock, type LineKind } from "../../../src/persona/block.ts";
import type { Trait } from "../users/traits/trait.ts";
import { findTrait } from "../users/truths.ts";
import type { Stance, Truth } from "../users/user.ts";

export interface BlockLine {
  kind: LineKind | "pin";
  text: string;
}

/** A block's items and pins, one by one. */
export function linesOf(block: string | null): BlockLine[] {
  if (block === null) return [];
  const parsed = parseBlock(block);
  if (!parsed) throw new RangeError("A block outside its grammar reached Claude.");
  return [
    ...LINE_KINDS.flatMap((kind) => parsed.items[kind].map(({ phrase }) => ({ kind, text: phrase }))),
    ...parsed.pins.map(({ slot, value }) => ({ kind: "pin" as const, text: `${slot} ${value}` })),
  ];
}

/** Which way a line says that a trait is true; undefined where it is about something else. */
export function stanceOf(line: BlockLine, trait: Trait): Stance | undefined {
  const words = wordsOf(line.text);
  const sign = line.kind === "Avoids" ? -1 : 1;
  if (trait.values) {
    const value = trait.values.find(({ name, cues = [name] }) => cues.some((cue) => holds(words, cue)));
    return value && sign > 0 ? value.name : undefined;
  }
  if (trait.cues.some((cue) => holds(words, cue))) return sign > 0 ? "yes" : "no";
  if (trait.contrary?.some((cue) => holds(words, cue))) return sign > 0 ? "no" : "yes";
  return undefined;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}/]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
}

/** All words of the cue, each as the beginning of one; of short words the whole. */
function holds(words: readonly string[], cue: string): boolean {
  return wordsOf(cue).every((wanted) =>
    words.some((each) => each === wanted || (wanted.length > 4 && each.startsWith(wanted))),
  );
}

/** What a set of lines says of a trait: of several lines the first, which weighs most. */
export function saidOf(lines: readonly BlockLine[], trait: string): Stance | undefined {
  const known = findTrait(trait);
  for (const line of lines) {
    const stance = stanceOf(line, known);
    if (stance !== undefined) return stance;
  }
  return undefined;
}

/** `true`: so it is; `contrary`: the opposite, or what was so before; `talk`: what it was about; `unfounded`: none of it. */
export type LineVerdict = "true" | "contrary" | "talk" | "unfounded";

export function judgeLine(
  line: BlockLine,
  truths: readonly Truth[],
  stanceNow: (truth: Truth) => Stance,
): LineVerdict {
  const stances = truths.flatMap((truth) => {
    const said = stanceOf(line, findTrait(truth.trait));
    return said === undefined ? [] : [said === stanceNow(truth)];
  });
  if (stances.includes(true)) return "true";
  if (stances.length > 0) return "contrary";
  return line.kind === "Context" ? "talk" : "unfounded";
}
