import { fail, ok, UserGoneError, type Result } from "../errors.ts";
import type { ChatMessage, ConversationStatus, Project, Services } from "../ports.ts";
import { admitUser } from "./consent.ts";
import { sendEvent } from "./send-event.ts";

interface HandIn {
  project: Project;
  user: string;
  id?: string | undefined;
  messages: ChatMessage[];
  at?: Date | undefined;
}

/**
 * Takes a finished transcript to learn from. With an id of the caller's own, handing in again changes
 * nothing and says how far it is.
 */
export async function handInConversation(
  services: Services,
  input: HandIn,
): Promise<Result<{ id: string; status: ConversationStatus; created: boolean }>> {
  try {
    return await handInOnce(services, input);
  } catch (error) {
    // An erasure came between: who hands in after it comes back as somebody new.
    if (error instanceof UserGoneError) return handInOnce(services, input);
    throw error;
  }
}

async function handInOnce(
  services: Services,
  input: HandIn,
): Promise<Result<{ id: string; status: ConversationStatus; created: boolean }>> {
  const { conversations } = services.stores(input.project.id);
  const user = await admitUser(services, input);
  if (!user) return fail({ reason: "consent_missing" });
  const id = input.id ?? services.identifiers.opaque("conv");
  const at = input.at ?? services.clock.now();
  const event = services.identifiers.uuid();
  const outcome = await conversations.handIn({ id, user, eventId: event, messages: input.messages, at });
  if (outcome !== "accepted") {
    const { existing } = outcome;
    if (existing.userId !== user.id) return fail({ reason: "conversation_taken" });
    return ok({ id, status: existing.status, created: false });
  }
  const conversation = await conversations.reference(id);
  await sendEvent(services, { project: input.project.id, event, conversation });
  return ok({ id, status: "ended", created: true });
}
