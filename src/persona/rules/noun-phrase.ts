/** Trims a stretch of a sentence to the noun phrase that an attribute is, or refuses it. */
import { isPhrase, normaliseText } from "../grammar.ts";
import { several } from "./countable.ts";
import { ANAPHORS, contentWords } from "./stop-words.ts";

const FILLER_END =
  /[ ,](?:for (?:many |several |some |\d+ )?years(?: now)?|for a (?:while|long time|few years)|since (?:i was|childhood).{0,20}|too|also|as well|either|a lot|lots|a ton|a bunch|a great deal|so much|so very much|very much|too much|that much|much|as much as possible|as possible|best|most|the most|the best|more|better|more than anything(?: else)?|above all|these days|nowadays|lately|recently|right now|now|at the moment|in general|generally|usually|especially|mostly|mainly|for fun|for a living|for now|in my (?:free|spare) time|in my leisure time|on the side|all the time|from time to time|(?:every )?once in a while|(?:every )?now and then|now and again|every so often|now and then|sometimes|often|myself|ourselves|personally|instead|anyway|anyways|at all|actually|really|though|tho|please|thanks|thank you|lol|haha|though|honestly|to be honest|tbh|again|anymore|any more|as a hobby|as a pastime|when i can|if i can|whenever i can|when possible|if possible|in particular|only|and more|and so on|etc|and stuff|and things|and such|and things like that|and stuff like that|or something|or so|i guess|i think|you know|btw|by the way|of course|for sure|indeed|currently|still|just|ever|never|always|and all|and whatnot|xd|:\)|<3|is all|that's all|both|together|yet|already|today|out there|so far|to me|for me|with me)$/iu;
const DETERMINER =
  /^(?:(?:a lot|lots|plenty|many) of different(?: (?:kinds|sorts|types) of)?|many different(?! (?:kinds|sorts|types))|a lot of|lots of|(?:everything|anything) (?:about|to do with|related to)|a bit of|a little|a little bit of|a few|few|plenty of|tons of|loads of|all (?:kinds|sorts|types) of|(?:any|some|every) (?:kinds?|sorts?|types?) of|many (?:different )?(?:kinds|sorts|types) of|different (?:kinds|sorts|types) of|(?:the|a) (?:idea|concept|feeling|thought|art|process|act|fact|experience|joy|thrill) of (?=\p{L}+ing )|all of the|all the|most of the|both|each|every|all|any|some|most|many|several|various|such|quite|rather|really|very|just|only|also|even|still|mainly|mostly|usually|especially|particularly|either|a good|a nice|a great|good old|good|nice|an|a|my own|my|our|more)(?: |$)/iu;
/** "the piano", "the outdoors", "the sound of rain": definite, yet pointing at nothing in particular. */
const GENERIC_DEFINITE =
  /^the (?:(?:great |open |big |deep |night |early |late )?(?:outdoors?|ocean|sea|seaside|beach|beaches|mountains?|woods|forest|city|country|countryside|suburbs|wilderness|desert|rain|snow|sun|sunshine|sunset|cold|heat|winter|summer|spring|autumn|fall|holidays|weekends?|mornings?|evenings?|night|nightlife|moon|sky|stars|universe|water|lake|river|gym|theat(?:er|re)|cinema|movies|opera|ballet|circus|zoo|library|arts|internet|news|radio|dark|quiet|silence|simple life|piano|guitar|drums?|violin|cello|flute|harp|saxophone|trumpet|clarinet|ukulele|bass|banjo|accordion|keyboard|trombone|oboe|viola|harmonica|metric system|\d0'?s|\d{4}s|(?:eighties|nineties|sixties|seventies)|truth|unknown|paranormal|occult|smell of .+|sound of .+|sounds of .+|taste of .+|feeling of .+|feel of .+|colou?r .+|art of .+|history of .+|works of .+|idea of .+|thrill of .+|beauty of .+|culture .+|color|environment|planet|world|company of .+|combination of .+|challenge of .+))$/iu;
const PROPER =
  /^[Tt]he (?:[\p{Lu}\d][\p{L}\d'&.-]*)(?: (?:\p{Lu}[\p{L}\d'&.-]*|of|and|the|in|\d+)){0,4}(?: (?:series|franchise|trilogy|saga|movies|films|books|novels|games|shows))?$/u;
const UNSPECIFIC =
  /^(?:the|that|this|these|those|what|how|when|why|where|who|whom|whose|which|if|whether|you|your|yours|he|she|them|others|ones|someone|his|her|hers|its|their|him|they|we|us|me|i|as|not|no|it|there|here|so|too|about|because|but|or|and|than|then|to|at|on|for|from|with|is|are|was|be|been|am|do|does|did|have|has|had|can|could|will|would|should|must|may|might|watching it|doing it|being able|in|by|of|up|out|off|over|into|yet|oh|ok|okay|lol|haha|well|yes|yeah|maybe|perhaps|probably|sure|thanks|please|sorry|never|ever|however|once|anymore|seems?)(?: |$)/iu;
/** A point in time, a price or a party size: a wish of this errand and no lasting taste. */
const ERRAND =
  /(?:\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m|p\.m|o'clock)\b|\b\d{1,2}:\d\d\b|\b(?:today|tomorrow|tonight|yesterday|this (?:morning|afternoon|evening|week|weekend|month|year)|next (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|last (?:week|month|year|night))\b|\b(?:for|of) \d+ (?:people|persons|adults|guests|nights|days)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec) \d{1,2}|\b\d{1,2}(?:st|nd|rd|th) (?:of )?\p{L}+|\b(?:one|option|options|choice|reservation|appointment|refund|ticket number)$|[$€£]\s?\d)/iu;
const TASTE_WORD = /(?:^| )(?:like|love|hate|prefer|dislike|i|i'm|i've|i'd|lol|you|your)(?= |$)/iu;
/** "playing it with friends", "some nice place": it takes what was said before to know what. */
const POINTS_BACK =
  /^\p{L}+ing (?:up |out |about |at |for |on |to |with )?(?:it|them|that|this|those|these|him|her|you|one|so)(?: |$)|\bthe same\b|\bsome (?:nice |good |great )?(?:place|places|point|one|time|thing|things|stuff)\b|^(?:(?:new|current|old|first|last|whole) )?(?:job|work|life|day|place|time|house|home|account|app|card|new one|whole thing|little things|experience|problem|service|conversation|company|world|name|people|person|way|family's|parts|part|feeling|sound|look|food there|atmosphere|view|views|energy|vibe|challenge|freedom|opportunity|smell|taste|variety|process|fact|bank|phone|money|website)$|\b(?:my|our) (?:card|refund|order|account|payment|transfer|package|parcel|delivery|top-up|transaction|bank|app|flight|reservation|booking)(?: |$)|\b(?:from|to|in|near) \p{Lu}\p{L}+.{0,30} (?:to|from) \p{Lu}/u;
const VAGUE_QUANTITY =
  /^(\p{L}+ing(?: (?:to|about))?) (?:(?:a lot of|lots of|plenty of|many)(?: different(?: (?:kinds|sorts|types) of)?)?|a little(?: bit of)?|a bit of|a (?:wide )?(?:variety|range) of|all (?:kinds|sorts|types) of|different (?:kinds|sorts|types) of|any (?:kind|sort|type) of|some|all the|various) /iu;
/** "A good thriller", of which any will do. */
const GOOD_ONE = /^an? (?:really |very )?(?:good|nice|great|decent|proper) /iu;
/** "Doing all kinds of fencing." */
const DOING_SO = /^doing (?=\p{L}{3,}ing(?: |$))/iu;
/** "Reading things", "doing similar things" say nothing; "trying new things" does. */
const VACUOUS =
  /^(?:(?:reading|doing|watching|eating|playing|having|getting|seeing|buying|using)(?: about| with)? )?(?:things|stuff|activities|ones)$|(?:^| )(?:different|similar|other|various|several|many|such|same) (?:things|stuff|activities|ones)$|^(?:spending|passing|having) (?:my |some |more )?time$|^\p{L}+ing (?:both|the two|these|those) \p{L}+$|^\p{L}+ing other (?!people|countries|cultures|languages)\p{L}+$/iu;
/** "Visiting their gardens": whose they are stands elsewhere. */
const OWNED = /(?<!\p{L})(?:their|his|her|its)(?!\p{L})/u;
const OWNER = /(?<!^)\p{Lu}|(?:^| )(?:people|children)(?: |')|\p{L}{3}s(?:'s)? .*(?:their|its)/u;
const PREPOSITION_END =
  /(?: (?:and|or|but|with|of|in|on|at|for|to|from|by|about|like|the|a|an|my|our|his|her|their|as|than|that|which|who|while|when|because|so|is|are|was|were|be|it's|very|really|too|such|into|over|also|just|if|not|i|,)){1,6}$/iu;

function withoutFillers(text: string): string {
  let rest = text.trim();
  for (let round = 0; round < 4; round += 1) {
    const next = rest
      .replace(/[\s,.;:!?~"(){0,4}_]+$/u, "")
      .replace(FILLER_END, "")
      .replace(PREPOSITION_END, "");
    if (next === rest) return rest;
    rest = next;
  }
  return rest;
}

function withoutDeterminers(text: string): string {
  let rest = text;
  for (let round = 0; round < 4; round += 1) {
    const next = rest.replace(DETERMINER, "");
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

function withoutDefinite(text: string): string | undefined {
  if (!/^the /iu.test(text)) return text;
  if (PROPER.test(text)) return text;
  return GENERIC_DEFINITE.test(text) && !/colou?r of (?:the|this|that|these|those|my|your|it)\b/iu.test(text)
    ? text.slice(4)
    : undefined;
}

function shortened(text: string): string {
  const words = text.split(" ");
  if (words.length <= 10 && text.length <= 80) return text;
  const cut = words.slice(0, 10);
  for (let at = cut.length - 1; at >= 3; at -= 1) {
    if (
      /^(?:in|on|at|with|for|from|by|about|and|or|while|during|after|before|because|that|which|who|to)$/iu.test(
        cut[at] ?? "",
      )
    ) {
      return cut.slice(0, at).join(" ");
    }
  }
  return "";
}

/** The attribute in a stretch of text ("a lot of old movies too" → "old movies"), if there is one. */
export function nounPhrase(text: string): string | undefined {
  const definite = withoutDefinite(withoutFillers(withoutDeterminers(withoutFillers(normaliseText(text)))));
  if (definite === undefined) return undefined;
  const counted = withoutDeterminers(definite).replace(VAGUE_QUANTITY, "$1 ").replace(DOING_SO, "");
  const trimmed = withoutFillers(shortened(counted));
  const phrase = GOOD_ONE.test(text) ? several(trimmed) : trimmed;
  if (phrase.length < 2 || (UNSPECIFIC.test(phrase) && !PROPER.test(phrase))) return undefined;
  if (VACUOUS.test(phrase) || (OWNED.test(phrase) && !OWNER.test(phrase))) return undefined;
  if (POINTS_BACK.test(phrase) || ERRAND.test(phrase) || TASTE_WORD.test(phrase)) return undefined;
  const last = phrase.slice(phrase.lastIndexOf(" ") + 1).toLowerCase();
  if (ANAPHORS.has(last) || contentWords(phrase).length === 0) return undefined;
  return isPhrase(phrase) ? phrase : undefined;
}
