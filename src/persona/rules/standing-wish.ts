/** Which attitudes are standing wishes about answers, and which are words of an errand. */
import type { Attitude } from "./attitude.ts";
import { type Anchor, isOfOthers, isOfWorkpiece } from "./attitude-anchors.ts";

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

/** Whether an attitude is a standing one, given what its sentence speaks of. */
export function stands(attitude: Attitude, anchor: Anchor, sentence: string, question: boolean): boolean {
  const { word, force } = attitude;
  const yours = force !== "effect" && attitude.polarity === -1 && sentence.includes(`your ${word.text}`);
  const conditional = word.kind === "act" && /^(?:if|when) /iu.test(sentence);
  const spoken = anchor.addressed || anchor.lasting || yours || conditional;
  // "The teacher voice" is nobody's, and a "letter style" makes no letter.
  const rest = sentence.replace(word.text, " ");
  const worked = isOfWorkpiece(rest);
  if (attitude.matter === true && attitude.polarity === 1 && !anchor.lasting && !anchor.endless) return false;
  if (DONE.test(sentence) && !spoken) return false;
  if (worked && !spoken) return false;
  if (isOfOthers(rest) && (force !== "felt" || word.loose) && (worked || !spoken)) return false;
  const tasted = word.loose && TASTES.has(word.attribute);
  switch (force) {
    case "felt":
      if (word.kind === "limit" || !word.loose) return spoken || anchor.self || anchor.endless;
      return spoken || (anchor.endless && !tasted);
    case "effect":
      return spoken || anchor.endless || (anchor.self && !tasted);
    case "leaning":
      return spoken && !(anchor.self && tasted);
    case "complained":
      return spoken || !word.loose;
    case "ordered":
      return question ? asked(attitude, anchor, spoken, sentence) : ordered(attitude, anchor, spoken);
  }
}
