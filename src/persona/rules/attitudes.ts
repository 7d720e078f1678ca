/**
 * What a user thinks of a manner of answering, in whatever words: a clause that names one ("those
 * bold headings"), an attitude towards it ("… chop up every reply", "I can't stand …"), and an anchor
 * that makes it a standing wish about answers and no word of an errand.
 */
import type { Signal } from "../signal.ts";
import type { Attitude } from "./attitude.ts";
import { anchorOf, isOfOthers, isOfSelf } from "./attitude-anchors.ts";
import { leaning } from "./attitude-leaning.ts";
import { namedBefore, pronounIn } from "./attitude-pronouns.ts";
import { attitudeTo } from "./attitude-to.ts";
import { type ClausePart, clausePartsOf } from "./clause-parts.ts";
import { FRAGMENT_BEFORE, STANDING } from "./cues-alone.ts";
import { OWNED } from "./cues-behind.ts";
import { type Mention, mentionsIn } from "./manner-mentions.ts";
import { scopedAttribute } from "./scope.ts";
import { stands } from "./standing-wish.ts";
import { IMPLICIT } from "./style-signal.ts";
import { stoppedIn } from "./stopped-acts.ts";
import { spelledOut } from "./texted.ts";

/** "Emojis and jokes", "no tables, lists or links": what joins two mentions that share an attitude. */
const JOINED =
  /^(?:,(?: (?:and|or|nor|plus))?| (?:and|or|nor|&|plus|as well as))(?: (?:no|the|any|all|your|those|these|such|fancy|endless|silly)){0,2} $|^[/&] ?$/iu;

/** "Disclaimers: none, thanks." */
const NONE = /[:.,–—-] ?(?:none|zero|nope|no)(?!\p{L})/iu;

function partAt(parts: readonly ClausePart[], at: number): ClausePart {
  return parts.findLast(({ from }) => from <= at) ?? { text: "", from: 0 };
}

/** Hands an attitude on from mention to mention as far as they are joined, forwards and back. */
function shared(
  clause: string,
  mentions: readonly Mention[],
  given: readonly (Attitude | undefined)[],
): (Attitude | undefined)[] {
  const found = [...given];
  const hand = (from: number, to: number): void => {
    const [left, right] = [mentions[Math.min(from, to)], mentions[Math.max(from, to)]];
    const [attitude, word] = [found[from], mentions[to]];
    if (found[to] || !left || !right || !attitude || !word) return;
    if (JOINED.test(clause.slice(left.end, right.start))) found[to] = { ...attitude, word };
  };
  for (let at = 1; at < mentions.length; at += 1) hand(at - 1, at);
  for (let at = mentions.length - 1; at > 0; at -= 1) hand(at, at - 1);
  return found;
}

/** What a clause means that has no cue next to a mention. */
function meantBy(clause: string, sentence: string, part: ClausePart, last: Mention): Attitude | undefined {
  const alone = last.end === clause.length && FRAGMENT_BEFORE.test(clause.slice(part.from, last.start));
  return (
    pronounIn(clause.slice(last.end), last) ??
    (alone && STANDING.test(sentence) && !NONE.test(sentence)
      ? { word: last, polarity: last.lack ? -1 : 1, force: "ordered" }
      : undefined) ??
    leaning(part.text, last)
  );
}

function attitudesTo(
  mentions: readonly Mention[],
  clause: string,
  sentence: string,
  question: boolean,
): Attitude[] {
  const parts = clausePartsOf(clause);
  const found = shared(
    clause,
    mentions,
    mentions.map((mention) => attitudeTo(mention, partAt(parts, mention.start), clause, question)),
  ).filter((attitude) => attitude !== undefined);
  const last = mentions.at(-1);
  if (question || !last || found.length > 0 || OWNED.test(clause.slice(0, last.start))) return found;
  const meant = meantBy(clause, sentence, partAt(parts, last.start), last);
  return meant ? [meant] : [];
}

/** Questions that ask for something to be done, or why it is done. */
const ASKING =
  /^(?:please )?(?:can|could|would|will) (?:you|we|my|your|it)\b|^(?:could|can|may|might) i (?:please )?(?:have|get|ask|trouble)\b|^do you (?:mind|have to|need to|always)\b|^(?:why|what's with|what is with|what is it with|what's up with|any chance of|is it possible|is there any way|how about)\b/iu;

/** "Speak plainly, ok?" asks nothing. */
const TAG =
  /,? (?:ok|okay|will you|would you|alright|all right|right|yeah|please|thanks|can you|could you|yes|no|eh|innit|got it|understood|agreed|deal|see)$/iu;

/** Where a clause stands: its sentence and the turn, for their anchors, and what was named just before. */
export interface Surroundings {
  sentence: string;
  /** The sentence before it, if any. */
  previous?: string | undefined;
  turn: string;
  named?: Mention | undefined;
}

export interface Read {
  attitudes: Attitude[];
  /** What the clause named last, for the pronouns of the next one. */
  named?: Mention | undefined;
}

/** The attitudes in a clause, and what it named. */
export function attitudesIn(said: string, asks: boolean, surroundings: Surroundings): Read {
  const clause = spelledOut(said);
  const mentions = mentionsIn(clause);
  const named = mentions.at(-1) ?? surroundings.named;
  const question = asks && (ASKING.test(clause) || !TAG.test(clause));
  const before =
    mentions.length === 0 ? namedBefore(clause, surroundings.named, surroundings.previous) : undefined;
  const stopped = isOfOthers(clause) ? undefined : stoppedIn(clause, asks);
  if ((question && !ASKING.test(clause)) || (mentions.length === 0 && !before))
    return { attitudes: stopped ? [stopped] : [], named };
  const sentence = spelledOut(surroundings.sentence);
  const anchor = { ...anchorOf(sentence), self: isOfSelf(surroundings.turn) };
  const pronoun = before && !question ? pronounIn(clause, before) : undefined;
  const attitudes = pronoun ? [pronoun] : attitudesTo(mentions, clause, sentence, question);
  const standing = attitudes.filter((attitude) => stands(attitude, anchor, sentence, question));
  return { attitudes: standing.length === 0 && stopped ? [stopped] : standing, named };
}

function confidenceOf({ force }: Attitude, endless: boolean): number {
  if (force === "leaning") return 0.7;
  return endless ? 0.9 : 0.8;
}

export function attitudeSignal(attitude: Attitude, sentence: string): Signal {
  const { word, polarity, force } = attitude;
  const { lasting, endless } = anchorOf(sentence);
  const explicit = force !== "complained" || lasting;
  return {
    facet: word.facet,
    attribute: scopedAttribute(word.attribute, attitude.scope ?? ""),
    polarity,
    explicit,
    confidence: explicit ? confidenceOf(attitude, lasting || endless) : IMPLICIT,
  };
}
