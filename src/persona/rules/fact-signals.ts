/** What somebody says of themselves: where they live, what they know, who they are, what they do. */
import { isPhrase, isValue } from "../grammar.ts";
import type { Facet, Signal } from "../signal.ts";
import { dietIn } from "./diets.ts";
import { domainIn } from "./domains.ts";
import { refusesBasics } from "./expertise-cues.ts";
import { expertiseIn } from "./expertise.ts";
import { habitIn } from "./habits.ts";
import { hoursIn } from "./hours.ts";
import { type Locale, localeIn } from "./locale.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { attributesOf } from "./objects.ts";
import { occupationAlong } from "./occupations.ts";
import { pinIn } from "./pins.ts";
import { HEDGED } from "./style-signal.ts";
import { toolsUsed } from "./tools.ts";
import { fieldDenied, roleInFragment, roleLabelled, tradeIn } from "./trades.ts";
import { ventureByTheWay, ventureIn } from "./ventures.ts";

function localeSignal({ slot, value, polarity, confidence }: Locale): Signal {
  const signal: Signal = { facet: "locale", attribute: value, polarity, explicit: true, confidence };
  return slot === undefined ? signal : { ...signal, slot };
}

function roleSignal(role: string): Signal {
  return { facet: "domain", slot: "Role", attribute: role, polarity: 1, explicit: true, confidence: 0.8 };
}

export function factsIn(clause: string, hedged: boolean): Signal[] {
  const found: Signal[] = [];
  const places = localeIn(clause);
  found.push(...places.map(localeSignal));
  const custom = places.some(({ slot }) => slot !== undefined && slot !== "Time zone");
  if (custom && !clause.includes(",")) return found;
  // What is made of a unit is no matter of skill.
  const known = places.length > 0 ? undefined : expertiseIn(clause);
  if (known) {
    const base = {
      facet: "expertise",
      attribute: known.attribute,
      polarity: known.polarity,
      explicit: true,
      confidence: known.confidence,
    } as const;
    found.push(known.level ? { ...base, slot: "Level" } : base);
  }
  const pin = pinIn(clause);
  if (pin) {
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
  const tools = toolsUsed(clause).filter(isPhrase);
  for (const tool of tools) {
    found.push({
      facet: "domain",
      attribute: tool,
      polarity: 1,
      explicit: true,
      confidence: hedged ? HEDGED : 0.8,
    });
  }
  const fragment = pin || known ? undefined : roleInFragment(clause);
  if (fragment !== undefined && isValue(fragment)) found.push(roleSignal(fragment));
  const denied = fieldDenied(clause);
  if (denied !== undefined && isPhrase(denied))
    return [
      ...found.filter(({ facet }) => facet !== "domain"),
      { facet: "correction", attribute: `work in ${denied}`, polarity: -1, explicit: true, confidence: 0.8 },
    ];
  const field =
    tools.length > 0
      ? undefined
      : (domainIn(clause) ??
        ventureIn(clause) ??
        tradeIn(clause) ??
        (pin ? undefined : ventureByTheWay(clause, false)));
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
  if (/^an only child(?!\p{L})/iu.test(text)) return "only child";
  if (!/^from /iu.test(text)) return nounPhrase(text);
  const origin =
    text.split(/[,;]| (?:but|so|where|that|and i|originally|too|also|as well|myself)\b/u, 1)[0]?.trim() ?? "";
  return isPhrase(origin) ? origin : undefined;
}

/** "Speaking French and Dutch" is to speak both. */
function circumstancesIn(object: string): (string | undefined)[] {
  const [first = "", ...rest] = object.split(/, (?:and )?| and /u);
  const spoken = /^speaking /iu.test(first);
  return [
    first,
    ...rest.map((part) => (spoken && /^\p{Lu}\p{L}+$/u.test(part) ? `speaking ${part}` : part)),
  ].map(circumstance);
}

export function habitSignals(clause: string, hedged: boolean): Signal[] {
  const habit = habitIn(clause);
  if (!habit) return [];
  const confidence = hedged ? HEDGED : habit.confidence;
  const attributes = habit.circumstance ? circumstancesIn(habit.object) : attributesOf(habit.object);
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

/** How somebody eats, when it suits them, and that they are past the basics. */
export function standingSignals(clause: string): Signal[] {
  if (refusesBasics(clause)) {
    return [
      {
        facet: "expertise",
        attribute: "beginner explanations",
        polarity: -1,
        explicit: true,
        confidence: 0.8,
      },
    ];
  }
  const found = dietIn(clause) ?? hoursIn(clause);
  return found && isPhrase(found.attribute)
    ? [{ facet: "topic", ...found, explicit: true, confidence: 0.85 }]
    : [];
}

/** What a question tells of its speaker by the way: "can my bakery …?", "as a nurse, do I …?" */
export function factsAsked(clause: string): Signal[] {
  const field = ventureByTheWay(clause, true);
  const role = occupationAlong(clause, true);
  const signal = { facet: "domain", polarity: 1, explicit: true, confidence: 0.75 } as const;
  return [
    ...(role !== undefined && isValue(role) ? [{ ...signal, slot: "Role" as const, attribute: role }] : []),
    ...(field === undefined ? [] : [{ ...signal, attribute: field }]),
  ];
}

/** What a sentence tells of its speaker's part of the world, its clauses saying nothing of it by themselves. */
export function localeTold(sentence: string): Signal[] {
  const role = roleLabelled(sentence);
  if (role !== undefined && isValue(role)) return [roleSignal(role)];
  return localeIn(sentence).map(localeSignal);
}

/** How answers should be written, as a question asks for it: "could you stick to metric?" */
export function localeAsked(clause: string): Signal[] {
  return localeIn(clause, true).map(localeSignal);
}
