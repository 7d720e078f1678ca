/**
 * The parts of a clause that as a whole says nothing: "call me Rosa, nobody uses the long version",
 * "I keep bees, so spring is busy". A wish's "please" is each part's.
 */

/** What is said before a comma or a closing remark: three words or more say something. */
const HEAD =
  /^((?:[^\s,]+ ){2,}[^\s,]+?)(?:, .+| (?:by the way|btw|fyi|though|actually|tbh|thanks|otherwise .+))$/iu;
const BREAK =
  /,? (?:but|because|whereas|while|although|which means|meaning) |, (?:so |and |or |plus |then |yet |that's why )?| so (?=(?:i|i'm|we|please|keep|give|use|don't|no|my|show|the|early|late|only|send|talk)(?! much\b| many\b)[ '])| and (?=(?:i|we|am|are|was|have|do|don't|can't|cannot|never|always|not|get|got|need|love|hate|prefer|my|our|it)(?! to\b)[ '])/iu;
const STATED = /^(?:i|i'm|i've|we|we're|we've|my|our|it|it's|been|that|the|not)(?= )/iu;
const BESIDE =
  /, | (?=(?:because|since|as|given that|given|seeing as|considering|bearing in mind that) (?:i|i'm|i've|my|we|we're|our)(?!\p{L}))/iu;
const PARTS_MAX = 5;
const POLITE = /(?<!\p{L})(?:please|pls|plz)(?!\p{L})/iu;
/** A verb whose subject stands in the part before. */
const OPEN_VERB =
  /^(?:am|are|was|were|have|do|don't|can't|cannot|never|always|get|got|need|love|hate|prefer|run|own|use|work|live|eat|drink|keep|sell)(?= )/iu;

/** What cannot begin a statement of its own. */
const CONTINUED = /^(?:like|with|such|than|as|to|of|for example|including|especially|love to|or)(?= )/iu;

export function partsOf(text: string): string[] {
  const head = HEAD.exec(text)?.[1];
  const pieces = text.split(BREAK, PARTS_MAX).map((piece) => piece.trim());
  if (pieces.length < 2) return head === undefined ? [] : [head];
  const subject = /^(?:i|i'm|i've)(?= )/iu.test(text)
    ? "I"
    : /^(?:we|we're|we've)(?= )/iu.test(text)
      ? "we"
      : undefined;
  const polite = POLITE.test(text);
  return pieces
    .map((piece, index) =>
      index > 0 && subject !== undefined && OPEN_VERB.test(piece) ? `${subject} ${piece}` : piece,
    )
    .map((piece) => (polite && !POLITE.test(piece) && !STATED.test(piece) ? `${piece} please` : piece))
    .filter((piece) => piece.includes(" ") && !CONTINUED.test(piece));
}

/** Of a question, what is told of oneself beside what is asked: "is it open, as I'm only free on Sundays?" */
const TOLD =
  /^(?:(?:because|since|as|given|given that|seeing as|seeing that|considering|bearing in mind that|cause|knowing) )?(?=(?:i'm|i am|i've|my|we're|we are|we've|our|i (?:live|work|run|own|only|never|always|don't|can't|am|speak|think|use|usually|hate|love|prefer|have)|we (?:live|work|run|own|only|never|don't|use|sell|have)) )/iu;

export function toldBeside(text: string): string[] {
  const [, ...rest] = text.split(BESIDE, PARTS_MAX);
  return rest.filter((piece) => TOLD.test(piece)).map((piece) => piece.replace(TOLD, ""));
}
