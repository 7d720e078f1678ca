/**
 * Decoding: a code to the persona block. A pure function of the code and the codebook: the same bytes
 * for the same input.
 */
import type { CodebookVocabulary } from "../codebook/codebook.ts";
import { renderBlock, type LineKind, type PersonaBlock } from "./block.ts";
import type { Code, CodeEntry } from "./code.ts";
import { isPhrase } from "./grammar.ts";
import { estimateTokens } from "./token-estimate.ts";

export const BLOCK_MAX_TOKENS = 120;

/** From this |weight| on an item is said to be strong: about two explicit statements. */
const STRONG_WEIGHT = 20 / 32;

export interface DecodedPersona {
  text: string;
  /** By the conservative estimate: at most `BLOCK_MAX_TOKENS`. */
  tokens: number;
}

/** The persona block of a code; undefined for a code with nothing to say: then there is no block at all. */
export function decode(code: Code, codebook: CodebookVocabulary): DecodedPersona | undefined {
  const labels = new Map(codebook.centroids.map((centroid) => [centroid.id, centroid.label]));
  const said = new Set<string>();
  const items = code.entries.flatMap((entry) => {
    const phrase = entry.phrase ?? labels.get(entry.centroid);
    if (phrase === undefined || !isPhrase(phrase) || said.has(phrase.toLowerCase())) return [];
    said.add(phrase.toLowerCase());
    return [{ entry, phrase }];
  });
  // The lightest item goes first; pins, which are explicit, go last.
  for (let dropped = 0; dropped <= items.length + code.pins.length; dropped += 1) {
    const kept = items.slice(0, Math.max(0, items.length - dropped));
    const pins = code.pins.slice(0, code.pins.length - Math.max(0, dropped - items.length));
    const text = renderBlock(blockOf(kept, pins));
    if (text === undefined) return undefined;
    const tokens = estimateTokens(text);
    if (tokens <= BLOCK_MAX_TOKENS) return { text, tokens };
  }
  return undefined;
}

function blockOf(items: { entry: CodeEntry; phrase: string }[], pins: Code["pins"]): PersonaBlock {
  const block: PersonaBlock = { items: { Prefers: [], Avoids: [], Context: [] }, pins: [...pins] };
  for (const { entry, phrase } of items) {
    const strongly = Math.abs(entry.weight) >= STRONG_WEIGHT && entry.kind === "preference";
    block.items[lineKindOf(entry)].push({ phrase, strongly });
  }
  return block;
}

function lineKindOf(entry: CodeEntry): LineKind {
  if (entry.weight < 0) return "Avoids";
  return entry.kind === "context" ? "Context" : "Prefers";
}
