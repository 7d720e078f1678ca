/** What is to have its effect later: the queue, what it carries, and the outbox that nothing is lost from. */
import type { RelayedTurn } from "./proxy-ports.ts";
import type { UsageRecord } from "./store-ports.ts";

/** Events that must have their effect, kept until it is acknowledged. */
export interface Outbox {
  markSent(projectId: string, eventId: string): Promise<void>;
  isAcknowledged(projectId: string, eventId: string): Promise<boolean>;
  acknowledge(projectId: string, eventId: string): Promise<void>;
  /** Takes events due for sending again, over all projects. */
  claimUnacknowledged(limit: number): Promise<LearnMessage[]>;
  listIdleConversations(limit: number): Promise<IdleMessage[]>;
  /** Takes projects with pending signals and no sweep under way. */
  claimSweeps(limit: number): Promise<SweepMessage[]>;
  /** Remembers that the queue gave an event up; it stays until its effect is acknowledged. */
  giveUp(projectId: string, eventId: string): Promise<void>;
  listGivenUp(page: { after?: string; limit: number }): Promise<GivenUpEvent[]>;
  /** Takes given-up events for sending again: one by its id, or any. */
  claimGivenUp(wanted: string | null, limit: number): Promise<LearnMessage[]>;
  /** Removes what has outlived its keeping. */
  expire(): Promise<void>;
}

export interface GivenUpEvent {
  event: string;
  project: string;
  attempts: number;
  createdAt: Date;
  givenUpAt: Date;
}

export interface LearnMessage {
  project: string;
  event: string;
  conversation: string;
}

export interface IdleMessage {
  project: string;
  conversation: string;
}

/** A sweep of a project's pending signals. */
export interface SweepMessage {
  project: string;
  /** How many sweeps failed before it. */
  failed: number;
}

/** A whole turn that Postgres could not take, on its way through the queue: sealed there. */
export interface UnrecordedTurn {
  externalUser: string;
  conversation: string;
  isNew: boolean;
  personaBlock: string | null;
  exchangeId: string;
  message: string;
  reply: { text: string; partial: boolean };
  usage: UsageRecord;
  /** When the request came, by the Worker's clock: an erasure since then takes it along. */
  at?: number;
}

export interface TurnMessage {
  project: string;
  /** Base64; of a turn that no queue takes where it waits, and until when, in milliseconds. */
  sealed: string | { key: string; until: number };
}

export interface EventQueue {
  /** False where the turn is too large for a message. */
  sendTurn(projectId: string, turn: UnrecordedTurn | RelayedTurn): Promise<boolean>;
  resendTurn(message: TurnMessage): Promise<void>;
  sendLearn(message: LearnMessage): Promise<void>;
  sendIdleCheck(message: IdleMessage, delaySeconds: number): Promise<void>;
  sendSweep(message: SweepMessage, delaySeconds: number): Promise<void>;
}

/** Turns sealed for `EventQueue`. */
export interface SealedTurns {
  /** Undefined where a turn is too long for any store. */
  seal(projectId: string, turn: UnrecordedTurn | RelayedTurn): Promise<TurnMessage | undefined>;
  /**
   * Undefined where it was dropped or waited too long.
   *
   * @throws where it can't be seen yet
   */
  open(message: TurnMessage): Promise<UnrecordedTurn | RelayedTurn | undefined>;
  /** Once it is recorded. */
  drop(message: TurnMessage): Promise<void>;
}
