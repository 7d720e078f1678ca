import { ok, type Result } from "../errors.ts";
import { decode } from "../persona/decode.ts";
import type { Pin } from "../persona/code.ts";
import type { Slot } from "../persona/grammar.ts";
import type { Facet } from "../persona/signal.ts";
import type { Project, Services } from "../ports.ts";
import { readEncodedUser, type EncodedUser } from "./encode-user.ts";
import { findUser, type Subject } from "./find-user.ts";
import { summarise, toStatements, type EvidenceSummary, type Statement } from "./provenance.ts";

export interface ProfileLine {
  centroid: string;
  label: string | null;
  phrase: string | null;
  facet: Facet;
  weight: number;
  source: "learned" | "edited";
  evidence: EvidenceSummary;
  /** What the user said, newest first: only for the user. */
  statements?: Statement[];
}

export interface ProfilePin extends Pin {
  source: "learned" | "edited";
  evidence: EvidenceSummary;
  statements?: Statement[];
}

export interface Profile {
  /** The block that the next conversation opens with; empty text for none. */
  persona: { text: string; tokens: number };
  lines: ProfileLine[];
  pins: ProfilePin[];
  /** Lines that the user muted, and slots that they emptied, which stay so whatever is learned. */
  muted: { centroid: string; label: string | null; phrase: string | null }[];
  unpinned: Slot[];
  paused: boolean;
  codebookVersion: string;
  /** 0 where nothing was ever stored. */
  revision: number;
}

/** A user's profile as Postgres knows it: an edit shows at once. */
export async function readProfile(
  services: Services,
  input: { project: Project; user: Subject },
): Promise<Result<Profile>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const encoded = await readEncodedUser(services, { project: input.project, user: user.value });
  return ok(toProfile(encoded, { isOwn: isOwn(input.user) }));
}

/** Whether it is the user who asks: their own statements are shown to them alone. */
export function isOwn(user: Subject): boolean {
  return typeof user !== "string";
}

export function toProfile(
  { encoding, codebook, stored, signals }: EncodedUser,
  { isOwn: withStatements }: { isOwn: boolean },
): Profile {
  const paused = stored?.paused ?? false;
  const decoded = paused ? undefined : decode(encoding.code, codebook);
  const descriptions = new Map(codebook.centroids.map((centroid) => [centroid.id, centroid]));
  const editedPins = new Set(stored?.edits.pins.map((pin) => pin.slot));
  const learnedPins = new Map(encoding.learnedPins.map((pin) => [pin.slot, pin]));
  return {
    persona: { text: decoded?.text ?? "", tokens: decoded?.tokens ?? 0 },
    lines: encoding.lines.map(({ entry, source, near, evidence }) => {
      const description = descriptions.get(entry.centroid);
      return {
        centroid: entry.centroid,
        label: (near && description?.label) || null,
        phrase: entry.phrase ?? null,
        facet: evidence.at(-1)?.facet ?? description?.facet ?? "topic",
        weight: entry.weight,
        source,
        evidence: summarise(evidence),
        ...(withStatements ? { statements: toStatements(evidence, signals) } : {}),
      };
    }),
    pins: encoding.code.pins.map((pin) => {
      const evidence = learnedPins.get(pin.slot)?.evidence ?? [];
      return {
        ...pin,
        source: editedPins.has(pin.slot) ? "edited" : "learned",
        evidence: summarise(evidence),
        ...(withStatements ? { statements: toStatements(evidence, signals) } : {}),
      };
    }),
    muted: (stored?.edits.lines ?? [])
      .filter(({ weight }) => weight === 0)
      .map(({ centroid, phrase }) => ({
        centroid,
        label: descriptions.get(centroid)?.label ?? null,
        phrase: phrase ?? null,
      })),
    unpinned: stored?.edits.unpinned ?? [],
    paused,
    codebookVersion: codebook.version,
    revision: stored?.revision ?? 0,
  };
}
