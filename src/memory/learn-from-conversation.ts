import { filterSignals } from "../persona/filter.ts";
import type { ExtractedSignal } from "../persona/signal.ts";
import type { Exchange, LearnMessage, NewSignal, Services } from "../ports.ts";
import { encodeUser } from "./encode-user.ts";

/** What one conversation may teach; the rest of a very long one is let go, oldest first. */
const MAX_SIGNALS_PER_CONVERSATION = 100;

/** Older signals weigh next to nothing, and a memory that never grows keeps no more. */
const MAX_SIGNALS_PER_USER = 500;

/**
 * Learns from an ended conversation: extract, filter, embed, store, encode, publish. Its effect happens
 * once, whoever delivers the event how often; publishing is repeated, since it may be what failed.
 */
export async function learnFromConversation(services: Services, message: LearnMessage): Promise<void> {
  const { conversations, signals } = services.stores(message.project);
  const settings = await services.directory.readSettings(message.project);
  const conversation = settings && (await conversations.findByReference(message.conversation));
  if (!conversation) {
    await services.outbox.acknowledge(message.project, message.event);
    return;
  }
  const user = { id: conversation.userId };
  if (conversation.status !== "learned") {
    await conversations.mark(message.conversation, "learning");
    const learns = settings.mode === "full" || settings.mode === "learn";
    const extracted = learns
      ? await extractSignals(services, await conversations.exchanges(message.conversation, user))
      : [];
    await signals.applyLearning({
      eventId: message.event,
      user,
      conversation: message.conversation,
      at: conversation.lastTurnAt,
      embedder: services.embedder.id,
      signals: await embedSignals(services, extracted),
    });
    await signals.prune(user, MAX_SIGNALS_PER_USER);
  }
  await encodeUser(services, { project: { id: message.project, settings }, user });
  // Only now: who sees "learned" finds the next conversation opened with it.
  await conversations.mark(message.conversation, "learned");
  await services.outbox.acknowledge(message.project, message.event);
}

/** Only the user's own turns count: never what the assistant said. */
async function extractSignals(
  services: Services,
  exchanges: readonly Exchange[],
): Promise<ExtractedSignal[]> {
  const turns = exchanges
    .flatMap(({ messages }) => messages)
    .filter(({ role }) => role === "user")
    .map(({ content }) => content);
  return filterSignals(await services.extractor.extract(turns)).slice(-MAX_SIGNALS_PER_CONVERSATION);
}

async function embedSignals(services: Services, extracted: readonly ExtractedSignal[]): Promise<NewSignal[]> {
  if (extracted.length === 0) return [];
  const vectors = await services.embedder.embed(extracted.map(({ attribute }) => attribute));
  return extracted.map((signal, index) => ({
    ...signal,
    id: services.identifiers.uuid(),
    vector: vectors[index] ?? null,
  }));
}
