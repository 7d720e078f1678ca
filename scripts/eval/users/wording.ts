/** Alternatives in braces, and how one person types. Pure. */
import type { Random } from "../../claude-emulator/determinism.ts";

const INNERMOST = /\{([^{}]*)\}/u;

/** Chooses among the alternatives of a wording: "{I like|Give me} {short|brief} answers". */
export function word(wording: string, random: Random, value = ""): string {
  let text = wording.replaceAll("{v}", value);
  for (let found = INNERMOST.exec(text); found; found = INNERMOST.exec(text)) {
    const chosen = pick((found[1] ?? "").split("|"), random);
    text = text.slice(0, found.index) + chosen + text.slice(found.index + found[0].length);
  }
  return text.replaceAll("\\/", "/").replace(/ +([,.?!])/gu, "$1");
}

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random.between(0, items.length - 1)];
  if (item === undefined) throw new RangeError("Nothing to choose from.");
  return item;
}

/** So many different ones, in random order. */
export function pickSome<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.between(0, left.length - 1), 1)[0],
  ).filter((item) => item !== undefined);
}

/** How somebody types. */
export interface Voice {
  casing: "lower" | "sentence";
  apostrophes: boolean;
  ending: "." | "" | "!";
  greets: boolean;
  /** Of a long word, so many in a thousand have two letters swapped. */
  typosPerMille: number;
  filler: string;
}

export function createVoice(random: Random): Voice {
  const careless = random.next() < 0.4;
  return {
    casing: careless && random.next() < 0.6 ? "lower" : "sentence",
    apostrophes: !careless || random.next() < 0.5,
    ending: pick([".", ".", ".", "", "!"], random),
    greets: random.next() < 0.5,
    typosPerMille: careless ? 15 : 0,
    filler: pick(["", "", "", "honestly,", "just so you know,", "fyi,", "one thing:", "oh,"], random),
  };
}

/** A sentence as that person types it. */
export function utter(sentence: string, voice: Voice, random: Random): string {
  let text = sentence.trim();
  if (!voice.apostrophes) text = text.replaceAll("'", "");
  text = text.replace(/\p{L}{6,}/gu, (long) =>
    random.next() * 1000 < voice.typosPerMille ? swapInside(long, random) : long,
  );
  text =
    voice.casing === "lower" ? text.toLowerCase() : text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  return /[.?!:)\p{Extended_Pictographic}]$/u.test(text) ? text : `${text}${voice.ending}`;
}

function swapInside(long: string, random: Random): string {
  const at = random.between(1, long.length - 3);
  return long.slice(0, at) + long.charAt(at + 1) + long.charAt(at) + long.slice(at + 2);
}
