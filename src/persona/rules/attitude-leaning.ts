/** What a part of a clause leans to that names a manner and holds no known cue. */
import type { Attitude } from "./attitude.ts";
import { OWNED, POINTED } from "./cues-behind.ts";
import type { Mention } from "./manner-mentions.ts";

/** What speaks against, or for, whatever manner a part of a clause names. */
const AGAINST =
  /(?<!\p{L})(?:mangled|garbled|broken|blocked|unreadable|useless|pointless|tired|tiring|tires?|hurts?|annoy\p{L}*|irritat\p{L}*|bother\p{L}*|confus\p{L}*|wasted?|curl|cringe\p{L}*|wince|nowhere|stupid|dumb|childish|silly|stop|avoid|hate|can't|cannot|won't|don't|do not|dont|isn't|aren't|doesn't|not|no|never|nobody|without|enough of|fed up|sick of|too (?:much|many)|less|fewer|hardly|barely|nightmare|hell|awful|terrible|horrible|dread|lost|gibberish|mess|clutter\p{L}*|noise|sleep|overkill|exhaust\p{L}*|overwhelm\p{L}*|unnecessary|drop|lose|skip|spare|quit|refrain|resist|close the window|give up|glaze|scroll past|skim|headache|migraine|dizzy|mad|crazy|bonkers|nuts|wall|rage|angry|grate\p{L}*|creepy|fake|hollow|insult\p{L}*)(?!\p{L})/iu;

const FOR =
  /(?<!\p{L})(?:please|pls|always|prefer|like|love|want|need|enjoy|appreciate|better|best|easier|easiest|clearer|help\p{L}*|useful|welcome|works?|great|fine|happy|happier|good|perfect|ideal|nice|plenty|more|learn|belongs?|should|must|ought|beats?|thrive|keeps? me going|key|essential|vital|go for|matters?|trust|sure|yes|only|would|let's|get it|sink in|stick|favou?rite|thing|comfort\p{L}*|calm\p{L}*|save)(?!\p{L})/iu;

/** What a part says that names a manner and no known cue: against it, or else for it. */
export function leaning(part: string, mention: Mention): Attitude | undefined {
  if (mention.kind !== "thing" || mention.lack) return undefined;
  const at = part.indexOf(mention.text);
  if (at < 0 || OWNED.test(part.slice(0, at)) || POINTED.test(part.slice(0, at))) return undefined;
  const rest = part.replace(mention.text, " ");
  if (AGAINST.test(rest)) return { word: mention, polarity: -1, force: "leaning" };
  return FOR.test(rest) ? { word: mention, polarity: 1, force: "leaning" } : undefined;
}
