/**
 * Turns that are still in the queue because Postgres could not take them. The isolate remembers them, so
 * that the next turn of a conversation does not go on without the one before.
 */
import type { Services } from "../ports.ts";

interface Turn {
  projectId: string;
  conversation: string;
}

export function rememberLateTurn(services: Services, turn: Turn & { exchangeId: string }): void {
  services.lateTurns.set(nameOf(turn), turn.exchangeId);
}

/** Whether a turn of the conversation, or its answer alone, is known to be on its way. */
export async function awaitsLateTurn(services: Services, turn: Turn): Promise<boolean> {
  const exchangeId = services.lateTurns.get(nameOf(turn));
  if (exchangeId === undefined) return false;
  const { conversations } = services.stores(turn.projectId);
  if (!(await conversations.hasWholeExchange(turn.conversation, exchangeId))) return true;
  services.lateTurns.delete(nameOf(turn));
  return false;
}

function nameOf({ projectId, conversation }: Turn): string {
  return `${projectId}:${conversation}`;
}
