/** Blocks of somebody else's text: fenced code, tagged documents, forwarded mail, announced pastes. */
import { matchesOf } from "../matches.ts";

/** More than this is never looked at, so that a huge turn costs no more than a large one. */
const SCAN_MAX_CHARACTERS = 65_536;

const FENCE = /^[^\S\n]*(?:```|~~~)/u;
const VOID_TAGS = new Set(["br", "hr", "img", "input", "link", "meta"]);
const OPENING_TAG = /<([a-z][a-z0-9_-]{0,30})(?:\s[^<>]{0,200})?>/giu;

/** From here to the end of the turn nothing is the user's own. */
const REST_IS_FOREIGN = [
  /^[^\S\n]*-{2,}[^\S\n]*(?:original message|forwarded message|begin forwarded)/imu,
  /^[^\S\n]*begin forwarded message/imu,
  /^[^\S\n]*on [^\n]{4,120} wrote:[^\S\n]*$/imu,
  /^[^\S\n]*(?:from|to|subject|sent|cc|date|von|an|betreff|de|objet|asunto): [^\n]{1,200}\n[^\S\n]*(?:from|to|subject|sent|cc|date|von|an|betreff|de|objet|asunto): /imu,
  /^-- ?$/mu,
  /^[^\S\n]*(?:(?:best|kind|warm|many)(?: regards| wishes| thanks)|regards|sincerely(?: yours)?|yours (?:truly|sincerely|faithfully)|cheers|mit freundlichen grüßen|cordialement|saludos)[,.]?[^\S\n]*$/imu,
  /^[^\S\n]*sent from my \w/imu,
  /\n[^\S\n]*dear [^\n,]{1,40},[^\S\n]*$/imu,
];

const WORK_ON_TEXT =
  "summari[sz]e|translate|proofread|re-?write|rephrase|paraphrase|edit|fix|correct|improve|review|analy[sz]e|classify|extract|shorten|condense|polish|grade|critique|debug|refactor|convert|reformat|format|reply to|respond to|answer|interpret|explain|read|check|complete|continue|finish|write|draft|compose|create|generate|post|send|say";
const FOREIGN_TEXT =
  "article|text|e-?mail|mail|message|post|doc|docs|document|transcript|log|logs|review|letter|code|snippet|paragraph|essay|story|passage|conversation|chat|prompt|bio|resume|cv|poem|lyrics|song|speech|abstract|paper|report|statement|sentence|quote|excerpt|comment|tweet|blog|output|error|trace|contents?|note|notes|question|dialog(?:ue)?|description|profile|testimonial|survey|feedback|ticket|answer|reply|response|script|chapter|page|book|faq|policy|contract|terms|requirements|job (?:ad|posting|description)";

/** "summarise this:", "translate into French:", "here's the article:", "she wrote:" … */
const ANNOUNCED = [
  new RegExp(`\\b(?:${WORK_ON_TEXT})\\b[^\\n.!?:]{0,120}:`, "giu"),
  new RegExp(
    `\\b(?:here(?:'s|’s| is| are|s)|below(?: is|'s)?|this is|these are|the following(?: is)?|following)\\b[^\\n.!?:]{0,60}\\b(?:${FOREIGN_TEXT})\\b[^\\n.!?:]{0,60}(?::|\\n)`,
    "giu",
  ),
  new RegExp(
    `\\b(?:${WORK_ON_TEXT})\\b (?:\\w+ ){0,2}(?:this|the following|the (?:text|article|passage|email|message) below)\\b[^\\n:]{0,80}\\n`,
    "giu",
  ),
  /\b(?:said|says|wrote|writes|told me|replied|answered|asked|reads?|goes|quote|states?|stated|posted|tweeted|texted|quoting|lyrics)(?: [^\n.!?:]{0,40})?:/giu,
  new RegExp(`^[^\\S\\n]*(?:${FOREIGN_TEXT}|quote|input|context|system|assistant|instructions?):`, "gimu"),
];

function withoutFences(text: string): string {
  const kept: string[] = [];
  let fenced = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) {
      fenced = !fenced;
      kept.push("");
    } else if (!fenced) kept.push(line);
  }
  return kept.join("\n");
}

/** Without `<document>…</document>`; an opening tag that is never closed takes the rest with it. */
function withoutTagged(text: string): string {
  if (!text.includes("<")) return text;
  const lower = text.toLowerCase();
  let kept = "";
  let from = 0;
  for (const match of matchesOf(text, OPENING_TAG)) {
    const name = (match[1] ?? "").toLowerCase();
    if (match.index < from || VOID_TAGS.has(name)) continue;
    kept += text.slice(from, match.index) + "\n";
    const closing = `</${name}>`;
    const end = lower.indexOf(closing, match.index);
    if (end < 0) return kept;
    from = end + closing.length;
  }
  return kept + text.slice(from);
}

function endOfOwn(text: string): number {
  let end = text.length;
  for (const pattern of REST_IS_FOREIGN) {
    const match = pattern.exec(text);
    if (match) end = Math.min(end, match.index);
  }
  for (const pattern of ANNOUNCED) {
    for (const match of matchesOf(text, pattern)) {
      const after = match.index + match[0].length;
      if (after < end && text.slice(after, after + 400).trim() !== "") end = after;
      break;
    }
  }
  return end;
}

export function withoutPastes(text: string): string {
  const prose = withoutTagged(withoutFences(text.slice(0, SCAN_MAX_CHARACTERS)));
  const own = prose.slice(0, endOfOwn(prose));
  // A turn cut for its size ends in the middle of something: only its beginning is trusted.
  return text.length > SCAN_MAX_CHARACTERS ? own.slice(0, 1024) : own;
}
