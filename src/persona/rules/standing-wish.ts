/** Which attitudes are standing wishes about answers, and which are words of an errand. */
import type { Attitude } from "./attitude.ts";
import { type Anchor, isOfOthers, isOfWorkpiece, isWishedByOthers } from "./attitude-anchors.ts";

/** What people like or dislike for its own sake as well: it takes talk of answers to mean them. */
const TASTES = new Set([
  "humour",
  "puns",
  "sarcasm",
  "long answers",
  "images",
  "summaries",
  "quizzes",
  "lectures and warnings",
  "metaphors",
  "colour coding",
  "math notation",
  "poetic language",
  "theory",
  "opinions",
  "guesses",
]);

/** Of one's own: nothing more is to be asked. */
const DONE =
  /^(?:(?:nope|nah|ok|okay|great|thanks|thank you|no)[,.!]? )?(?:(?:i have|i've|i've got|i got|that's) )?no (?:more|further|other) (?:questions?|comments?|requests?)(?![\p{L}'])/iu;
const POINTS = /(?<!\p{L})(?:it|this|that)(?!\p{L})/iu;

function ordered({ word, polarity }: Attitude, anchor: Anchor, spoken: boolean): boolean {
  if (spoken || (word.loose && anchor.endless)) return true;
  return !word.loose || (polarity === -1 && anchor.self);
}

function asked({ word, polarity }: Attitude, anchor: Anchor, spoken: boolean, sentence: string): boolean {
  if (polarity === -1) return spoken || !word.loose;
  return (
    anchor.lasting ||
    anchor.endless ||
    (spoken && !word.loose && word.kind !== "act" && !POINTS.test(sentence))
  );
}

/** Where a wish ends and its reason begins: "number the steps, so that I can tell my colleague". */
const REASON =
  /(?:,| so(?: that)?| because| since| cos| otherwise) |[;:–—-] | my (?:customers?|kids?|boss|wife|husband) (?:is|are) /iu;
/** "My colleagues like summaries, but as for me, …": from others to oneself. */
const TURN = /(?<!\p{L})(?:but|whereas|as for me|me,)(?= )/iu;
const OF_ANSWERS = /(?:answers|repl(?:ies|y)|responses|messages|explanations)$/iu;

function wishOf(sentence: string, { text }: Attitude["word"]): string {
  const end = sentence.indexOf(text) + text.length;
  const [wish = ""] = sentence.slice(end).split(REASON);
  const before =
    sentence
      .slice(0, end - text.length)
      .split(TURN)
      .at(-1) ?? "";
  return `${before} ${wish}`;
}

/** Whether an attitude is a standing one, given what its sentence speaks of. */
export function stands(attitude: Attitude, anchor: Anchor, sentence: string, question: boolean): boolean {
  const { word, force } = attitude;
  const yours =
    force !== "effect" &&
    attitude.polarity === -1 &&
    (sentence.includes(`your ${word.text}`) || /^your /iu.test(word.text));
  const conditional = word.kind === "act" && /^(?:if|when) /iu.test(sentence);
  const spoken = anchor.addressed || anchor.lasting || yours || conditional || OF_ANSWERS.test(word.text);
  // "The teacher voice" is nobody's, and a "letter style" makes no letter.
  const rest = sentence.replace(word.text, " ");
  const worked = isOfWorkpiece(rest);
  if (attitude.matter === true && attitude.polarity === 1 && !anchor.lasting && !anchor.endless) return false;
  if (DONE.test(sentence) && !spoken) return false;
  if ((worked && !spoken) || isWishedByOthers(wishOf(sentence, word))) return false;
  if (isOfOthers(wishOf(sentence, word)) && (force !== "felt" || word.loose) && (worked || !spoken))
    return false;
  const tasted = word.loose && TASTES.has(word.attribute);
  switch (force) {
    case "felt":
      if (word.kind === "limit" || !word.loose) return spoken || anchor.self || anchor.endless;
      return spoken || (anchor.endless && !tasted);
    case "effect":
      return (
        spoken || anchor.endless || (anchor.self && !tasted) || (!word.loose && attitude.polarity === -1)
      );
    case "leaning":
      return spoken && !(anchor.self && tasted);
    case "complained":
      return spoken || !word.loose;
    case "ordered":
      return question ? asked(attitude, anchor, spoken, sentence) : ordered(attitude, anchor, spoken);
  }
}
