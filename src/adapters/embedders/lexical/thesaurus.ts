/** Which concepts a run of words stands for. */
import { foldText, stemWord, wordsOf } from "../../../persona/normalise-attribute.ts";
import { STYLE_CONCEPTS } from "./style-concepts.ts";
import { WORLD_CONCEPTS } from "./world-concepts.ts";

export interface ConceptMatch {
  /** How many words the term has. */
  length: number;
  concepts: readonly string[];
}

const TERM_MAX_WORDS = 5;

/** Terms as words or as stems, with single spaces, to the concepts that list them. */
type Terms = Map<string, string[]>;

interface Thesaurus {
  byWording: Terms;
  byStems: Terms;
  /** Stems that begin a term of two words or more: most words begin none. */
  longTermStarts: Set<string>;
}

function list(terms: Terms, key: string, concept: string): void {
  const concepts = terms.get(key) ?? [];
  if (!concepts.includes(concept)) terms.set(key, [...concepts, concept]);
}

function readThesaurus(lines: string): Thesaurus {
  const read: Thesaurus = { byWording: new Map(), byStems: new Map(), longTermStarts: new Set() };
  for (const line of lines.split("\n").filter(Boolean)) {
    const terms = line.split(", ");
    for (const term of terms) {
      const words = wordsOf(foldText(term));
      const stems = words.map(stemWord);
      list(read.byWording, words.join(" "), terms[0] ?? "");
      list(read.byStems, stems.join(" "), terms[0] ?? "");
      if (stems.length > 1) read.longTermStarts.add(stems[0] ?? "");
    }
  }
  return read;
}

let thesaurus: Thesaurus | undefined;

/** Read at the first use: an isolate that embeds elsewhere should not pay for it as it starts. */
function theThesaurus(): Thesaurus {
  thesaurus ??= readThesaurus(`${STYLE_CONCEPTS}${WORLD_CONCEPTS}`);
  return thesaurus;
}

/**
 * A word means what lists it as it stands, or its singular; else its stem, where that is a word of its
 * own ("accounted": "account", not "accountant"); else whatever shares its stem.
 */
function conceptsOf(word: string, stem: string): readonly string[] | undefined {
  const singular = word.endsWith("s") ? word.slice(0, -1) : word;
  const { byWording, byStems } = theThesaurus();
  return byWording.get(word) ?? byWording.get(singular) ?? byWording.get(stem) ?? byStems.get(stem);
}

/** What the longest term that begins at `start` stands for, if any does. */
export function conceptsAt(
  words: readonly string[],
  stems: readonly string[],
  start: number,
): ConceptMatch | undefined {
  const stem = stems[start] ?? "";
  const { byStems, longTermStarts } = theThesaurus();
  if (longTermStarts.has(stem)) {
    const longest = Math.min(TERM_MAX_WORDS, stems.length - start);
    for (let length = longest; length > 1; length--) {
      const concepts = byStems.get(stems.slice(start, start + length).join(" "));
      if (concepts) return { length, concepts };
    }
  }
  const concepts = conceptsOf(words[start] ?? "", stem);
  return concepts && { length: 1, concepts };
}
