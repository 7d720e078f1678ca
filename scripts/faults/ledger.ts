/** What was asked of the Worker and what it accepted, to be checked when the fault is over. */

export type Kind = "opening" | "turn" | "end" | "handIn" | "edit";
export type Phase = "before" | "during" | "after";

export interface Sample {
  kind: Kind;
  phase: Phase;
  status: number;
  code: string;
  /** Whether a stream came to its end; true of what is no stream. */
  whole: boolean;
  /** By `x-tercet-persona`, of an opening. */
  source: string;
  firstByteMs: number;
  totalMs: number;
}

/** A statement that was said in a turn, or stands in a transcript handed in. */
export interface Said {
  user: string;
  attribute: string;
  accepted: boolean;
  /** Whether the fault was on. */
  during: boolean;
}

export interface Edit {
  user: string;
  value: string;
  key: string;
  accepted: boolean;
}

export interface Ledger {
  samples: Sample[];
  turns: Said[];
  handIns: (Said & { id: string })[];
  /** Conversations whose end was accepted. */
  ended: Set<string>;
  /** What was said in each conversation. */
  conversations: Map<string, Said[]>;
  edits: Edit[];
}

export function createLedger(): Ledger {
  return { samples: [], turns: [], handIns: [], ended: new Set(), conversations: new Map(), edits: [] };
}
