/** Where a wish holds: "for code", "at work", "when I'm on my phone". */
import { isPhrase } from "../grammar.ts";

export interface Scoped {
  text: string;
  /** As it stands behind an attribute: "for code", "at work". */
  scope: string;
}

const LEADING =
  /^(?:(?:when it comes to|as for|regarding|concerning) ((?:my )?[\p{L}' -]{2,30}?)|(for|in|with|at|on|during) ((?:my |the )?[\p{L}'-]{2,20}(?: [\p{L}'-]{2,20}){0,2}?)|when(?:ever)? i'?(?:m| am) ((?:at|in|on|using|working on|coding|writing|driving|cooking|studying)(?: (?:my |the |an? )?[\p{L}'-]{2,20}){0,2}?)|when(?:ever)? i ask (?:you )?(?:about|for) ([\p{L}' -]{2,30}?)|when we (?:talk|speak|chat) about ([\p{L}' -]{2,30}?)|when(?:ever)? you (?:send|write|give|show|share|post|suggest|recommend|generate|quote|explain|review|make|list) (?:(?:me|us) )?((?!it\b|this\b|that\b|something\b|anything\b)[\p{L}\d+#.' -]{2,30}?)),? (?=(?:please |always |never |just |only |i'd |i )?(?:keep|use|give|answer|reply|respond|write|be|make|stop|don't|never|no|explain|prefer|like|love|want|stick|avoid|skip|i |include|add|put|show|short|brief|tables?|bullet|emojis)\b)/iu;
const TRAILING =
  /^(?:(?:,? (?:please|pls|thanks|thank you|always|from now on|going forward|in (?:the )?future|any ?more|again|ever|at all|all the time|every time|next time|when you (?:answer|reply|respond|explain(?: things| something)?|write)(?: to me)?|in (?:your|the|any of your|all your|all) (?:answers?|repl(?:y|ies)|responses?|messages?|explanations?)|with me|to me|for me|when (?:possible|you can)|if (?:possible|you can)|whenever possible|where possible|though|tho|too|as well|instead|ok|okay|at the (?:start|beginning|end|top|bottom)(?: of (?:your|each|every|the) (?:answers?|repl(?:y|ies)|responses?|messages?))?|everywhere|so much|so often|that much|generally|in general|mostly|now|first|up front|here|by default|as much as possible|in every \p{L}+|claude|mate|man|dude|buddy|per answer|only|about (?:being|the fact that you're|you being) an? .{2,20}|(?:and |but )?not (?!in |at |for |on |when )[\p{L}\d -]{3,30}|when(?:ever)? you can|with (?:every|each|all) (?:snippet|example|answer|code|sample|reply|response|code sample|code example)s?|in (?:anything|everything|whatever) you (?:write|send|make|do)(?: (?:for|to) me)?|like [\p{L}\d ,]{2,30}|such as [\p{L}\d ,]{2,30}|rather than .{3,40}|instead of .{3,40}|over .{3,40})){1,4})$/iu;
const PLACE =
  /^,? ?((?:for|in|at|on|about|with|during|when) (?:(?:i'm |i am |it comes to |talking about )?(?:my |the )?[\p{L}\d'#+-]{2,20})(?: [\p{L}\d'-]{2,20}){0,2})$/iu;

export function leadingScope(clause: string): Scoped {
  const match = LEADING.exec(clause);
  if (!match) return { text: clause, scope: "" };
  const [, about, preposition, place, doing, asked, discussed, sent] = match;
  if (/^(?:the )?(?:first|second|third|next|last|other|new|same)\b/iu.test(place ?? ""))
    return { text: clause, scope: "" };
  const text = clause.slice(match[0].length).replace(/^i (?=keep|use|be )/iu, "");
  const topic = about ?? asked ?? discussed ?? sent;
  if (topic !== undefined) return { text, scope: `for ${topic.trim()}` };
  if (doing !== undefined) return { text, scope: /^(?:at|in|on) /iu.test(doing) ? doing : `when ${doing}` };
  return { text, scope: `${(preposition ?? "for").toLowerCase()} ${(place ?? "").trim()}` };
}

/** What follows a wish: nothing of weight (""), a scope, or undefined where it is about something else. */
export function trailingScope(rest: string): string | undefined {
  if (rest.trim() === "" || TRAILING.test(rest)) return "";
  const place = PLACE.exec(rest)?.[1]?.replace(/^when (?:it comes to|talking about) /iu, "for ");
  if (place === undefined) return undefined;
  if (
    /\b(?:this|that|it|these|those|them|above|below|you|your|one|two|three|four|five|six|a|an|first|second|last|next|every|dinner|lunch|me|us|him|her)\b/iu.test(
      place,
    )
  )
    return undefined;
  return place.replace(/^when i(?:'m| am) /iu, "").toLowerCase();
}

export function scopedAttribute(attribute: string, scope: string): string {
  if (scope === "") return attribute;
  const joined = `${attribute} ${scope}`.replace(/ my /gu, " ");
  return isPhrase(joined) ? joined : attribute;
}
