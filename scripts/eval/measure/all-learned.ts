/**
 * What would be learned if extraction missed nothing that was said in the visits that the gate lets through,
 * beside what the rules infer: how far the codebook and its few lines carry. Modelled. Pure.
 */
import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import { isPhrase, type Slot } from "../../../src/persona/grammar.ts";
import type { Evidence } from "../../../src/persona/encode/evidence.ts";
import { isWorthExtracting } from "../../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../../src/persona/extraction/own-turns.ts";
import { extractByRules } from "../../../src/persona/rules/extract.ts";
import { findTrait } from "../users/truths.ts";
import type { Mention, SyntheticConversation, SyntheticUser } from "../users/user.ts";

const CONFIDENCE = 0.9;
const SLOT_OF: Readonly<Record<string, Slot>> = {
  name: "Name",
  currency: "Currency",
  units: "Units",
  dates: "Dates",
  spelling: "Spelling",
};

export interface Learned {
  conversation: number;
  evidence: Evidence;
}

/** @param byRules what the Worker learned */
export function learnAll({ id, conversations }: SyntheticUser, byRules: readonly Learned[]): Learned[] {
  const said = conversations.flatMap((conversation, index) =>
    isRead(conversation)
      ? conversation.turns.flatMap(({ mentions, at }, turn) =>
          mentions.map((mention) => ({
            conversation: index,
            evidence: evidenceOf(mention, { id: `${id}-${index}-${turn}-${mention.trait}`, at }),
          })),
        )
      : [],
  );
  const inferred = byRules.filter(({ evidence }) => !evidence.explicit);
  return [...inferred, ...said];
}

function isRead({ turns }: SyntheticConversation): boolean {
  const texts = turns.map(({ user }) => user);
  return isWorthExtracting(ownTurns(texts), extractByRules(texts));
}

function evidenceOf({ trait, stance, explicit }: Mention, { id, at }: { id: string; at: number }): Evidence {
  const { facet, cues, contrary = [], values } = findTrait(trait);
  const slot = SLOT_OF[trait];
  const isOther = stance === "no";
  const attribute = values ? stance : ((slot && isOther ? contrary : cues).find(isPhrase) ?? trait);
  return {
    id,
    facet,
    attribute,
    polarity: isOther && !slot ? -1 : 1,
    explicit,
    confidence: CONFIDENCE,
    conversation: id,
    at,
    vector: slot ? null : embedLexically(attribute),
    ...(slot && { slot }),
  };
}
