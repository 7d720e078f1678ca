import { filterSignals } from "../persona/filter.ts";
import type { Exchange, Extraction, LearnMessage, Services } from "../ports.ts";
import { embedSignals } from "./embed-signals.ts";
import { encodeUser, MAX_SIGNALS_PER_USER } from "./encode-user.ts";
import { scheduleSweep } from "./schedule-sweep.ts";

/** What one conversation may teach; the rest of a very long one is let go, oldest first. */
const MAX_SIGNALS_PER_CONVERSATION = 100;

/**
 * Learns from an ended conversation: extract, filter, embed, store, encode, publish. Its effect happens
 * once, whoever delivers the event how often; till it is acknowledged publishing is repeated, since it may
 * be what failed.
 */
export async function learnFromConversation(services: Services, message: LearnMessage): Promise<void> {
  if (await services.outbox.isAcknowledged(message.project, message.event)) return;
  const { users, conversations, signals } = services.stores(message.project);
  const settings = await services.directory.readSettings(message.project);
  const conversation = settings && (await conversations.findByReference(message.conversation));
  if (!conversation) {
    await services.outbox.acknowledge(message.project, message.event);
    return;
  }
  const user = { id: conversation.userId };
  if (conversation.status !== "learned") {
    await conversations.mark(message.conversation, "learning");
    const isOn = settings.mode === "full" || settings.mode === "learn";
    const learns = isOn && !conversation.isPaused && !(await users.isShared(user));
    const extraction = learns
      ? await extract(services, message, await conversations.exchanges(message.conversation, user))
      : { signals: [] };
    const embedded = await embedSignals(services, message.project, extraction.signals);
    await signals.applyLearning({
      eventId: message.event,
      user,
      conversation: message.conversation,
      at: conversation.lastTurnAt,
      embedder: embedded.embedder,
      signals: embedded.signals,
      extraction: extraction.usage,
      remark: extraction.fallback && `rules_stood_in_for_claude: ${extraction.fallback}`,
    });
    await signals.prune(user, MAX_SIGNALS_PER_USER);
    if (embedded.pending) await scheduleSweep(services, message.project);
  }
  await encodeUser(services, { project: { id: message.project, settings }, user });
  // Only now: who sees "learned" finds the next conversation opened with it.
  await conversations.mark(message.conversation, "learned");
  await services.outbox.acknowledge(message.project, message.event);
}

/** Only the user's own turns count: never what the assistant said. */
async function extract(
  services: Services,
  { project, event }: LearnMessage,
  exchanges: readonly Exchange[],
): Promise<Extraction> {
  const turns = exchanges
    .flatMap(({ messages }) => messages)
    .filter(({ role }) => role === "user")
    .map(({ content }) => content);
  const { usage } = services.stores(project);
  const extraction = await services.extractor.extract(
    turns,
    async () => (await usage.extractionNanoUsdToday()) < services.settings.extractionDailyBudgetNanoUsd,
  );
  if (extraction.fallback !== undefined) {
    const level = extraction.fallback === "budget" ? "info" : "error";
    services.log[level]("rules stood in for Claude", { project, event, reason: extraction.fallback });
  }
  const signals = filterSignals(extraction.signals).slice(-MAX_SIGNALS_PER_CONVERSATION);
  return { ...extraction, signals };
}
