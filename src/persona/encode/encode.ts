/**
 * Encoding: all that is known of a user to a code of a few weighted centroids and pins. Pure and
 * deterministic, whatever the order the signals come in.
 */
import type { Codebook } from "../../codebook/codebook.ts";
import { nearestCentroid } from "../../codebook/nearest.ts";
import { WEIGHT_STEP, weightOfMass, type Code, type CodeEntry } from "../code.ts";
import { editConcerns, type LineEdit, type ProfileEdits } from "../edits.ts";
import { normaliseAttribute } from "../normalise-attribute.ts";
import { settleAxes } from "./axes.ts";
import { byTime, type Evidence } from "./evidence.ts";
import { groupByAttribute, groupByCentroid, judgeGroup, type GroupVerdict } from "./group.ts";
import { choosePins, learnPins, type LearnedPin } from "./pins.ts";

/** Under this an inference is not worth a slot. */
export const WEIGHT_FLOOR = 4 * WEIGHT_STEP;

export interface EncodeOptions {
  slots: number;
  decode: "phrases" | "labels";
  halfLifeDays: number;
  /** Cosine from which two attributes are the same; depends on the embedder. */
  sameAttributeSimilarity: number;
  /** Cosine under which a centroid's label does not speak for a signal. */
  nearSimilarity: number;
}

/** A line of the code with what it rests on; `evidence` is empty for one that the user added. */
export interface EncodedLine {
  entry: CodeEntry;
  source: "learned" | "edited";
  /** Whether the centroid's label is true of it: a signal far from every centroid has only its phrase. */
  near: boolean;
  evidence: Evidence[];
}

export interface Encoding {
  code: Code;
  lines: EncodedLine[];
  learnedPins: LearnedPin[];
}

export function encode(
  signals: readonly Evidence[],
  edits: ProfileEdits,
  codebook: Codebook,
  options: EncodeOptions,
): Encoding {
  const evidence = signals.toSorted(byTime);
  const newestAt = evidence.at(-1)?.at ?? 0;
  const placed = evidence.flatMap((one) => {
    if (one.slot !== undefined || one.vector === null) return [];
    const nearest = nearestCentroid(one.vector, codebook.vectors);
    return [{ evidence: one, centroid: nearest.index, near: nearest.similarity >= options.nearSimilarity }];
  });
  const groups =
    options.decode === "labels"
      ? groupByCentroid(placed)
      : groupByAttribute(placed, options.sameAttributeSimilarity);
  const verdicts = groups.flatMap((group) => judgeGroup(group, newestAt, options.halfLifeDays) ?? []);

  const candidates = settleAxes(verdicts, codebook.centroids).flatMap((verdict) => {
    const line = lineOfVerdict(verdict, codebook, options);
    return line ? [{ ...line, keys: verdict.group.keys }] : [];
  });
  const edited = edits.lines.map((edit) => {
    const learned = candidates.find((candidate) => editCovers(edit, candidate.entry, candidate.keys));
    return {
      entry: entryOfEdit(edit),
      source: "edited" as const,
      near: learned?.near ?? true,
      evidence: learned?.evidence ?? [],
    };
  });
  const learned = candidates
    .filter(({ entry, keys }) => !edits.lines.some((edit) => editCovers(edit, entry, keys)))
    .filter(({ entry }) => Math.abs(entry.weight) >= WEIGHT_FLOOR)
    .map(({ entry, source, near, evidence: behind }) => ({ entry, source, near, evidence: behind }))
    .toSorted(byWeight);

  const lines = [...edited.filter(({ entry }) => entry.weight !== 0).toSorted(byWeight), ...learned]
    .slice(0, options.slots)
    .toSorted(byWeight);
  const learnedPins = learnPins(evidence);
  return {
    code: {
      codebook: codebook.version,
      entries: lines.map((line) => line.entry),
      pins: choosePins(learnedPins, edits),
    },
    lines,
    learnedPins,
  };
}

function lineOfVerdict(
  { group, polarity, mass, voice }: GroupVerdict,
  codebook: Codebook,
  options: EncodeOptions,
): EncodedLine | undefined {
  const centroid = codebook.centroids[group.centroid];
  if (!centroid) throw new RangeError(`No centroid ${group.centroid} in codebook ${codebook.version}.`);
  const weight = polarity * weightOfMass(mass);
  if (weight === 0) return undefined;
  const phrase = options.decode === "phrases" ? voice.attribute : undefined;
  return {
    entry: {
      centroid: centroid.id,
      weight,
      kind: kindOf(voice),
      ...(phrase === undefined ? {} : { phrase }),
    },
    source: "learned",
    near: group.near,
    evidence: group.members.filter((member) => member.polarity === polarity),
  };
}

/** Who the user is, and what they merely talk about, is context; what they said they like is a preference. */
function kindOf(voice: Evidence): CodeEntry["kind"] {
  if (voice.polarity < 0) return "preference";
  if (voice.facet === "expertise" || voice.facet === "domain") return "context";
  return voice.facet === "topic" && !voice.explicit ? "context" : "preference";
}

function editCovers(edit: LineEdit, entry: CodeEntry, keys: ReadonlySet<string>): boolean {
  if (editConcerns(edit, entry)) return true;
  if (edit.phrase === undefined) return false;
  return edit.centroid === entry.centroid && keys.has(normaliseAttribute(edit.phrase));
}

function entryOfEdit(edit: LineEdit): CodeEntry {
  const { centroid, kind, weight, phrase } = edit;
  return { centroid, kind, weight, ...(phrase === undefined ? {} : { phrase }) };
}

/** Heaviest first; of equal weights what was said last, then by name, so that the order is one. */
function byWeight(left: EncodedLine, right: EncodedLine): number {
  const byMagnitude = Math.abs(right.entry.weight) - Math.abs(left.entry.weight);
  return byMagnitude || lastSaid(right) - lastSaid(left) || compare(nameOf(left), nameOf(right));
}

function lastSaid({ evidence }: EncodedLine): number {
  return evidence.at(-1)?.at ?? 0;
}

function nameOf({ entry }: EncodedLine): string {
  return `${entry.centroid}\n${entry.phrase ?? ""}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
