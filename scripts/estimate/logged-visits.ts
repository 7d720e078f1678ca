/**
 * The visits of a log as numbers: when each turn was sent and how long it was, not what was said. Of the
 * user's words only those of visits under way are held, until they are learned from. Pure.
 */
import { countTokens } from "../claude-emulator/tokens.ts";
import type { Entry } from "../import/entries.ts";
import { toFirstPerson } from "../import/first-person.ts";
import type { Message } from "../import/messages.ts";
import type { Place } from "../import/plan.ts";

/** Tokens as Haiku 4.5 counts them, of the text alone. */
export interface LoggedTurn {
  at: number;
  userTokens: number;
  /** Undefined where the log does not say what was answered. */
  answerTokens: number | undefined;
}

export interface LoggedVisit {
  turns: LoggedTurn[];
  /** Whether the log says when each turn was sent, and not the visit alone or nothing. */
  isTimed: boolean;
}

export interface FinishedVisit {
  user: string;
  /** Tells it from the user's other visits. */
  visit: string;
  at: number;
  /** What the user said. */
  words: string[];
}

export interface VisitCollector {
  /** Takes entries in the order of the files. */
  add: (entry: Entry, place: Place) => void;
  /** Each user's visits in order of time. */
  end: () => Map<string, LoggedVisit[]>;
}

interface Open {
  user: string;
  visit: LoggedVisit;
  words: string[];
  lastAt: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Between turns whose times the log does not say: well within the five minutes of the cache. */
export const ASSUMED_TURN_MS = 45_000;

/** @param gapMs after so long without a turn it is another visit */
export function createVisitCollector(
  gapMs: number,
  onFinished: (finished: FinishedVisit) => void,
): VisitCollector {
  const users = new Map<string, LoggedVisit[]>();
  const underWay = new Map<number, Open>();
  let finished = 0;

  function begin(user: string, at: number, isTimed: boolean): Open {
    const visit: LoggedVisit = { turns: [], isTimed };
    const visits = users.get(user) ?? [];
    users.set(user, visits);
    visits.push(visit);
    return { user, visit, words: [], lastAt: at };
  }

  function finish({ user, visit, words, lastAt }: Open): void {
    finished += 1;
    onFinished({ user, visit: String(finished), at: visit.turns[0]?.at ?? lastAt, words });
  }

  /** A visit without a date is a day after the user's last one. */
  function timeOf({ at, user }: Entry): number {
    if (at !== undefined) return Date.parse(at);
    return (users.get(user)?.at(-1)?.turns.at(-1)?.at ?? 0) + DAY_MS;
  }

  function addRequest(entry: Entry & { kind: "request" }, { conversation, from }: Place): void {
    if (conversation === undefined) return;
    let open = underWay.get(conversation);
    const answers = entry.messages.slice(from).findIndex(({ role }) => role === "user");
    // What was answered belongs to the turn before, also where that was another visit's.
    addMessages(open, entry.messages.slice(from, from + answers), 0);
    const at = entry.at === undefined && open ? open.lastAt + ASSUMED_TURN_MS : timeOf(entry);
    if (open && at - open.lastAt > gapMs) {
      finish(open);
      open = undefined;
    }
    open ??= begin(entry.user, at, entry.at !== undefined);
    underWay.set(conversation, open);
    addMessages(open, entry.messages.slice(from + answers), at);
    open.lastAt = at;
  }

  function addMemory(entry: Entry & { kind: "memory" }, { conversation }: Place): void {
    if (conversation === undefined) return;
    const open = underWay.get(conversation) ?? {
      user: entry.user,
      visit: { turns: [], isTimed: false },
      words: [],
      lastAt: timeOf(entry),
    };
    underWay.set(conversation, open);
    open.words.push(toFirstPerson(entry.text, entry.user));
  }

  return {
    add(entry, place) {
      switch (entry.kind) {
        case "request":
          addRequest(entry, place);
          break;
        case "memory":
          addMemory(entry, place);
          break;
        case "transcript": {
          const at = timeOf(entry);
          const open = begin(entry.user, at, false);
          addMessages(open, entry.messages, at);
          finish(open);
          break;
        }
      }
    },
    end() {
      for (const open of underWay.values()) finish(open);
      underWay.clear();
      return new Map([...users].map(([user, visits]) => [user, inOrder(visits)]));
    },
  };
}

/** What comes before the user's first word goes along with it. */
function addMessages(open: Open | undefined, messages: readonly Message[], at: number): void {
  if (!open) return;
  const { turns } = open.visit;
  let [lead, isAnswered] = [0, true];
  let next = at;
  for (const { role, content } of messages) {
    const tokens = countTokens(content, 1);
    const last = turns.at(-1);
    if (role === "assistant") {
      if (last) last.answerTokens = (last.answerTokens ?? 0) + tokens;
      else lead += tokens;
      isAnswered = true;
      continue;
    }
    open.words.push(content);
    if (last && !isAnswered) last.userTokens += tokens;
    else {
      turns.push({ at: next, userTokens: lead + tokens, answerTokens: undefined });
      next += ASSUMED_TURN_MS;
      lead = 0;
    }
    isAnswered = false;
  }
}

/** By time; a visit whose turns' times are assumed begins an hour after the one before at the earliest. */
function inOrder(visits: readonly LoggedVisit[]): LoggedVisit[] {
  const sorted = visits
    .filter(({ turns }) => turns.length > 0)
    .toSorted((one, other) => startOf(one) - startOf(other));
  let end = -Infinity;
  for (const visit of sorted) {
    const delay = visit.isTimed ? 0 : Math.max(0, end + HOUR_MS - startOf(visit));
    for (const turn of visit.turns) turn.at += delay;
    end = Math.max(end, visit.turns.at(-1)?.at ?? end);
  }
  return sorted;
}

function startOf({ turns }: LoggedVisit): number {
  return turns[0]?.at ?? 0;
}
