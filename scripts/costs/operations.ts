/**
 * What one conversation asks of the platform, counted in the code and held by
 * `test/worker/operations.test.ts`. On the high side: each turn meets an isolate that knows nothing, without
 * `x-tercet-conversation`, and its user's code changes. Pure.
 */

export interface Operations {
  /** Of the app, and one for each message of a queue, as if it came alone. */
  requests: number;
  kvReads: number;
  kvWrites: number;
  queueOperations: number;
  transactions: number;
}

/** A message is written, read and deleted. */
const OPERATIONS_PER_MESSAGE = 3;
/** The user's code, at the opening. */
const OPENING_KV_READS = 1;
/** The frozen block, at every later turn. */
const LATER_KV_READS = 1;
/** The turn's mark. */
const TURN_KV_WRITES = 1;
/** The user's new code. */
const LEARNING_KV_WRITES = 1;
/** The project's key, the user, the turn; a later turn looks its conversation up. */
const OPENING_TRANSACTIONS = 3;
const LATER_TRANSACTIONS = 4;
/** A check that finds it went on; the one that ends it, and notes that the event was sent. */
const CHECK_TRANSACTIONS = 3;
const ENDING_TRANSACTIONS = 4;
const LEARNING_TRANSACTIONS = 16;

/** @param turns at least one; of a visit that is over by itself, when it has been idle */
export function operationsOf(turns: number): Operations {
  const later = turns - 1;
  // Where there were later turns, the check that the opening sent comes too early, and is sent again.
  const earlyChecks = later > 0 ? 1 : 0;
  const messages = earlyChecks + 2;
  return {
    requests: turns + messages,
    kvReads: OPENING_KV_READS + LATER_KV_READS * later,
    kvWrites: TURN_KV_WRITES * turns + LEARNING_KV_WRITES,
    queueOperations: OPERATIONS_PER_MESSAGE * messages,
    transactions:
      OPENING_TRANSACTIONS +
      LATER_TRANSACTIONS * later +
      CHECK_TRANSACTIONS * earlyChecks +
      ENDING_TRANSACTIONS +
      LEARNING_TRANSACTIONS,
  };
}
