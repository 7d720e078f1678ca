/**
 * Groups: within a centroid, the signals that say the same thing. Groups never cancel each other; a
 * group has one sign, one mass and one phrase.
 */
import { dotProduct } from "../../codebook/nearest.ts";
import { normaliseAttribute } from "../normalise-attribute.ts";
import type { Polarity } from "../signal.ts";
import { massOf, saturateInferred, type Evidence } from "./evidence.ts";

export interface SignalGroup {
  /** Index of the centroid. */
  centroid: number;
  /** Whether the centroid is near enough to lend its label. */
  near: boolean;
  /** Oldest first. */
  members: Evidence[];
  /** Normalised attributes of the members. */
  keys: Set<string>;
}

export interface PlacedEvidence {
  evidence: Evidence;
  centroid: number;
  near: boolean;
}

/**
 * Groups placed evidence: a signal joins the first group of its centroid with the same normalised
 * attribute, or whose first member's vector is at least `sameSimilarity` near.
 *
 * @param placed in order of time
 */
export function groupByAttribute(placed: readonly PlacedEvidence[], sameSimilarity: number): SignalGroup[] {
  const groups: SignalGroup[] = [];
  for (const { evidence, centroid, near } of placed) {
    const key = normaliseAttribute(evidence.attribute);
    const found = groups.find(
      (group) =>
        group.centroid === centroid && (group.keys.has(key) || isSame(group, evidence, sameSimilarity)),
    );
    if (found) {
      found.members.push(evidence);
      found.keys.add(key);
      found.near ||= near;
    } else {
      groups.push({ centroid, near, members: [evidence], keys: new Set([key]) });
    }
  }
  return groups;
}

function isSame(group: SignalGroup, evidence: Evidence, sameSimilarity: number): boolean {
  const first = group.members[0]?.vector;
  return !!first && !!evidence.vector && dotProduct(first, evidence.vector) >= sameSimilarity;
}

/** One group a centroid, for where labels speak and phrases don't. Far signals have no label: they go. */
export function groupByCentroid(placed: readonly PlacedEvidence[]): SignalGroup[] {
  const groups = new Map<number, SignalGroup>();
  for (const { evidence, centroid, near } of placed) {
    if (!near) continue;
    const group = groups.get(centroid) ?? { centroid, near, members: [], keys: new Set<string>() };
    group.members.push(evidence);
    group.keys.add(normaliseAttribute(evidence.attribute));
    groups.set(centroid, group);
  }
  return [...groups.values()];
}

export interface GroupVerdict {
  group: SignalGroup;
  polarity: Polarity;
  mass: number;
  /** The newest member that agrees with the verdict: its words are the group's. */
  voice: Evidence;
  /** When the newest explicit statement was made; undefined where all is inferred. */
  statedAt: number | undefined;
}

/**
 * What a group says. The newest explicit statement sets the sign and supersedes what came before it
 * with the other sign; inferences against it only lower its mass. Without one, the heavier side wins,
 * and only if two conversations stand behind it.
 */
export function judgeGroup(
  group: SignalGroup,
  newestAt: number,
  halfLifeDays: number,
): GroupVerdict | undefined {
  const stated = group.members.findLast((member) => member.explicit);
  const inferred = group.members.filter((member) => !member.explicit);
  const newestInferred = inferred.at(-1);
  const counts = new Set(inferred.map((member) => member.conversation)).size >= 2;
  const signedMass = (members: readonly Evidence[]): number =>
    members.reduce((sum, member) => sum + member.polarity * massOf(member, newestAt, halfLifeDays), 0);

  const inferredMass =
    newestInferred && counts
      ? saturateInferred(
          signedMass(stated ? inferred.filter((member) => member.at >= stated.at) : inferred),
          newestInferred.facet,
        )
      : 0;
  const statedMass = stated
    ? signedMass(group.members.filter((member) => member.explicit && member.polarity === stated.polarity))
    : 0;
  const polarity = stated?.polarity ?? (inferredMass < 0 ? -1 : 1);
  const mass = (statedMass + inferredMass) * polarity;
  const voice = group.members.findLast(
    (member) => member.polarity === polarity && (member.explicit || !stated),
  );
  if (!voice || mass <= 0) return undefined;
  return { group, polarity, mass, voice, statedAt: stated?.at };
}
