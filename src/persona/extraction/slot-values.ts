/** Slots whose values have one name, whatever the words that the user said it in. */
import type { Slot } from "../grammar.ts";
import type { Facet } from "../signal.ts";

const NAMED: Partial<Record<Slot, readonly string[]>> = {
  Units: ["metric", "imperial", "Celsius", "Fahrenheit"],
  Spelling: ["British", "American", "Australian", "Canadian", "Irish"],
  Dates: ["day first", "month first", "ISO", "24-hour clock", "12-hour clock"],
  Currency: ["EUR", "USD", "GBP", "CHF", "JPY", "INR", "CAD", "AUD", "SEK", "PLN"],
  Level: ["beginner", "intermediate", "expert"],
};

export function isNamedValue(slot: Slot, value: string): boolean {
  return NAMED[slot]?.includes(value) ?? false;
}

/** A slot belongs to one facet, so that a pin is the same pin whoever found it. */
export function facetOfSlot(slot: Slot): Facet {
  switch (slot) {
    case "Name":
    case "Pronouns":
      return "correction";
    case "Role":
      return "domain";
    case "Level":
      return "expertise";
    case "Off limits":
      return "interaction";
    case "Language":
    case "Spelling":
    case "Units":
    case "Currency":
    case "Dates":
    case "Time zone":
      return "locale";
  }
}
