/** What the assistant did and is not to do again: "stop translating product names", "never send me match news again". */
import { isPhrase } from "../grammar.ts";
import type { Signal } from "../signal.ts";
import { gerund } from "./gerund.ts";
import { nounPhrase } from "./noun-phrase.ts";

/** What an assistant hands over: the thing itself is unwelcome, not the handing over. */
const GIVING =
  "send|show|suggest|offer|give|recommend|put|list|include|book|sell|push|bring|pitch|forward|mail|email|text|serve|feed|throw|read|find|pick|add|propose|quote|want|expect|need|see|get|hear";
const DOING =
  "translate|round|rewrite|reword|rephrase|assume|change|shorten|correct|guess|repeat|invent|make up|apologi[sz]e|capitali[sz]e|abbreviate|convert|sign|summari[sz]e|edit|touch|alter|remove|delete|drop|swap|replace|reorder|skip|fill in|cut|split|merge|mix up|shorten|truncate|rename|reformat|paraphrase|quote|cite|forward|share|close|cancel|reschedule|book|order|subscribe|enrol|transfer|call|ring|phone|wake|finish|tweak|fix|improve|embellish|simplify|omit|spell|address|treat|lump|confuse|switch|autocorrect|second-guess|water down|tone down|pad";
const AGAIN =
  "(?:again|ever again|any ?more|any longer|from now on|in future|ever|please|for me|with me|on me|to me|thanks|thank you|ok|okay|as well|either)";
const CUT =
  /,? (?:when(?:ever)?|if|because|since|that way|without|unless|until|while|just because|like that|instead|before|after|as though|as if|so|and you) .*$|,? (?:i've told you .*|i can't .*|it's .*|i .*)$/iu;

const gerunds = (verbs: string): string =>
  verbs
    .split("|")
    .map((verb) => {
      const [first = "", ...rest] = verb.replace("[sz]", "s").split(" ");
      return [
        gerund(first).replace(/([sz])ing$/u, verb.includes("[sz]") ? "[sz]ing" : "$1ing"),
        ...rest,
      ].join(" ");
    })
    .join("|");

const NOT =
  "(?:please )?(?:(?:don't|do not) (?:you )?(?:ever |keep )|never (?:ever )?|(?:in future|next time|from now on),? (?:don't|do not|never) |i (?:asked|told) you (?:\\p{L}+ )?not to |i (?:don't|do not) (?:ever )?want you (?:to )?|(?:i )?(?:never|don't ever) want )";
const STOP =
  "(?:please |kindly |can you |could you |just |i(?:'d like| want| need) you to )*(?:stop|quit|no more) ";

const HANDED = [
  new RegExp(`^${NOT}(?:${GIVING}) (?:(?:me|us) )(.{3,60}?)((?:,? ${AGAIN})*)$`, "iu"),
  new RegExp(`^${STOP}(?:${gerunds(GIVING)}) (?:(?:me|us) )(.{3,60}?)((?:,? ${AGAIN})*)$`, "iu"),
  new RegExp(
    `^(?:please )?(?:don't|do not) (?:${GIVING}) (?:(?:me|us) )(.{3,60}?)((?:,? (?:again|ever again|any ?more|from now on|in future))(?:,? ${AGAIN})*)$`,
    "iu",
  ),
  new RegExp(
    `^${STOP}(?:suggesting|recommending|offering|pushing|including|adding|assuming) (.{3,60}?)((?:,? ${AGAIN})*)$`,
    "iu",
  ),
  new RegExp(
    `^(?:please )?no more (?:of )?(?:those |these |the |your |that )?(.{3,40}?)((?:,? ${AGAIN})*)$`,
    "iu",
  ),
];
const DONE = [
  new RegExp(`^${NOT}(${DOING}) (.{3,60}?)(?:,? ${AGAIN})*$`, "iu"),
  new RegExp(
    `^(?:please )?(?:don't|do not) (${DOING}) (.{3,60}?)(?:,? (?:again|ever again|any ?more|from now on|in future|ever)| (?:when you|if you|unless i|unless you|just because) .{3,60})(?:,? ${AGAIN})*$`,
    "iu",
  ),
];
const DOES = new RegExp(`^${STOP}((?:${gerunds(DOING)}) .{3,60}?)(?:,? ${AGAIN})*$`, "iu");

/** Another's words, one thing at hand, or a brand: a name is only ever the user's to bring up of themselves. */
const NOT_KIND =
  /^(?:wrong|same|incorrect|it|that|this|these|those|them|him|her|he|she|they|you|so|me|us|to|on|in|for|back|up|one|the (?:same )?one|anything|everything|nothing|something|worries|problems?|questions?|thanks|spam|junk|delays?|excuses|lies|nonsense|bugs|crashes|errors|mistakes|waiting|surprises|games|time|money|info|information|details|options|changes|charges)(?!\p{L})|\p{Lu}\p{L}|(?<!\p{L})(?:money|card|order|parcel|package|refund|payment|account|transfer)$|(?<!\p{L})(?:this|that|(?:to|from|off) my)(?!\p{L})/u;

function kind(text: string | undefined): string | undefined {
  const cut = (text ?? "")
    .replace(CUT, "")
    .replace(/^(?:any|the|your|those|these|all|my|an?) /iu, "")
    .trim();
  if (cut === "" || NOT_KIND.test(cut)) return undefined;
  return nounPhrase(cut);
}

function signal(attribute: string | undefined): Signal | undefined {
  if (attribute === undefined || !isPhrase(attribute)) return undefined;
  return { facet: "correction", attribute, polarity: -1, explicit: true, confidence: 0.85 };
}

/** Every prohibition says no. */
const MAY_FORBID = /(?<!\p{L})(?:not|n't|never|stop|quit|no more)(?!\p{L})|n't(?!\p{L})/iu;

export function prohibitionIn(clause: string): Signal | undefined {
  if (!MAY_FORBID.test(clause)) return undefined;
  for (const pattern of HANDED) {
    const found = signal(kind(pattern.exec(clause)?.[1]));
    if (found) return found;
  }
  for (const pattern of DONE) {
    const [, verb = "", object] = pattern.exec(clause) ?? [];
    const done = kind(object);
    if (done === undefined) continue;
    const [first = "", ...rest] = verb.toLowerCase().split(" ");
    return signal([gerund(first), ...rest, done].join(" "));
  }
  return signal(kind(DOES.exec(clause)?.[1]));
}
