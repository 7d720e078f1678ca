import { costNanoUsd, PRICE_TABLE_DATE } from "../persona/price-table.ts";
import type { Project, Services, User } from "../ports.ts";
import { isAnonymous } from "../project-settings.ts";
import type { AnswerSoFar } from "./claude-stream.ts";
import { rememberLateTurn } from "./late-turns.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

/**
 * A store that takes longer, counted from when it was asked, is taken for down: the turn goes to the
 * queue, which records it once, whatever the store does yet.
 */
const STORE_LIMIT_MS = 1000;
/** What a store has at least, after an answer that took longer than that. */
const STORE_GRACE_MS = 100;

export interface TurnRecorder {
  /** Completes the turn with what was answered; false where it could not be recorded. */
  complete(answer: AnswerSoFar): Promise<boolean>;
}

/**
 * Records a turn behind the response: what the user said at once, the answer and its usage when it is
 * there. The conversation's row, with the block frozen in it, comes with its first turn.
 */
export function recordTurn(
  services: Services,
  input: {
    project: Project;
    externalUser: string;
    conversation: string;
    isNew: boolean;
    personaBlock: string | null;
    personaTokens: number;
    message: string;
    model: string;
  },
): TurnRecorder {
  const { users, conversations } = services.stores(input.project.id);
  const id = input.conversation;

  const exchangeId = services.identifiers.uuid();

  /** Undefined where the conversation ended meanwhile. */
  async function begin(): Promise<User | undefined> {
    const anonymous = isAnonymous(input.project.settings, input.externalUser);
    const user = await users.ensure(input.externalUser, { anonymous });
    const messages = [{ role: "user" as const, content: input.message }];
    if (!input.isNew) {
      const appended = await conversations.append({ id, user, exchangeId, messages });
      return appended === "ended" ? undefined : user;
    }
    await conversations.open({ id, user, personaBlock: input.personaBlock, exchangeId, messages });
    const check = { project: input.project.id, conversation: await conversations.reference(id) };
    const sent = services.queue.sendIdleCheck(check, input.project.settings.idleSeconds);
    // The turn is recorded all the same: a relay finds conversations whose check is missing.
    await quietly(services, "sending an idle check", sent);
    return user;
  }

  const askedAt = services.clock.now().getTime();
  // Failures are answered for in `complete`, which every turn comes to.
  const begun = begin().then(
    (user) => ({ user }),
    (error: unknown) => ({ error }),
  );
  services.defer(begun);

  return {
    async complete(answer) {
      const waitedMs = services.clock.now().getTime() - askedAt;
      const start = await within(Math.max(STORE_LIMIT_MS - waitedMs, STORE_GRACE_MS), begun);
      if (start && !("error" in start) && !start.user) {
        services.log.error("a turn came after its conversation had ended", { project: input.project.id });
        return false;
      }
      const reply = { text: answer.text, partial: !answer.whole };
      const model = answer.model ?? input.model;
      const usage = {
        model,
        ...answer.usage,
        personaTokens: input.personaTokens,
        costNanoUsd: costNanoUsd(model, answer.usage),
        priceTable: PRICE_TABLE_DATE,
      };
      const user = start && !("error" in start) ? start.user : undefined;
      const recorded =
        user &&
        quietly(
          services,
          "recording",
          conversations.recordReply({ id, user, exchangeId, reply, usage }).then(() => true),
        );
      if (recorded && (await within(STORE_LIMIT_MS, recorded))) return true;
      const { externalUser, conversation, isNew, personaBlock, message } = input;
      const turn = {
        externalUser,
        conversation,
        isNew,
        personaBlock,
        exchangeId,
        message,
        reply,
        usage,
        at: askedAt,
      };
      const sent = await quietly(
        services,
        "the turn's queue",
        services.queue.sendTurn(input.project.id, turn),
      );
      if (sent) rememberLateTurn(services, { projectId: input.project.id, conversation, exchangeId });
      return sent ?? false;
    },
  };
}
