/**
 * What the assistant keeps doing and is to leave, whatever it is: "you keep finishing my sentences",
 * "inventing section numbers has to end". Only what is done in talk: "stop charging me" is an errand.
 */
import { isPhrase } from "../grammar.ts";
import type { Attitude } from "./attitude.ts";
import { gerund } from "./gerund.ts";

/** What an assistant does by talking. */
const TALKING =
  "apologi[sz]e|say|tell|ask|call|write|type|use|switch|correct|fix|finish|complete|assume|invent|make up|fabricate|round|translate|mention|bring up|repeat|pretend|send me back|send me to|redirect|refer me|point me|treat|talk|speak|answer|reply|quote|copy|parrot|guess|convert|spell|touch|rewrite|reword|pop|sign off|start|begin|open|end|suggest|recommend|compare|interrupt|ignore|forget|remind|wish|greet|link|give me|hand me|explain|address|confuse|mix up|swap|shorten|insist|jump|slip|fall back|lapse|capitali[sz]e|abbreviate|paste|put|praise|thank|offer|push|lecture|judge|second-guess|interpret|misspell|mispronounce|drop|add|cut|split|skip|count|list|mark|underline|cite|summari[sz]e";

const asGerund = (verb: string): string => {
  const [first = "", ...rest] = verb.replace("[sz]", "s").split(" ");
  const done = gerund(first).replace(/sing$/u, verb.includes("[sz]") ? "[sz]ing" : "sing");
  return [done, ...rest].join(" ");
};
const DOING = `(?:${TALKING.split("|").map(asGerund).join("|")})`;
const DO = `(?:${TALKING})`;

const KEEPS = new RegExp(
  `(?:^|[ ,])(?:you (?:just |always |still )?(?:keep(?: on)?|kept|won't stop|can't stop|never stop|insist on|persist in)|you(?:'ve| have) (?:taken to|started|begun)|(?:you're|you are|you were) (?:always|forever|constantly|again|still)|(?:stop|quit|cease|don't keep(?: on)?|do not keep(?: on)?|give up|refrain from|desist from|no more|enough of|enough with|sick of|tired of|fed up with|no need for)(?: you| your)?|your habit of|the habit of|this business of|there you go|can we stop|could you stop|please no) (${DOING} [^,;]{2,60})`,
  "iu",
);
const UNASKED = new RegExp(
  `(?:^|[ ,])(?:(?:nobody|no one|who|i never|i didn't|i never ever) asked (?:you )?to|(?:would|could|can) you (?:please |kindly )?not|i'd rather you didn't|i would rather you didn't|i (?:asked|told) you (?:\\p{L}+ )?(?:not to|never to)|(?:would|do) you mind (?:\\p{L}+ )?not) ((?:${DO}|${DOING}) [^,;]{2,60})`,
  "iu",
);
const ENOUGH = new RegExp(
  `^(?:this |all this |the |your )?(${DOING} [^,;=]{2,50}?) (?:(?:has|needs) to (?:end|stop|go)|must (?:end|stop)|(?:= |is |isn't |= ?)(?:not |no )?(?:ok|okay|on|good|acceptable|banned|forbidden|over|a no-go|out))(?!\\p{L})`,
  "iu",
);

const EVERY_TIME = new RegExp(
  `(?:^|[ ,])you (?:always |again |just |still )?(${DO} [^,;]{2,40}?) (?:every (?:single )?time|each (?:and every )?time|all the time|so often|over and over|time and again|time after time)(?!\\p{L})`,
  "iu",
);
/** "Enough with the pounds and ounces": what is used, and not the using. */
const SPARED =
  /^(?:(?:ok|okay|right|please|and|now),? )?(?:enough (?:already )?(?:with|of)|lay off(?: with)?|spare me|no more of) (?:the|your|all the|all your|those|these) ([^,;]{3,40})/iu;

/** What comes behind the doing: a reason, a time, a plea. */
const CUT =
  /,? (?:when(?:ever)?|if|because|since|unless|until|while|instead|before|after|as though|as if|so that|so|and|but|it's|its|that's|thats|i|please|again|for me|on me|with me|every time|each time|each and every|all the time|any ?more|any longer|from now on|ever again|in future|will you|would you|ok|okay|thanks|for good|at all|stop|cop on|lol|lmao+) ?.*$/iu;
/** A matter that went wrong, and no manner: "you keep saying my payment failed". */
const MATTER =
  /(?<!\p{L})(?:wrong|payments?|orders?|parcels?|packages?|refunds?|deliver\p{L}+|bookings?|cards?|accounts?|bills?|invoices?|charges?|fail\p{L}*|late|broken|money|items?|size|tickets?|appointments?|wait|hold|call|contact|log|try|address|email|number|password|code|error|link)(?!\p{L})/iu;
const POINTS_BACK =
  /(?<!\p{L})(?:it|that|this|these|those|them|same thing)$|^\p{L}+ (?:it|that|this|me|so|so much)$/iu;

function doingIn(clause: string, question: boolean): string | undefined {
  const kept = question ? undefined : (KEEPS.exec(clause)?.[1] ?? ENOUGH.exec(clause)?.[1]);
  if (kept !== undefined) return kept;
  const unasked = UNASKED.exec(clause)?.[1] ?? (question ? undefined : EVERY_TIME.exec(clause)?.[1]);
  if (unasked === undefined) return undefined;
  const [verb = "", ...rest] = unasked.split(" ");
  return [gerund(verb), ...rest].join(" ");
}

/** The doing complained of in a clause that names no known manner. */
export function stoppedIn(clause: string, question: boolean): Attitude | undefined {
  const things = question ? undefined : SPARED.exec(clause)?.[1];
  const doing = doingIn(clause, question) ?? things;
  if (doing === undefined) return undefined;
  const attribute = doing.replace(CUT, "").trim();
  if (
    (!attribute.includes(" ") && things === undefined) ||
    POINTS_BACK.test(attribute) ||
    MATTER.test(attribute) ||
    !isPhrase(attribute)
  )
    return undefined;
  const start = clause.indexOf(attribute);
  return {
    word: {
      facet: "correction",
      attribute,
      kind: "act",
      loose: false,
      text: attribute,
      start,
      end: start + attribute.length,
    },
    polarity: -1,
    force: "ordered",
  };
}
