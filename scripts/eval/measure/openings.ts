/** What a contender brings to the model at each opening, and what the user had said until then. Pure. */
import type { Mention, Stance, SyntheticUser, Truth } from "../users/user.ts";
import { linesOf, saidOf, type BlockLine } from "./judge.ts";

/** What was said of a trait before a conversation opened. */
export interface Known {
  truth: Truth;
  /** As it was said last. */
  stance: Stance;
  /** How many turns of the user's ago that was: 1 is the turn before. */
  turnsAgo: number;
  /** In how many conversations it came up. */
  conversations: number;
}

interface SaidTurn {
  text: string;
  conversation: number;
  mentions: readonly Mention[];
}

/** All turns of a user before a conversation, oldest first. */
export function turnsBefore({ conversations }: SyntheticUser, conversation: number): SaidTurn[] {
  return conversations
    .slice(0, conversation)
    .flatMap(({ turns }, index) =>
      turns.map(({ user: text, mentions }) => ({ text, mentions, conversation: index })),
    );
}

export function knownBefore(user: SyntheticUser, conversation: number): Known[] {
  const said = turnsBefore(user, conversation);
  return user.truths.flatMap((truth) => {
    const mentions = said.flatMap((turn, index) =>
      turn.mentions
        .filter(({ trait }) => trait === truth.trait)
        .map(({ stance }) => ({ stance, index, conversation: turn.conversation })),
    );
    const last = mentions.at(-1);
    if (!last) return [];
    return [
      {
        truth,
        stance: last.stance,
        turnsAgo: said.length - last.index,
        conversations: new Set(mentions.map((mention) => mention.conversation)).size,
      },
    ];
  });
}

/** What the model is told of a trait at an opening; undefined where nothing. */
export type Reached = (known: Known) => Stance | undefined;

/** The last so many turns, as they were said: what was said last of a trait is in them, or nothing is. */
export function reachedByWindow(turns: number): Reached {
  return ({ stance, turnsAgo }) => (turnsAgo <= turns ? stance : undefined);
}

/** Some turns of long ago: of those about a trait the newest counts. */
export function reachedByTurns(turns: readonly { mentions: readonly Mention[] }[]): Reached {
  return ({ truth }) =>
    turns.flatMap(({ mentions }) => mentions).findLast(({ trait }) => trait === truth.trait)?.stance;
}

export function reachedByBlock(block: string | null): Reached & { lines: BlockLine[] } {
  const lines = linesOf(block);
  return Object.assign(({ truth }: Known) => saidOf(lines, truth.trait), { lines });
}
