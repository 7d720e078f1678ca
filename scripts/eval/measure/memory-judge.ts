/**
 * Whether memories in free words are true of a user. They are read clause by clause, each about a trait by the cues
 * by which a line of ours is judged, and with a sign of its own: what is denied, avoided or disliked has the other
 * one. In doubt it is granted: of all clauses of all memories one that is right is enough. Pure.
 */
import type { Trait } from "../users/traits/trait.ts";
import { findTrait } from "../users/truths.ts";
import type { Stance } from "../users/user.ts";
import { stanceOf } from "./judge.ts";

/** The stance asked for where any memory says it; else another that one says, undefined where none does. */
export function saidByMemories(
  memories: readonly string[],
  trait: string,
  wanted: Stance,
): Stance | undefined {
  const known = findTrait(trait);
  const stances = memories.flatMap((memory) => stancesOf(memory, known));
  return stances.includes(wanted) ? wanted : stances.at(-1);
}

/** All that a memory says of a trait. */
export function stancesOf(memory: string, trait: Trait): Stance[] {
  const readings = readingsOf(trait);
  return clausesOf(memory).flatMap(({ text, isDenied }) =>
    readings.flatMap((reading) => {
      const kind = isDenied && !isOneSided(reading) && !deniesItself(reading, text) ? "Avoids" : "Prefers";
      return stanceOf({ kind, text }, reading) ?? [];
    }),
  );
}

/** A clause may name both sides, or two values: "prefers paragraphs to bullets", "from euros to pounds". */
function readingsOf(trait: Trait): Trait[] {
  if (trait.values) return trait.values.map((value) => ({ ...trait, values: [value] }));
  return [
    { ...trait, contrary: [] },
    { ...trait, cues: [] },
  ];
}

/** Nobody ever says the contrary of it: "eats no meat" is what is meant. */
function isOneSided({ values, no }: Trait): boolean {
  return !values && !no;
}

/** A cue may hold a denial of its own, "not technical": then it is no sign of the clause. */
function deniesItself({ cues, contrary = [] }: Trait, text: string): boolean {
  const words = wordsOf(text);
  return [...cues, ...contrary].some(
    (cue) => denialsIn(cue) > 0 && wordsOf(cue).every((word) => words.includes(word)),
  );
}

interface Clause {
  text: string;
  isDenied: boolean;
}

const SENTENCE_END = /[.!?;]+(?:\s|$)|\n/u;
/** Caught with it, so that a clause is known by what it begins with. */
const CLAUSE_END =
  /([,:()–—]|\b(?:and|or|but|because|since|as|so|though|although|when|whenever|if|that|which|who)\b)/u;
const SUBORDINATE = /^(?:when|whenever|if|that|which|who)$/u;
/** What comes after it is what the user would not have. */
const CONTRAST = /\b(?:rather than|instead of|in place of|as opposed to|over|than)\b/u;

/** "finds that tables break here, and wants them avoided" */
const REFERENCE = /\b(?:them|these|those)\b/u;

const DENIAL = new RegExp(
  `^(?:${[
    "not|no|none|never|nor|neither|without|fewer|less|against|averse|opposed|tired|hard|difficult",
    "(?:avoid|dislik|skip|drop|stop|omit|exclud|refus|reject|remov|annoy|frustrat|irritat|bother|detest|loath)\\p{L}*",
    "(?:lack|overwhelm|confus|distract|unread|unhelp|unwant|unwelcom|unprofession)\\p{L}*",
    "hat(?:e|es|ed|ing)|bor(?:e|es|ed|ing)|spar(?:e|ed)|leav(?:e|es|ing)|left|cuts?|chopp\\p{L}*",
  ].join("|")})$`,
  "u",
);
const ATTITUDE =
  /^(?:(?:prefer|want|enjoy|need|appreciat|ask|request|favou?r|wish|choos|insist|welcom)\p{L}*|lik(?:e|es|ed)|lov(?:e|es|ed)|finds?|happy)$/u;
const STATEMENT =
  /^(?:is|are|was|has|had|uses?|works?|runs?|owns?|lives?|writes?|gives?|shows?|keeps?|sends?|explains?|now)$/u;

function clausesOf(memory: string): Clause[] {
  return plain(memory).split(SENTENCE_END).flatMap(clausesOfSentence);
}

/** A clause without a verb of its own goes on with the sign before it: "dislikes bullets and tables". */
function clausesOfSentence(sentence: string): Clause[] {
  const parts = ["", ...sentence.split(CLAUSE_END)];
  let isDenied = false;
  let before = "";
  return parts.flatMap((text, index): Clause[] => {
    if (index % 2 === 0) return [];
    const [first = "", ...instead] = text.split(CONTRAST);
    if (hasOwnSign(first, parts[index - 1] ?? "")) isDenied = denialsIn(first) % 2 === 1;
    const sign = isDenied;
    const named = REFERENCE.test(first) ? `${before} ${first}` : first;
    before = first;
    return [{ text: named, isDenied: sign }, ...instead.map((other) => ({ text: other, isDenied: !sign }))];
  });
}

/** "does not like it when answers use emojis": a lesser clause says only what is disliked. */
function hasOwnSign(text: string, beginning: string): boolean {
  const words = wordsOf(text);
  if (denialsIn(text) > 0 || words.some((word) => ATTITUDE.test(word))) return true;
  return !SUBORDINATE.test(beginning) && words.some((word) => STATEMENT.test(word));
}

function denialsIn(text: string): number {
  return wordsOf(text).filter((word) => DENIAL.test(word)).length;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\bcan(?:['’]t|not)\b/gu, "can not")
    .replace(/n['’]t\b/gu, " not")
    .replace(/\bno longer\b/gu, "not")
    .replace(/\bnot (?:mind|only|just|hold(?:ing)? back|get enough)\b/gu, "");
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}
