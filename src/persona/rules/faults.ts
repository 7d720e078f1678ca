/** Manners that nobody wants: to say that an answer has them is to complain. */

export const FAULTS = new Set([
  "condescending tone",
  "waffle and padding",
  "long answers",
  "hedging",
  "flattery",
  "lectures and warnings",
  "repeating the question",
]);

/** "The way you put that sounds …". */
export const FINDS_FAULT =
  /(?:^|[ ,])(?:the way you|how you|your|you|that|this|it)(?: [\p{L}']+){0,6} ?(?:feels?|sounds?|is|are|'s|'re|comes? across(?: as)?|comes? over(?: as)?|seems?|looks?|reads?|gets?)(?: (?:so|too|really|very|a bit|rather|quite|like|as|a|an|just|pretty|rather)){0,3} $/iu;
