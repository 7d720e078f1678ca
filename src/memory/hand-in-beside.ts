import type { ChatMessage, Services, User } from "../ports.ts";

/** What was said after its conversation had ended is learned from beside it: nothing accepted is lost. */
export async function handInBeside(
  services: Services,
  projectId: string,
  turn: { conversation: string; exchangeId: string; user: User; messages: ChatMessage[] },
): Promise<void> {
  const { conversations } = services.stores(projectId);
  const { conversation, exchangeId, user, messages } = turn;
  const at = services.clock.now();
  const late = { id: `${conversation}/${exchangeId}`, user, eventId: exchangeId, messages, at };
  if ((await conversations.handIn(late)) !== "accepted") return;
  const reference = await conversations.reference(late.id);
  await services.queue.sendLearn({ project: projectId, event: exchangeId, conversation: reference });
}
