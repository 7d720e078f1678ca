/**
 * A user's own edits of their profile. An edit outranks inference until it is taken back. It names a
 * centroid by the id that survives refits and, where a line speaks by a phrase, that phrase.
 */
import { quantiseWeight, type CodeEntry, type Pin } from "./code.ts";
import type { Slot } from "./grammar.ts";
import { normaliseAttribute } from "./normalise-attribute.ts";

export interface LineEdit {
  centroid: string;
  phrase?: string;
  kind: CodeEntry["kind"];
  /** In [−1, 1]; 0 mutes the line. */
  weight: number;
}

export interface ProfileEdits {
  lines: LineEdit[];
  pins: Pin[];
  /** Slots that stay empty whatever is learned. */
  unpinned: Slot[];
}

export const NO_EDITS: ProfileEdits = { lines: [], pins: [], unpinned: [] };

/**
 * One user's edits with another's folded in: what both say of a line or slot, the first says. Of the
 * other's, no more than fit.
 */
export function mergeEdits(
  first: ProfileEdits,
  other: ProfileEdits,
  most: { slots: number; pins: number },
): ProfileEdits {
  const lines = [...first.lines];
  for (const line of other.lines) {
    const isKnown = lines.some((known) => editConcerns(line, known));
    const taken = lines.filter(({ weight }) => weight !== 0).length;
    if (!isKnown && (line.weight === 0 || taken < most.slots)) lines.push(line);
  }
  const settled = new Set<Slot>([...first.pins.map(({ slot }) => slot), ...first.unpinned]);
  return {
    lines,
    pins: [...first.pins, ...other.pins.filter(({ slot }) => !settled.has(slot))].slice(0, most.pins),
    unpinned: [...first.unpinned, ...other.unpinned.filter((slot) => !settled.has(slot))],
  };
}

/** One change that the user asks for. */
export type ProfileEdit =
  | { type: "weight"; centroid: string; phrase?: string | undefined; weight: number }
  | { type: "mute"; centroid: string; phrase?: string | undefined }
  | { type: "revert"; centroid: string; phrase?: string | undefined }
  | { type: "pin"; slot: Slot; value: string }
  | { type: "unpin"; slot: Slot }
  /** Takes a pin or an unpinning back: what is learned of the slot counts again. */
  | { type: "release"; slot: Slot };

/** Whether an edit speaks of this line: the same centroid and, where it names one, the same phrase. */
export function editConcerns(
  edit: { centroid: string; phrase?: string | undefined },
  line: CodeEntry,
): boolean {
  return edit.centroid === line.centroid && samePhrase(edit.phrase, line.phrase);
}

function samePhrase(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return normaliseAttribute(left) === normaliseAttribute(right);
}

/** Edits with one more: the newest edit of a line or slot replaces the older one. */
export function applyEdit(edits: ProfileEdits, edit: ProfileEdit, line?: CodeEntry): ProfileEdits {
  switch (edit.type) {
    case "weight":
    case "mute": {
      const target = line ?? { centroid: edit.centroid, weight: 0, kind: "preference" };
      const changed: LineEdit = {
        centroid: target.centroid,
        kind: target.kind,
        weight: edit.type === "mute" ? 0 : quantiseWeight(edit.weight),
        ...(target.phrase === undefined ? {} : { phrase: target.phrase }),
      };
      return { ...edits, lines: [...withoutLine(edits.lines, changed), changed] };
    }
    case "revert":
      return { ...edits, lines: withoutLine(edits.lines, edit) };
    case "pin":
      return {
        ...edits,
        pins: [...edits.pins.filter((pin) => pin.slot !== edit.slot), { slot: edit.slot, value: edit.value }],
        unpinned: edits.unpinned.filter((slot) => slot !== edit.slot),
      };
    case "unpin":
      return {
        ...edits,
        pins: edits.pins.filter((pin) => pin.slot !== edit.slot),
        unpinned: [...edits.unpinned.filter((slot) => slot !== edit.slot), edit.slot],
      };
    case "release":
      return {
        ...edits,
        pins: edits.pins.filter((pin) => pin.slot !== edit.slot),
        unpinned: edits.unpinned.filter((slot) => slot !== edit.slot),
      };
  }
}

function withoutLine(
  lines: LineEdit[],
  target: { centroid: string; phrase?: string | undefined },
): LineEdit[] {
  return lines.filter((line) => !editConcerns(target, line));
}
