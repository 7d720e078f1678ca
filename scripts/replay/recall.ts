/**
 * How much of what is known of users ("labels") an extractor finds in their own turns, beside what
 * it would find of a stranger.
 *
 * - A label counts only if all its content words (stop words out, lightly stemmed) stand in the
 *   user's own turns of that conversation, and if the filter would let it be stored at all.
 * - A label is recalled if at least half of its content words stand in one single attribute or value
 *   extracted from that conversation.
 * - The chance level judges each conversation by as many labels of other users, drawn with a fixed
 *   seed from those that count for them.
 */
import { isSensitive } from "../../src/persona/filter/special-categories.ts";

export interface Scored {
  user: string;
  turns: readonly string[];
  labels: readonly string[];
  attributes: readonly string[];
}

export interface Recall {
  counted: number;
  recalled: number;
  /** recalled / counted; NaN where nothing counts. */
  rate: number;
  chance: number;
}

const STOP_WORDS = new Set(
  `a about after all also always am an and any are as at be because been being but by can could did do does
  doing done even every few for from get gets getting go goes going good got had has have having he her him
  his how i if in into is it its just keep lot lots love loves like likes enjoy enjoys favorite favourite
  hate hates prefer really make makes me more most much my myself never no not of off often on one or other
  our out over own she should since so some sometimes such than that the their them then there they thing
  things this time to too try two up us use used very want was we well went were what when where which while
  who will with would you your im ive id don't dont i'm i've i'd cannot can't currently usually`.split(
    /\s+/u,
  ),
);

/** Plurals, -ing, -ed and -er off, a doubled consonant single: "running", "runs" → "run". */
export function stem(word: string): string {
  let base = word.replace(/'s$/u, "");
  if (base.length > 4) base = base.replace(/ies$/u, "y").replace(/(?<=s|x|ch|sh)es$/u, "");
  if (base.length > 3) base = base.replace(/(?<![su])s$/u, "");
  if (base.length > 5) base = base.replace(/ing$/u, "");
  if (base.length > 4) base = base.replace(/(?:ed|er)$/u, "");
  return base.replace(/(?<=([^aeiouls]))\1$/u, "").replace(/(?<=.{3})[ey]$/u, "");
}

export function contentStems(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[’‘]/gu, "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
  return [...new Set(words.filter((word) => !STOP_WORDS.has(word)).map(stem))];
}

export function countedLabels({ turns, labels }: Pick<Scored, "turns" | "labels">): string[] {
  const said = new Set(contentStems(turns.join("\n")));
  return labels.filter((label) => {
    const stems = contentStems(label);
    return stems.length > 0 && stems.every((each) => said.has(each)) && !isSensitive(label);
  });
}

export function isRecalled(label: string, attributes: readonly string[]): boolean {
  const wanted = contentStems(label);
  if (wanted.length === 0) return false;
  return attributes.some((attribute) => {
    const found = new Set(contentStems(attribute));
    return wanted.filter((each) => found.has(each)).length * 2 >= wanted.length;
  });
}

/** A small seeded generator (mulberry32), for the same draw in every run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DRAWS = 20;

export function scoreRecall(conversations: readonly Scored[], seed = 1): Recall {
  const own = conversations.map((conversation) => ({
    ...conversation,
    counted: countedLabels(conversation),
  }));
  const pool = own.flatMap(({ user, counted }) => counted.map((label) => ({ user, label })));
  const random = seeded(seed);
  let recalled = 0;
  let drawn = 0;
  let byChance = 0;
  for (const { user, counted, attributes } of own) {
    recalled += counted.filter((label) => isRecalled(label, attributes)).length;
    const others = pool.filter((each) => each.user !== user);
    for (let draw = 0; others.length > 0 && draw < DRAWS * counted.length; draw += 1) {
      const other = others[Math.floor(random() * others.length)];
      if (other === undefined) continue;
      drawn += 1;
      if (isRecalled(other.label, attributes)) byChance += 1;
    }
  }
  return { counted: pool.length, recalled, rate: recalled / pool.length, chance: byChance / drawn };
}
