/** What one sentence says: its clauses read in order by each family of rules. */
import type { Signal } from "../signal.ts";
import { isPassing } from "./attitude-anchors.ts";
import { attitudesIn } from "./attitudes.ts";
import { type Clause, readClauses, withoutHedge } from "./clauses.ts";
import { orderedOnCondition } from "./conditional-order.ts";
import { contactIn } from "./contact.ts";
import { contraryIn, deniedIn } from "./contraries.ts";
import { withSubject } from "./elided.ts";
import {
  factsAsked,
  factsIn,
  habitSignals,
  localeAsked,
  localeTold,
  standingSignals,
} from "./fact-signals.ts";
import { feedbackIn } from "./feedback.ts";
import { learningSignals } from "./learning.ts";
import { misbeliefIn, speaksOfMistake } from "./misbeliefs.ts";
import { miscalledIn } from "./miscalled.ts";
import { nameRighted, speaksOfName } from "./names.ts";
import { partsOf, toldBeside } from "./parts.ts";
import { prohibitionIn } from "./prohibitions.ts";
import type { Mention } from "./manner-mentions.ts";
import { isQuotedAfter } from "./quoted-after.ts";
import { reactionIn } from "./reactions.ts";
import { leadingScope, scopedAttribute } from "./scope.ts";
import { isCourtesy, isMomentary } from "./momentary.ts";
import { plainTastesIn } from "./plain-tastes.ts";
import { requestIn } from "./style-requests.ts";
import { IMPLICIT, styleSignal } from "./style-signal.ts";
import { tasteSignals } from "./taste-signals.ts";
import { tasteIn, wishIn } from "./tastes.ts";
import { toolWished } from "./tools.ts";
import { verdictIn } from "./verdicts.ts";
import { isStyle, withAttitudes } from "./with-attitudes.ts";

/** "At the moment", "for one thing": what comes before a taste and bounds it not at all. */
const VAGUE_SCOPE =
  /\b(?:moment|hands?|first|last|least|most|times?|beginning|start|end|meantime|addition|particular|general|fact|opinion|case|way|days?|now|sure|me|us|you|it|that|this|example|instance|reason|age|question|life|years?|one|thing|part|all|while)$/iu;

function likedIn(text: string, hedged: boolean): Signal[] {
  const standing = standingSignals(text);
  if (standing.length > 0) return standing;
  const scoped = leadingScope(text);
  const taste =
    tasteIn(scoped.text) ?? reactionIn(scoped.text) ?? verdictIn(scoped.text) ?? wishIn(scoped.text);
  if (!taste) {
    const plain = plainTastesIn(scoped.text).flatMap((each) => tasteSignals(scoped.text, each, hedged));
    return plain.length > 0 ? plain : habitSignals(text, hedged);
  }
  const scope = VAGUE_SCOPE.test(scoped.scope) ? "" : scoped.scope;
  return tasteSignals(scoped.text, taste, hedged).map((signal) => ({
    ...signal,
    attribute: scopedAttribute(signal.attribute, scope),
  }));
}

/** What a clause states of its speaker, how to be answered left aside. */
function statedIn(said: string): Signal[] {
  const { text, hedged } = withoutHedge(said);
  const voiced = withSubject(text);
  const facts = factsIn(voiced, hedged);
  return facts.length > 0 ? facts : likedIn(voiced, hedged);
}

function signalsOfClause(clause: Clause, task: boolean): Signal[] {
  const request = requestIn(clause.text, task, clause.question);
  const place = clause.question ? localeAsked(clause.text) : [];
  if (place.length > 0) return place;
  if (clause.question) {
    const remark = feedbackIn(clause.text, true);
    if (remark && !task) return [styleSignal(remark, "", false, IMPLICIT)];
    if (request) return [styleSignal(request.manner, request.scope, request.lasting, request.confidence)];
    return factsAsked(clause.text);
  }
  const { text: said, hedged } = withoutHedge(clause.text);
  const text = withSubject(said);
  const facts = factsIn(text, hedged);
  if (facts.length > 0) return facts;
  const remark = task
    ? undefined
    : ((clause.praised ? feedbackIn(`thanks, ${text}`, false) : undefined) ?? feedbackIn(text, false));
  const ordered =
    request !== undefined && !clause.praised && !/^(?:that|this|it|your|too|way|still|far)\b/iu.test(text);
  if (remark && !ordered) return [styleSignal(remark, "", false, IMPLICIT)];
  if (request) {
    return [
      styleSignal(
        request.manner,
        request.scope,
        request.lasting,
        request.lasting ? request.confidence : IMPLICIT,
      ),
    ];
  }
  const learning = learningSignals(text);
  if (learning.length > 0) return learning;
  const wished = task ? undefined : (toolWished(text) ?? contactIn(text) ?? prohibitionIn(text));
  if (wished) return [wished];
  return likedIn(text, hedged);
}

/** What the whole does not say, its parts may: a wish only where it comes first, for what follows is about it. */
function signalsOfParts(clause: Clause, task: boolean): Signal[] {
  if (clause.question) return toldBeside(clause.text).flatMap((part) => statedIn(part));
  const [head, ...rest] = partsOf(clause.text);
  if (head === undefined) return [];
  const first = signalsOfClause({ ...clause, text: head }, task);
  return [...first, ...rest.flatMap((part) => statedIn(part))];
}

/** What the rest of a turn says of a sentence in it. */
export interface TurnContext {
  /** All of the user's own words. */
  text: string;
  /** The sentence before. */
  previous?: string | undefined;
  /** "You've got my name wrong." */
  ofName: boolean;
  /** "You mixed me up with somebody." */
  ofMistake: boolean;
}

export function contextOf(text: string): TurnContext {
  return { text, ofName: speaksOfName(text), ofMistake: speaksOfMistake(text) };
}

/** "I'm the landlord, not the tenant": both sides, the first as what else it says. */
function contrastedIn(clause: string, mistaken: boolean): Signal[] {
  const contrary = contraryIn(clause, mistaken);
  if (!contrary) return deniedIn(clause, mistaken);
  const told = statedIn(contrary.affirmed);
  return [...(told.length > 0 ? told : contrary.right), ...contrary.wrong];
}

/** What is put right, of which the rest of the turn may speak: "You have my name wrong. It's Anneke." */
function rightedIn(clause: string, turn: TurnContext): Signal[] {
  const name = turn.ofName ? nameRighted(clause) : undefined;
  const unwanted = miscalledIn(clause, turn.ofName || name !== undefined);
  if (!name && unwanted.length > 0)
    return [...factsIn(clause, false).filter((fact) => fact.slot === "Name"), ...unwanted];
  if (!name) {
    const believed = misbeliefIn(clause, turn.ofMistake);
    return believed.length > 0 ? believed : contrastedIn(clause, turn.ofMistake);
  }
  const { slot, value, confidence } = name;
  return [
    ...unwanted,
    { facet: "correction", slot, attribute: value, polarity: 1, explicit: true, confidence },
  ];
}

/** "I asked you not to round": told before, and no report of another's words. */
const REMINDED = /^i (?:asked|told) you (?:\p{L}+ )?not to /iu;

/** What the clauses of a sentence tell only together: "always the aisle, never the window". */
function toldWhole(sentence: string): Signal[] {
  const told = localeTold(sentence);
  if (told.length > 0) return told;
  const text = sentence.replace(/[\s.!]+$/u, "");
  return plainTastesIn(text).flatMap((taste) => tasteSignals(text, taste, false));
}

/** The signals of one own sentence, in the order in which they were said. */
export function signalsOfSentence(sentence: string, task: boolean, turn: TurnContext): Signal[] {
  if (isMomentary(sentence) || isQuotedAfter(sentence)) return [];
  const passing = isPassing(sentence);
  const clauses = readClauses(sentence);
  let named: Mention | undefined;
  const found = clauses.flatMap((clause) => {
    if (isCourtesy(clause.text)) return [];
    const righted = rightedIn(clause.text, turn);
    if (righted.length > 0) return righted;
    const real = clause.unreal ? orderedOnCondition(clause) : clause;
    if (!real) return REMINDED.test(clause.text) ? [prohibitionIn(clause.text) ?? []].flat() : [];
    const whole = signalsOfClause(real, task);
    const signals = whole.length > 0 ? whole : signalsOfParts(real, task);
    if (passing) return signals.filter((signal) => !isStyle(signal));
    if (task) return signals;
    const read = attitudesIn(real.text, real.question, {
      turn: turn.text,
      previous: turn.previous,
      sentence,
      named,
    });
    named = read.named;
    if (read.attitudes.length === 0) return signals;
    return withAttitudes(signals, read.attitudes, real.text, sentence, (text) =>
      signalsOfClause({ ...real, text }, task),
    );
  });
  const asserted = clauses.every(({ question, unreal }) => !question && !unreal);
  return found.length > 0 || clauses.length < 2 || !asserted ? found : toldWhole(sentence);
}
