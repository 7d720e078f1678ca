/** What a belief rests on. */
import type { Evidence } from "../persona/encode/evidence.ts";
import type { StoredSignal } from "../ports.ts";

export interface EvidenceSummary {
  signals: number;
  conversations: number;
  explicit: number;
  firstSeen: string | null;
  lastSeen: string | null;
}

/** A sentence of the user's own, with the signal that was learned from it. */
export interface Statement {
  signal: string;
  text: string;
  explicit: boolean;
  at: string;
}

export function summarise(evidence: readonly Evidence[]): EvidenceSummary {
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

/** Newest first. */
export function toStatements(evidence: readonly Evidence[], signals: readonly StoredSignal[]): Statement[] {
  const byId = new Map(signals.map((signal) => [signal.id, signal]));
  return evidence
    .flatMap(({ id }) => byId.get(id) ?? [])
    .map(({ id, statement, explicit, at }) => ({
      signal: id,
      text: statement,
      explicit,
      at: at.toISOString(),
    }))
    .toReversed();
}
