import { costNanoUsd, PRICE_TABLE_DATE } from "../persona/price-table.ts";
import type { Project, Services } from "../ports.ts";
import type { AnswerSoFar } from "./claude-stream.ts";

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

  async function begin(): Promise<{ user: { id: string }; sequence: string } | undefined> {
    const user = await users.ensure(input.externalUser);
    const messages = [{ role: "user" as const, content: input.message }];
    if (!input.isNew) {
      const appended = await conversations.append({ id, user, messages });
      return appended && { user, sequence: appended.sequence };
    }
    const { sequence } = await conversations.open({ id, user, personaBlock: input.personaBlock, messages });
    await services.queue.sendIdleCheck(
      { project: input.project.id, conversation: await conversations.reference(id) },
      input.project.settings.idleSeconds,
    );
    return { user, sequence };
  }

  // Failures are answered for in `complete`, which every turn comes to.
  const begun = begin().then(
    (turn) => ({ turn }),
    (error: unknown) => ({ error }),
  );
  services.defer(begun);

  return {
    async complete(answer) {
      const start = await begun;
      if ("error" in start || !start.turn) {
        services.log.error("a turn was not recorded", { reason: "error" in start ? "store" : "ended" });
        return false;
      }
      const { user, sequence } = start.turn;
      try {
        await conversations.recordReply({
          id,
          user,
          sequence,
          reply: { text: answer.text, partial: !answer.whole },
          usage: {
            model: answer.model ?? input.model,
            ...answer.usage,
            personaTokens: input.personaTokens,
            costNanoUsd: costNanoUsd(answer.model ?? input.model, answer.usage),
            priceTable: PRICE_TABLE_DATE,
          },
        });
        return true;
      } catch (error) {
        services.log.error("an answer was not recorded", {
          error: error instanceof Error ? error.name : "unknown",
        });
        return false;
      }
    },
  };
}
