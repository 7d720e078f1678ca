/** Edits over refits: an edit names a centroid, and a refit may retire that. */
import type { CodebookVocabulary } from "../codebook/codebook.ts";
import type { LineEdit, ProfileEdits } from "./edits.ts";

/**
 * Edits as they read under a codebook. One whose centroid was retired goes over to the successor and keeps
 * its meaning: the retired label becomes its phrase. Of two that come to name the same line the newer
 * one, which stands later, is kept.
 */
export function followLineage(edits: ProfileEdits, codebook: CodebookVocabulary): ProfileEdits {
  const { retired } = codebook;
  if (!retired || edits.lines.every(({ centroid }) => retired[centroid] === undefined)) return edits;
  const lines = new Map<string, LineEdit>();
  for (const edit of edits.lines) {
    const moved = moveLine(edit, retired[edit.centroid]);
    const name = `${moved.centroid}\n${moved.phrase ?? ""}`;
    lines.delete(name);
    lines.set(name, moved);
  }
  return { ...edits, lines: [...lines.values()] };
}

function moveLine(
  edit: LineEdit,
  retired: NonNullable<CodebookVocabulary["retired"]>[string] | undefined,
): LineEdit {
  if (!retired) return edit;
  const phrase = edit.phrase ?? retired.label;
  return { ...edit, centroid: retired.successor, ...(phrase === undefined ? {} : { phrase }) };
}
