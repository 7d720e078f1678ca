import { ok, type Result } from "../errors.ts";
import { decode } from "../persona/decode.ts";
import type { Evidence } from "../persona/encode/evidence.ts";
import type { Pin } from "../persona/code.ts";
import type { Facet } from "../persona/signal.ts";
import type { Project, Services } from "../ports.ts";
import { findUser, type Subject } from "./find-user.ts";
import { readEncodedUser, type EncodedUser } from "./encode-user.ts";

export interface EvidenceSummary {
  signals: number;
  conversations: number;
  explicit: number;
  firstSeen: string | null;
  lastSeen: string | null;
}

export interface ProfileLine {
  centroid: string;
  label: string | null;
  phrase: string | null;
  facet: Facet;
  weight: number;
  source: "learned" | "edited";
  evidence: EvidenceSummary;
}

export interface Profile {
  /** The block that the next conversation opens with; empty text for none. */
  persona: { text: string; tokens: number };
  lines: ProfileLine[];
  pins: (Pin & { source: "learned" | "edited" })[];
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
  return ok(toProfile(await readEncodedUser(services, { project: input.project, user: user.value })));
}

export function toProfile({ encoding, codebook, stored }: EncodedUser): Profile {
  const decoded = decode(encoding.code, codebook);
  const descriptions = new Map(codebook.centroids.map((centroid) => [centroid.id, centroid]));
  const edited = new Set(stored?.edits.pins.map((pin) => pin.slot));
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
      };
    }),
    pins: encoding.code.pins.map((pin) => ({ ...pin, source: edited.has(pin.slot) ? "edited" : "learned" })),
    codebookVersion: codebook.version,
    revision: stored?.revision ?? 0,
  };
}

function summarise(evidence: readonly Evidence[]): EvidenceSummary {
  const times = evidence.map(({ at }) => at);
  const toIso = (time: number): string | null => (evidence.length > 0 ? new Date(time).toISOString() : null);
  return {
    signals: evidence.length,
    conversations: new Set(evidence.map(({ conversation }) => conversation)).size,
    explicit: evidence.filter(({ explicit }) => explicit).length,
    firstSeen: toIso(Math.min(...times)),
    lastSeen: toIso(Math.max(...times)),
  };
}
