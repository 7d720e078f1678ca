/** What one sentence says: its clauses read in order by each family of rules. */
import { isPhrase } from "../grammar.ts";
import type { Facet, Signal } from "../signal.ts";
import { type Clause, readClauses, withoutHedge } from "./clauses.ts";
import { domainIn } from "./domains.ts";
import { expertiseIn } from "./expertise.ts";
import { feedbackIn } from "./feedback.ts";
import { habitIn } from "./habits.ts";
import { localeIn } from "./locale.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { attributesOf } from "./objects.ts";
import { pinIn } from "./pins.ts";
import { leadingScope, scopedAttribute, trailingScope } from "./scope.ts";
import { type Manner, mannerNamed, signed } from "./style-names.ts";
import { requestIn } from "./style-requests.ts";
import { type Taste, favouriteKind, tasteIn, wishIn } from "./tastes.ts";

const HEDGED = 0.55;
const IMPLICIT = 0.45;

function styleSignal(manner: Manner, scope: string, explicit: boolean, confidence: number): Signal {
  return {
    facet: manner.facet,
    attribute: scopedAttribute(manner.attribute, scope),
    polarity: manner.polarity,
    explicit,
    confidence,
  };
}

/** A manner at the start of a taste's object, what follows being no more than a scope. */
function mannerOfTaste({ object, polarity }: Taste): { manner: Manner; scope: string } | undefined {
  const words = object.split(" ");
  for (let end = Math.min(words.length, 7); end > 0; end -= 1) {
    const named = mannerNamed(
      words
        .slice(0, end)
        .join(" ")
        .replace(/[,.!]+$/u, ""),
    );
    if (!named) continue;
    const tail = words.slice(end).join(" ");
    const scope = trailingScope(tail === "" ? "" : ` ${tail}`);
    if (scope === undefined) continue;
    return { manner: signed(named, polarity === 1), scope };
  }
  return undefined;
}

/** Things that may be meant as a manner only where the user speaks of answers. */
const NO_TASTE = new Set([
  "tables",
  "lists",
  "details",
  "examples",
  "images",
  "pictures",
  "links",
  "jokes",
  "sources",
  "spaces",
  "tabs",
  "comments",
  "steps",
  "summaries",
  "prose",
  "advice",
  "proof",
  "novels",
  "essays",
  "evidence",
  "diagrams",
  "charts",
  "graphs",
  "conclusions",
  "honesty",
  "empathy",
  "humor",
  "humour",
  "puns",
  "sarcasm",
  "metaphors",
  "wit",
  "compliments",
  "suggestions",
  "tips",
  "recommendations",
  "alternatives",
  "small talk",
  "irony",
]);

function tasteSignals(clause: string, taste: Taste, hedged: boolean): Signal[] {
  const style = mannerOfTaste(taste);
  const confidence = hedged ? HEDGED : taste.confidence;
  const wording = taste.object.toLowerCase().replace(/[.!,]+$/u, "");
  if (style && !(NO_TASTE.has(wording) && !/prefer|rather|don't (?:like|want)|want|'d like/iu.test(clause))) {
    return [styleSignal(style.manner, style.scope, true, confidence)];
  }
  if (taste.wish && !/ than /iu.test(taste.object)) return [];
  const kind = favouriteKind(clause);
  return attributesOf(taste.object, taste.compares).map((attribute) => {
    const manner = NO_TASTE.has(attribute.toLowerCase()) ? undefined : mannerNamed(attribute);
    if (manner) return styleSignal(signed(manner, taste.polarity === 1), "", true, confidence);
    const named =
      kind === undefined || attribute.toLowerCase().includes(kind)
        ? attribute
        : `${attribute} as favorite ${kind}`;
    return {
      facet: "topic",
      attribute: isPhrase(named) ? named : attribute,
      polarity: taste.polarity,
      explicit: true,
      confidence,
    };
  });
}

function factsIn(clause: string, hedged: boolean): Signal[] {
  const found: Signal[] = [];
  const place = localeIn(clause);
  if (place) {
    found.push({
      facet: "locale",
      slot: place.slot,
      attribute: place.value,
      polarity: 1,
      explicit: true,
      confidence: place.confidence,
    });
    if (place.slot !== "Time zone") return found;
  }
  const known = expertiseIn(clause);
  if (known) {
    const base = {
      facet: "expertise",
      attribute: known.attribute,
      polarity: 1,
      explicit: true,
      confidence: known.confidence,
    } as const;
    found.push(known.level ? { ...base, slot: "Level" } : base);
  }
  const pin = pinIn(clause);
  if (pin && !(known?.level ?? false)) {
    const facet: Facet =
      pin.slot === "Role" ? "domain" : pin.slot === "Off limits" ? "interaction" : "correction";
    found.push({
      facet,
      slot: pin.slot,
      attribute: pin.value,
      polarity: 1,
      explicit: true,
      confidence: hedged ? HEDGED : pin.confidence,
    });
  }
  const field = domainIn(clause);
  if (field !== undefined) {
    found.push({
      facet: "domain",
      attribute: field,
      polarity: 1,
      explicit: true,
      confidence: hedged ? HEDGED : 0.8,
    });
  }
  return found;
}

function circumstance(text: string): string | undefined {
  if (!/^from /iu.test(text)) return nounPhrase(text);
  const origin = text.split(/[,;]| (?:but|so|where|that|and i|originally)\b/u, 1)[0]?.trim() ?? "";
  return isPhrase(origin) ? origin : undefined;
}

function habitSignals(clause: string, hedged: boolean): Signal[] {
  const habit = habitIn(clause);
  if (!habit) return [];
  const confidence = hedged ? HEDGED : habit.confidence;
  const attributes = habit.circumstance
    ? habit.object.split(/, (?:and )?| and /u).map(circumstance)
    : attributesOf(habit.object);
  return attributes
    .filter((attribute) => attribute !== undefined)
    .map((attribute) => ({
      facet: habit.circumstance ? "domain" : "topic",
      attribute,
      polarity: 1,
      explicit: true,
      confidence,
    }));
}

function signalsOfClause(clause: Clause, task: boolean): Signal[] {
  const request = requestIn(clause.text, task, clause.question);
  const place = clause.question ? localeAsked(clause.text) : undefined;
  if (place) return [place];
  if (clause.question) {
    const remark = feedbackIn(clause.text, true);
    if (remark && !task) return [styleSignal(remark, "", false, IMPLICIT)];
    return request ? [styleSignal(request.manner, request.scope, request.lasting, request.confidence)] : [];
  }
  const { text, hedged } = withoutHedge(clause.text);
  const facts = factsIn(text, hedged);
  if (facts.length > 0) return facts;
  const remark = task ? undefined : feedbackIn(clause.praised ? `thanks, ${text}` : text, false);
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
  const scoped = leadingScope(text);
  const taste = tasteIn(scoped.text) ?? wishIn(scoped.text);
  if (taste) {
    const signals = tasteSignals(scoped.text, taste, hedged);
    return signals.map((signal) =>
      scoped.scope === "" || signal.facet === "topic"
        ? signal
        : { ...signal, attribute: scopedAttribute(signal.attribute, scoped.scope) },
    );
  }
  return habitSignals(text, hedged);
}

function localeAsked(clause: string): Signal | undefined {
  const place = localeIn(clause);
  if (!place || place.slot === "Time zone") return undefined;
  return {
    facet: "locale",
    slot: place.slot,
    attribute: place.value,
    polarity: 1,
    explicit: true,
    confidence: place.confidence,
  };
}

/** The signals of one own sentence, in the order in which they were said. */
export function signalsOfSentence(sentence: string, task: boolean): Signal[] {
  return readClauses(sentence)
    .filter(({ unreal }) => !unreal)
    .flatMap((clause) => signalsOfClause(clause, task));
}
