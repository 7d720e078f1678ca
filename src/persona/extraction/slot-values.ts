/** Slots whose values have one name, whatever the words that the user said it in. */
import type { Slot } from "../grammar.ts";
import { LEXICON } from "../rules/locale-lexicon.ts";
import type { Facet } from "../signal.ts";

const LEVELS = new Set(["beginner", "intermediate", "expert"]);
const CUSTOMS: ReadonlySet<Slot> = new Set(["Units", "Spelling", "Dates", "Currency"]);
const named = new Set([...LEXICON.values()].map(({ slot, value }) => `${slot ?? ""}: ${value}`));

export function isNamedValue(slot: Slot, value: string): boolean {
  if (slot === "Level") return LEVELS.has(value);
  return CUSTOMS.has(slot) && named.has(`${slot}: ${value}`);
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
