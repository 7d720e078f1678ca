/** Synthetic users, by a seed: the same ones for the same seed. Pure. */
import { createRandom, type Random } from "../../claude-emulator/determinism.ts";
import { chatter, createErrand } from "./errands.ts";
import { planMentions, type PlannedMention } from "./plan.ts";
import { drawTruths, findTrait } from "./truths.ts";
import type { Mention, SyntheticConversation, SyntheticTurn, SyntheticUser } from "./user.ts";
import { createVoice, pick, utter, word, type Voice } from "./wording.ts";

export interface Population {
  users: number;
  conversations: number;
  seed: number;
}

const FIRST_DAY = Date.UTC(2026, 1, 2, 9);
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const CHATTER_SHARE = 0.3;

const GREETINGS = ["hi", "hello", "hey", "good morning", "hi there", "hello again"] as const;

export function generateUsers({ users, conversations, seed }: Population): SyntheticUser[] {
  const openings = new Set<string>();
  return Array.from({ length: users }, (_, index) => {
    const user = generateUser(seed, index, conversations);
    for (const [conversation, { turns }] of user.conversations.entries()) {
      const [first] = turns;
      // A conversation is known by its opening words: no two have the same.
      if (first && openings.has(first.user)) first.user += ` (Ticket ${index + 1}-${conversation + 1})`;
      if (first) openings.add(first.user);
    }
    return user;
  });
}

function generateUser(seed: number, index: number, count: number): SyntheticUser {
  const random = createRandom(`eval ${seed} ${index}`);
  const voice = createVoice(random);
  const truths = drawTruths(random, count);
  const mentions = planMentions(truths, count, random);
  let at = FIRST_DAY + random.between(0, 10 * DAY_MINUTES) * MINUTE_MS;
  const conversations = Array.from({ length: count }, (__, conversation) => {
    at += random.between(2 * DAY_MINUTES, 12 * DAY_MINUTES) * MINUTE_MS;
    return converse({
      at,
      voice,
      random,
      said: mentions.filter((mention) => mention.conversation === conversation),
    });
  });
  return { id: `eval-${seed}-${index + 1}`, truths, conversations };
}

interface Visit {
  at: number;
  voice: Voice;
  random: Random;
  said: readonly PlannedMention[];
}

function converse({ at, voice, random, said }: Visit): SyntheticConversation {
  const errand = createErrand(random);
  const count = Math.max(random.between(3, 5), said.length);
  const places = said.map((mention, index) => ({
    mention,
    turn: Math.floor(((index + random.next()) * count) / said.length),
  }));
  let now = at;
  const turns = Array.from({ length: count }, (_, index): SyntheticTurn => {
    now += random.between(20, 150) * 1000;
    const isLast = index === count - 1;
    const task = index === 0 ? errand.opening : isLast ? errand.closing() : errand.followUp();
    const mentions = places.filter(({ turn }) => turn === index).map(({ mention }) => mention);
    const sentences = [
      utter(task, voice, random),
      ...mentions.map((mention) => utter(phrase(mention, voice, random), voice, random)),
      ...(random.next() < CHATTER_SHARE ? [utter(chatter(random), voice, random)] : []),
    ];
    const ordered = random.next() < 0.5 && index > 0 ? sentences.toReversed() : sentences;
    const greeting = index === 0 && voice.greets ? [utter(`${pick(GREETINGS, random)},`, voice, random)] : [];
    return {
      user: [...greeting, ...ordered].join(voice.ending === "" ? "\n" : " ").replace(/,[.!]/u, ","),
      reply: errand.reply(),
      mentions: mentions.map(({ trait, stance, explicit }): Mention => ({ trait, stance, explicit })),
      at: now,
    };
  });
  return { turns };
}

const CHANGES = [
  "actually, I've changed my mind:",
  "scratch what I said before,",
  "new plan:",
  "things have changed here.",
] as const;

function phrase({ trait, stance, explicit, isChange }: PlannedMention, voice: Voice, random: Random): string {
  const { yes, no = [], signs = [] } = findTrait(trait);
  if (!explicit) return word(pick(signs, random), random);
  const text = word(pick(stance === "no" ? no : yes, random), random, stance);
  if (isChange) return random.next() < 0.6 ? `${pick(CHANGES, random)} ${text}` : text;
  return voice.filler !== "" && random.next() < 0.3 ? `${voice.filler} ${text}` : text;
}
