/** Pins: of each slot the newest explicit statement, and the user's own edits before all. */
import { MAX_PINS, type Pin } from "../code.ts";
import type { ProfileEdits } from "../edits.ts";
import type { Slot } from "../grammar.ts";
import type { Evidence } from "./evidence.ts";

export interface LearnedPin extends Pin {
  evidence: Evidence[];
}

/** An inferred pin counts after two conversations, like any inferred signal. */
const MIN_CONVERSATIONS = 2;

/** What was learned of each slot, the most recently said first. */
export function learnPins(evidence: readonly Evidence[]): LearnedPin[] {
  const bySlot = new Map<Slot, Evidence[]>();
  for (const one of evidence) {
    if (one.slot === undefined) continue;
    bySlot.set(one.slot, [...(bySlot.get(one.slot) ?? []), one]);
  }
  return [...bySlot.entries()]
    .flatMap(([slot, members]) => {
      const voice = members.findLast((member) => member.explicit) ?? members.at(-1);
      if (!voice || voice.polarity < 0) return [];
      const agreeing = members.filter((member) => member.attribute === voice.attribute);
      const conversations = new Set(agreeing.map((member) => member.conversation)).size;
      if (!voice.explicit && conversations < MIN_CONVERSATIONS) return [];
      return [{ slot, value: voice.attribute, evidence: agreeing, explicit: voice.explicit, at: voice.at }];
    })
    .toSorted((left, right) => Number(right.explicit) - Number(left.explicit) || right.at - left.at)
    .map(({ slot, value, evidence: agreeing }) => ({ slot, value, evidence: agreeing }));
}

/** The pins of a code: edited ones first, then learned ones, at most `MAX_PINS`. */
export function choosePins(learned: readonly LearnedPin[], edits: ProfileEdits): Pin[] {
  const taken = new Set<Slot>([...edits.pins.map((pin) => pin.slot), ...edits.unpinned]);
  const rest = learned.filter((pin) => !taken.has(pin.slot)).map(({ slot, value }) => ({ slot, value }));
  return [...edits.pins, ...rest].slice(0, MAX_PINS);
}
