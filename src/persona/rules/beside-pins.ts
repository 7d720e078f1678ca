/**
 * A manner beside a pin in one clause: "skip the emojis, and Celsius please" is both, "ounces go straight
 * over my head" is units alone, for there the manner is but a word of what gives the pin.
 */
import { matchesOf } from "../matches.ts";
import type { Signal } from "../signal.ts";
import type { Attitude } from "./attitude.ts";
import { spelledOut } from "./texted.ts";

const BREAK =
  /[,;:] (?:(?:and|but|so|then|plus) )?| (?:and|but|so|then|plus|without|with(?! (?:me|us)(?!\p{L}))) /giu;

interface Piece {
  from: number;
  to: number;
}

function piecesOf(clause: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of matchesOf(clause, BREAK)) {
    found.push({ from, to: match.index });
    from = match.index + match[0].length;
  }
  return [...found, { from, to: clause.length }];
}

/** The attitudes without whose piece of the clause its pins are told all the same. */
export function besidePins(
  signals: readonly Signal[],
  attitudes: readonly Attitude[],
  clause: string,
  read: (text: string) => readonly Signal[],
): readonly Attitude[] {
  const pins = signals.filter(({ slot }) => slot !== undefined);
  if (pins.length === 0) return attitudes;
  const text = spelledOut(clause);
  const pieces = piecesOf(text);
  if (pieces.length < 2) return [];
  return attitudes.filter(({ word }) => {
    const rest = pieces
      .filter(({ from, to }) => to <= word.start || from >= word.end)
      .map(({ from, to }) => text.slice(from, to))
      .join(", ");
    const told = read(rest);
    return pins.every(({ slot, attribute }) =>
      told.some((signal) => signal.slot === slot && signal.attribute === attribute),
    );
  });
}
