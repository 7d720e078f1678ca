/**
 * mem0's exported memories, `{memory, user_id, created_at, …}`: a user's memories of one day are a
 * conversation of that day, each said by the user in the first person.
 */
import { z } from "zod";
import { toConversation, type ImportedConversation } from "./conversation.ts";
import { isoTime } from "./messages.ts";

export const Memory = z.looseObject({
  memory: z.string().min(1),
  user_id: z.string().min(1).nullish(),
  created_at: z.unknown(),
  updated_at: z.unknown(),
});

const DAY_CHARACTERS = "2026-01-01".length;

export interface MemoryGatherer {
  add(user: string, memory: z.infer<typeof Memory>): { why: string } | undefined;
  end(): ImportedConversation[];
}

export function createMemoryGatherer(): MemoryGatherer {
  const days = new Map<string, { user: string; at: string | undefined; said: string[] }>();
  return {
    add(user, { memory, created_at: created, updated_at: updated }) {
      const when = updated ?? created;
      const at = when === undefined || when === null ? undefined : isoTime(when);
      if (when !== undefined && when !== null && at === undefined) return { why: "`created_at` is no date" };
      const key = JSON.stringify([user, at?.slice(0, DAY_CHARACTERS) ?? null]);
      const day = days.get(key) ?? { user, at, said: [] };
      day.said.push(inFirstPerson(memory));
      days.set(key, day);
      return undefined;
    },
    end: () =>
      [...days.values()].map(({ user, at, said }) =>
        toConversation(
          user,
          said.map((content) => ({ role: "user" as const, content })),
          at,
        ),
      ),
  };
}

const SUBJECT = /^(?:the )?user(?:'s|’s)? /iu;
const POSSESSIVE = /^(?:the )?user(?:'s|’s) /iu;
/** Memories often leave the user out. */
const BARE_VERB =
  /^(?:(?:really|usually|often|always|never) )?(?:prefers|likes|loves|enjoys|hates|dislikes|avoids|wants|uses|works|lives|speaks|has|is|owns|plays|studies|writes|needs|does not|doesn't)\b/iu;
const BARE_FACT =
  /^(?:name|pronouns|language|currency|time ?zone|job|role|hobby|favou?rite [\p{L} ]+?) (?:is|are) /iu;
const IRREGULAR: Record<string, string> = {
  is: "am",
  has: "have",
  does: "do",
  "doesn't": "don't",
  "isn't": "am not",
  "hasn't": "haven't",
  was: "was",
  were: "were",
  goes: "go",
};

/** "User prefers bullet lists" as "I prefer bullet lists."; what has no such form stays as it is. */
export function inFirstPerson(memory: string): string {
  const text = memory.trim().replace(/[.]+$/u, "");
  if (POSSESSIVE.test(text)) return `${own(text.replace(POSSESSIVE, "My "))}.`;
  if (BARE_FACT.test(text)) return `My ${text.slice(0, 1).toLowerCase()}${own(text.slice(1))}.`;
  const predicate = SUBJECT.test(text) ? text.replace(SUBJECT, "") : BARE_VERB.test(text) ? text : undefined;
  if (predicate === undefined) return `${text}.`;
  const [, adverbs = "", verb = "", rest = ""] =
    /^((?:(?:also|really|usually|often|always|never|currently|\p{L}+ly) )*)(\S+)(.*)$/su.exec(predicate) ??
    [];
  return `I ${adverbs.toLowerCase()}${firstPersonOf(verb.toLowerCase())}${own(rest)}.`;
}

function firstPersonOf(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (/(?:ss|sh|ch|x|z)es$/u.test(verb)) return verb.slice(0, -2);
  if (/[^aeiou]ies$/u.test(verb)) return `${verb.slice(0, -3)}y`;
  return /[^s]s$/u.test(verb) ? verb.slice(0, -1) : verb;
}

function own(text: string): string {
  return text.replace(/\b(?:their|his|her)\b/giu, "my").replace(/\bthemsel(?:f|ves)\b/giu, "myself");
}
