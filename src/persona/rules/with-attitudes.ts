/** The signals of a clause from two readers: patterns of requests, and attitudes in any words. */
import type { Signal } from "../signal.ts";
import type { Attitude } from "./attitude.ts";
import { attitudeSignal } from "./attitudes.ts";
import { besidePins } from "./beside-pins.ts";
import { mannerNamed } from "./style-names.ts";
import { mannerOf } from "./style-words.ts";

const STYLE = new Set<string>(["format", "length", "tone", "interaction"]);

export const isStyle = ({ facet, slot }: Signal): boolean => slot === undefined && STYLE.has(facet);

/** "Paragraphs" in "beginner in great big paragraphs"; "gardening tips" are other tips than an assistant's. */
function isOfManner({ attribute, slot }: Signal, { word }: Attitude): boolean {
  const [told, named] = [attribute.toLowerCase(), word.text.toLowerCase()];
  return slot === undefined && told.includes(named) && (!word.loose || told === named);
}

/** "Preambles not needed": the patterns heard "needed" alone. */
function isContradicted({ attribute, polarity }: Signal, attitude: Attitude): boolean {
  const { word, force } = attitude;
  if (word.lack || force !== "ordered" || polarity === attitude.polarity) return false;
  const manner = mannerNamed(word.text);
  return manner?.polarity === 1 && manner.attribute === attribute;
}

function isQualified({ attribute }: Signal, { word }: Attitude): boolean {
  return word.loose && attribute.toLowerCase().includes(word.text.toLowerCase());
}

/**
 * What the patterns found in a clause, and the attitudes to whatever they had no eye for. What names the
 * manner itself is no taste and no fact; what tells a fact for good ("as a beginner") is no manner.
 */
export function withAttitudes(
  signals: readonly Signal[],
  felt: readonly Attitude[],
  clause: string,
  sentence: string,
  read: (text: string) => readonly Signal[],
): Signal[] {
  const attitudes = besidePins(signals, felt, clause, read);
  const known = signals.filter(
    (signal) =>
      !attitudes.some((attitude) => isOfManner(signal, attitude) || isContradicted(signal, attitude)),
  );
  // What nobody has a word for is read only where nothing else was.
  if (known.length > 0 && attitudes.every(({ word }) => word.facet === "correction")) return known;
  const styled = known.filter(isStyle);
  const isKnown = (attitude: Attitude): boolean => {
    const { word } = attitude;
    const manner = mannerNamed(word.text) ?? mannerOf(word.text);
    return known.some(
      (signal) =>
        isQualified(signal, attitude) ||
        (isStyle(signal) &&
          (signal.attribute.startsWith(word.attribute) ||
            signal.attribute.startsWith(manner?.attribute ?? "?"))),
    );
  };
  const rest = styled.length > 0 && attitudes.length === 1 ? [] : attitudes.filter((each) => !isKnown(each));
  return [...known, ...rest.map((attitude) => attitudeSignal(attitude, sentence))];
}
