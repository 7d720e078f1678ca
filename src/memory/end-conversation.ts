import { fail, ok, type Result } from "../errors.ts";
import type { Conversation, ConversationStatus, Project, Services } from "../ports.ts";
import { awaitsLateTurn } from "./late-turns.ts";
import { sendEvent } from "./send-event.ts";

/**
 * Ends a conversation, with all its turns; ending one that has ended changes nothing and says how far it is.
 *
 * @param input.at when it took place, where that is not now: signals are dated by it
 */
export async function endConversation(
  services: Services,
  input: { project: Project; id: string; at?: Date | undefined },
): Promise<Result<{ id: string; status: ConversationStatus }>> {
  const { conversations } = services.stores(input.project.id);
  if (await awaitsLateTurn(services, { projectId: input.project.id, conversation: input.id })) {
    return fail({ reason: "memory_unavailable" });
  }
  const reference = await conversations.reference(input.id);
  const event = services.identifiers.uuid();
  if (await conversations.end(reference, event, input.at && { at: input.at })) {
    await sendEvent(services, { project: input.project.id, event, conversation: reference });
    return ok({ id: input.id, status: "ended" });
  }
  const found = await conversations.findByReference(reference);
  return found
    ? ok({ id: input.id, status: found.status })
    : fail({ reason: "not_found", what: "conversation" });
}

/** How far a conversation is. */
export async function readConversation(
  services: Services,
  input: { project: Project; id: string },
): Promise<Result<{ conversation: Conversation; user: string }>> {
  const { conversations, users } = services.stores(input.project.id);
  const conversation = await conversations.find(input.id);
  const user = conversation && (await users.readExternalId({ id: conversation.userId }));
  return conversation && user !== undefined
    ? ok({ conversation, user })
    : fail({ reason: "not_found", what: "conversation" });
}
