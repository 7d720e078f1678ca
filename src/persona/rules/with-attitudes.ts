/** The signals of a clause from two readers: patterns of requests, and attitudes in any words. */
import type { Signal } from "../signal.ts";
import type { Attitude } from "./attitude.ts";
import { attitudeSignal } from "./attitudes.ts";
import { mannerNamed } from "./style-names.ts";
import { mannerOf } from "./style-words.ts";

const STYLE = new Set<string>(["format", "length", "tone", "interaction"]);

export const isStyle = ({ facet }: Signal): boolean => STYLE.has(facet);

/** What the patterns found, and the attitudes to whatever they had no eye for. */
export function withAttitudes(
  signals: readonly Signal[],
  attitudes: readonly Attitude[],
  sentence: string,
): Signal[] {
  const known = signals.filter(({ facet }) => facet !== "topic");
  const styled = known.filter(isStyle);
  const isKnown = ({ word }: Attitude): boolean => {
    const manner = mannerNamed(word.text) ?? mannerOf(word.text);
    return styled.some(
      ({ attribute }) =>
        attribute.startsWith(word.attribute) || attribute.startsWith(manner?.attribute ?? "?"),
    );
  };
  const rest = styled.length > 0 && attitudes.length === 1 ? [] : attitudes.filter((each) => !isKnown(each));
  return [...known, ...rest.map((attitude) => attitudeSignal(attitude, sentence))];
}
