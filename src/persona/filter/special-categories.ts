/**
 * Whether a text speaks of a special category of personal data (GDPR article 9, and criminal
 * records): health, religion, politics, unions, sexuality, origin, genes and bodies. It errs on the
 * side of silence: a preference lost is cheaper than a diagnosis kept.
 */
import { HARMLESS, SENSITIVE_ENGLISH } from "./sensitive-english.ts";
import { SENSITIVE_ELSEWHERE, SENSITIVE_UNSPACED } from "./sensitive-elsewhere.ts";

/** "(?:my|our) faith" as the two that it stands for. */
function spreadOut(alternative: string): string[] {
  const [group, options, optional] = /^\(\?:([^()]*)\)(?![*+{])(\??)/u.exec(alternative) ?? [];
  if (group === undefined || options === undefined) return [alternative];
  const rest = alternative.slice(group.length);
  return [...options.split("|"), ...(optional === "?" ? [""] : [])].map((option) => option + rest);
}

/** Gathered by first letter, for an engine tries one alternative after the other. */
function byInitial(alternatives: readonly string[]): string[] {
  const gathered = new Map<string, string[]>();
  for (const alternative of alternatives.flatMap(spreadOut)) {
    const initial = /^\p{L}(?![?*+{])/u.exec(alternative)?.[0] ?? "";
    gathered.set(initial, [...(gathered.get(initial) ?? []), alternative.slice(initial.length)]);
  }
  return [...gathered].map(([initial, rests]) => `${initial}(?:${rests.join("|")})`);
}

const word = (alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${byInitial(alternatives).join("|")})(?![\\p{L}\\p{N}])`, "iu");

const ENGLISH = word(SENSITIVE_ENGLISH);
const ELSEWHERE = word(SENSITIVE_ELSEWHERE);
const UNSPACED = new RegExp(SENSITIVE_UNSPACED.join("|"), "u");
const HARMLESS_WORDS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${HARMLESS.join("|")})(?![\\p{L}\\p{N}])`, "giu");

function holdsAny(text: string): boolean {
  return ENGLISH.test(text) || ELSEWHERE.test(text) || UNSPACED.test(text);
}

export function isSensitive(text: string): boolean {
  const plain = text.replace(/[’‘]/gu, "'").replace(/\p{Cf}/gu, "");
  // Most texts hold nothing to be excused.
  return holdsAny(plain) && holdsAny(plain.replace(HARMLESS_WORDS, " · "));
}
