/** One contender, over all users. Pure. */
import type { TokenUsage } from "../../../src/persona/price-table.ts";
import { addTokens, NO_TOKENS } from "../../costs/tokens.ts";
import { stanceAt } from "../users/user.ts";
import { billUser, MODEL_IDS, type UserBill } from "./bills.ts";
import type { Contender, Opened, PlayedUser } from "./contenders.ts";
import { judgeLine, type LineVerdict } from "./judge.ts";
import { knownBefore } from "./openings.ts";
import { countCeiling, countOpening, emptyRecall, type Recall, type Tally } from "./recall.ts";

export interface Measured {
  contender: Contender;
  recall: Recall;
  /** What there is room for; undefined without a limit. */
  ceiling: Tally | undefined;
  /** Of blocks: a stranger's, judged by this user's truths. */
  chance: Tally | undefined;
  lines: Record<LineVerdict, number>;
  /** By model. */
  usd: Record<string, number>;
  /** By kind, at the model that most are billed alike by: Sonnet 5.5, Haiku 5.5. */
  usage: TokenUsage;
  turns: number;
  conversations: number;
  /** By conversation, on average over users: tokens in a turn. */
  promptTokensPerTurn: number[];
  /** By conversation: what each user's first prompt held. */
  openings: UserBill["openings"][];
}

export const TOKENS_MODEL = "claude-sonnet-5-5";

export function measure(contender: Contender, users: readonly PlayedUser[]): Measured {
  const opened = users.map((user) =>
    user.user.conversations.map((_, conversation) => contender.open(user, conversation)),
  );
  const measured: Measured = {
    contender,
    recall: emptyRecall(),
    ceiling: contender.room && { counted: 0, recalled: 0 },
    chance: contender.room && { counted: 0, recalled: 0 },
    lines: { true: 0, contrary: 0, talk: 0, unfounded: 0 },
    usd: {},
    usage: NO_TOKENS,
    turns: 0,
    conversations: 0,
    promptTokensPerTurn: [],
    openings: [],
  };
  for (const [index, user] of users.entries()) {
    const stranger = opened[(index + 1) % opened.length] ?? [];
    judgeUser(measured, user, opened[index] ?? [], stranger);
  }
  billAll(measured, users, opened);
  return measured;
}

function judgeUser(
  measured: Measured,
  { user }: PlayedUser,
  opened: readonly Opened[],
  stranger: readonly Opened[],
): void {
  const { contender, recall, ceiling, chance, lines } = measured;
  for (const [conversation, { reached, lines: own = [] }] of opened.entries()) {
    const known = knownBefore(user, conversation);
    countOpening(recall, known, reached);
    if (ceiling && contender.room) {
      countCeiling(ceiling, known, contender.room.slots, contender.room.pins);
    }
    const other = stranger[conversation];
    if (chance && other) {
      const stated = known.filter(({ truth }) => truth.shown === "stated");
      chance.counted += stated.length;
      chance.recalled += stated.filter((each) => other.reached(each) === each.stance).length;
    }
    for (const line of own) {
      // What changes in this conversation was not yet said when it opened.
      const verdict = judgeLine(line, user.truths, (truth) => stanceAt(truth, conversation - 1));
      lines[verdict] += 1;
    }
  }
}

function billAll(
  measured: Measured,
  users: readonly PlayedUser[],
  opened: readonly (readonly Opened[])[],
): void {
  for (const model of MODEL_IDS) {
    const bills = users.map((user, index) => billUser(measured.contender, user, opened[index] ?? [], model));
    measured.usd[model] = bills.reduce((usd, bill) => usd + bill.usd, 0);
    if (model !== TOKENS_MODEL) continue;
    measured.usage = bills.reduce((sum, bill) => addTokens(sum, bill.usage), NO_TOKENS);
    measured.turns = bills.reduce((sum, bill) => sum + bill.turns, 0);
    const count = users[0]?.user.conversations.length ?? 0;
    measured.conversations = count * users.length;
    for (let conversation = 0; conversation < count; conversation += 1) {
      const turns = users.reduce(
        (sum, { user }) => sum + (user.conversations[conversation]?.turns.length ?? 0),
        0,
      );
      const tokens = bills.reduce((sum, bill) => sum + (bill.promptTokens[conversation] ?? 0), 0);
      measured.promptTokensPerTurn.push(tokens / turns);
      measured.openings.push(bills.flatMap((bill) => bill.openings[conversation] ?? []));
    }
  }
}
