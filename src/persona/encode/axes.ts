/**
 * Exclusive axes: of "short answers" and "detailed answers" only one can be meant. Across centroids
 * of one axis the newest explicit statement wins; without one, the heavier side. Of what points the
 * same way the heaviest speaks, so that an axis takes one slot.
 */
import type { CentroidDescription } from "../../codebook/codebook.ts";
import type { GroupVerdict } from "./group.ts";

/** A scoped wish ("short answers at work") contradicts nothing outside its scope. */
const SCOPE = / (?:for|at|when|while|during|on|about|with) /u;

export function settleAxes(
  verdicts: readonly GroupVerdict[],
  centroids: readonly CentroidDescription[],
): GroupVerdict[] {
  const directionOf = (verdict: GroupVerdict): { axis: string; direction: number } | undefined => {
    const axis = centroids[verdict.group.centroid]?.axis;
    if (!axis || !verdict.group.near || SCOPE.test(verdict.voice.attribute)) return undefined;
    return { axis: axis.name, direction: axis.pole * verdict.polarity };
  };

  const winners = new Map<string, GroupVerdict>();
  for (const verdict of verdicts) {
    const axis = directionOf(verdict)?.axis;
    if (axis === undefined) continue;
    const winner = winners.get(axis);
    if (!winner || outranks(verdict, winner)) winners.set(axis, verdict);
  }
  const speakers = new Map<string, GroupVerdict>();
  for (const [axis, winner] of winners) {
    const direction = directionOf(winner)?.direction;
    const allies = verdicts.filter((verdict) => {
      const own = directionOf(verdict);
      return own?.axis === axis && own.direction === direction;
    });
    speakers.set(
      axis,
      allies.reduce((heaviest, ally) => (ally.mass > heaviest.mass ? ally : heaviest), winner),
    );
  }
  return verdicts.filter((verdict) => {
    const axis = directionOf(verdict)?.axis;
    return axis === undefined || speakers.get(axis) === verdict;
  });
}

function outranks(challenger: GroupVerdict, holder: GroupVerdict): boolean {
  const challengerAt = challenger.statedAt ?? -Infinity;
  const holderAt = holder.statedAt ?? -Infinity;
  if (challengerAt !== holderAt) return challengerAt > holderAt;
  // Of two statements in one conversation the later one stands later in the list of its members.
  if (challenger.mass !== holder.mass) return challenger.mass > holder.mass;
  return challenger.voice.id < holder.voice.id;
}
