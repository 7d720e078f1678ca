/** Facts that a user states to be kept: name, pronouns, role, what not to bring up. */
import { anyOf } from "./gate.ts";
import { isValue, normaliseText, type Slot } from "../grammar.ts";
import { contentWords } from "./stop-words.ts";
import { nameIn, pronounsIn } from "./names.ts";
import { occupationIn } from "./occupations.ts";

export interface Pin {
  slot: Slot;
  value: string;
  confidence: number;
}

const OFF_LIMITS =
  /^(?:please )?(?:(?:don't|do not|never|stop|quit|avoid|no more) (?:ever |always )?(?:mention(?:ing)?|bring(?:ing)? up|talk(?:ing)? (?:to me )?about|discuss(?:ing)?|remind(?:ing)? me (?:of|about)|refer(?:ring)? to|ask(?:ing)? me about|speak(?:ing)? (?:of|about)|write about|raise|touch on)|(?:i (?:don't|do not) (?:ever )?(?:want|like|care|wish) to (?:talk|hear|speak|read|discuss|chat)(?: (?:anything|more))?(?: about)?)|let's not (?:talk about|discuss|mention|bring up)|steer clear of|stay off) (.{2,50}?)(?: (?:again|any ?more|ever|please|to me|with me|around me|at all|in (?:your|our) (?:answers|chats|conversations)|ever again|from now on)){0,4}$/iu;
const NO_TOPIC =
  /\b(?:this|that|it|these|those|them|yourself|you|me|him|her|price|card|account|order|the weather today|above|below)\b/iu;
const OFF_LIMITS_TOPIC =
  /^(.{3,40}?) (?:is|are) (?:off[- ]limits|a taboo(?: topic)?|taboo|a no-go(?: topic)?|not up for discussion)(?: for me)?$/iu;

function pin(slot: Slot, value: string | undefined, confidence: number): Pin | undefined {
  const clean = normaliseText(value ?? "").replace(/[.,!?;:]+$/u, "");
  return clean !== "" && isValue(clean) ? { slot, value: clean, confidence } : undefined;
}

const mayForbid = anyOf([OFF_LIMITS, OFF_LIMITS_TOPIC]);

function offLimitsIn(clause: string): Pin | undefined {
  if (!mayForbid(clause)) return undefined;
  const topic = (OFF_LIMITS.exec(clause)?.[1] ?? OFF_LIMITS_TOPIC.exec(clause)?.[1])?.replace(
    /^(?:about |anything about |anything (?:to do with|related to) |the (?:topic|subject) of |the )/iu,
    "",
  );
  if (topic === undefined || NO_TOPIC.test(topic)) return undefined;
  const value = topic.replace(/^my (?=\p{L}+$)/iu, "").replace(/ (?:or|and) /gu, " and ");
  return contentWords(value).length === 0 ? undefined : pin("Off limits", value, 0.95);
}

export function pinIn(clause: string): Pin | undefined {
  const found = nameIn(clause) ?? pronounsIn(clause) ?? offLimitsIn(clause);
  if (found) return found;
  const role = occupationIn(clause);
  return role === undefined ? undefined : pin("Role", role, 0.85);
}
