/** When a user says what: once in an early visit, perhaps again later, and anew where it changes. Pure. */
import type { Random } from "../../claude-emulator/determinism.ts";
import type { Mention, Truth } from "./user.ts";

export interface PlannedMention extends Mention {
  conversation: number;
  isChange: boolean;
}

/** By this part of the visits everything was said for the first time. */
const FIRST_SAID_BY = 0.6;
const SAID_AGAIN_SHARE = 0.35;
const FEWEST_SIGNS = 3;
const MOST_SIGNS = 5;

export function planMentions(truths: readonly Truth[], count: number, random: Random): PlannedMention[] {
  return truths.flatMap((truth) => {
    if (truth.shown === "never") return [];
    if (truth.shown === "implicit") return planSigns(truth, count, random);
    return planStatements(truth, count, random);
  });
}

function planSigns(truth: Truth, count: number, random: Random): PlannedMention[] {
  const times = Math.min(random.between(FEWEST_SIGNS, MOST_SIGNS), count);
  const conversations = Array.from({ length: times }, (_, index) =>
    Math.min(count - 1, Math.floor((count * (index + random.next())) / times)),
  );
  return [...new Set(conversations)].map((conversation) => ({
    trait: truth.trait,
    stance: truth.stance,
    explicit: false,
    conversation,
    isChange: false,
  }));
}

function planStatements(truth: Truth, count: number, random: Random): PlannedMention[] {
  const { trait, stance, change } = truth;
  const said = { trait, explicit: true };
  const until = change?.conversation ?? count;
  const first = random.between(0, Math.max(0, Math.min(until, Math.round(count * FIRST_SAID_BY)) - 1));
  const mentions: PlannedMention[] = [{ ...said, stance, conversation: first, isChange: false }];
  if (random.next() < SAID_AGAIN_SHARE && first + 1 < until) {
    mentions.push({ ...said, stance, conversation: random.between(first + 1, until - 1), isChange: false });
  }
  if (change && change.conversation < count) {
    mentions.push({ ...said, stance: change.stance, conversation: change.conversation, isChange: true });
  }
  return mentions;
}
