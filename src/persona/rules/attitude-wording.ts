/** Pieces of the wordings in which people speak for and against a manner. */

/** Words that may stand between a cue and the manner; none that would begin another phrase. */
export const MODIFIERS =
  "(?:(?!(?:to|of|from|in|on|at|about|with|for|and|or|but|i|me|you|he|she|they|we|it|my|his|her|their|our|is|are|was|were|if|when|that|than|not|as|who|because|so)[ '])[\\p{L}\\d'-]+[ -]){0,3}";

export const GIVING =
  "(?:(?:you to|a bit of|a little|a touch of|a dash of|lots of|plenty of|some of|all of|kind of|a bit more|for you to|it when you|when you|that you|how you|if you|read|reading|answers|replies|hear|hearing|see|seeing|to know|to see|to hear|to understand|to be told|to be given|to be (?:spoken|talked|written) to|to be (?:addressed|answered|treated|greeted)|being (?:spoken|talked|written) to|using|use|giving|give|gave|giving me|give me|me|us|things|stuff|everything|it|adding|add|put|putting|write|writing|send|sending|do|doing|go|going|in|with|to|up|out|having|have|start|starting|end|ending|at|by|as|reply|replying|answer|answering|explain|explaining|talk|talking|speak|speaking|tell|telling|make|making|be|being|get|getting|throw|throwing|work|slip|keep|keeping|bother|try|ever|even|always|constantly|just|so|too|that|all|any|of|those|these|the|your|on|ask|asking|show|showing|include|including|offer|offering|finish|finishing|open|opening|close|closing|sound|sounding|act|acting|need|feel free|feel the need|please|become|turn) ){0,5}";

export const ADVERBS =
  "(?:(?:really|just|also|still|do|so|very|quite|pretty|rather|always|kind of|sort of|only|tend to|a bit|actually|honestly|absolutely|simply|truly|totally|personally|generally|usually|often|much|far|all|would|will|even|both|now|really do|sometimes|completely|definitely|particularly|especially|mostly|frankly|frequently|typically) ){0,3}";

/** The speaker as a subject, contracted or not. */
export const I = "(?:i|we|i'm|i am|im|i've|i have|i'd|i would|i'll|i will|we're)";

/** What an effect falls on. */
export const ME = "(?:me|us|my (?!day|life|heart)\\p{L}+(?: reader)?)";

/** A cue that ends the text before a manner. */
export const before = (alternatives: string): RegExp =>
  new RegExp(`(?:^|[ ,:(-])(?:${alternatives}) ${GIVING}${MODIFIERS}$`, "iu");

const HOW =
  "(?:(?: (?!(?:and|or|but|so|who|he|she|my|i|we|it|they|you|if|because)[ '])[\\p{L}\\d'-]+){0,8}?)";

/** A cue that begins the text behind a manner. */
export const behind = (alternatives: string): RegExp =>
  new RegExp(
    `^${HOW}(?:,? (?:they|it|that|those|these|this|that's|it's))? ?${ADVERBS}(?:${alternatives})(?![\\p{L}])`,
    "iu",
  );
