/** Openings as later turns find them: in the isolate, else raced from the caches and Postgres. */
import type { FrozenOpening, Services, User } from "../../ports.ts";
import { quietly } from "../quietly.ts";
import { sleep } from "../sleep.ts";
import { within } from "../within.ts";

/** Leaving a block out is itself a change, so a later turn waits longer than an opening. */
const LOOK_UP_LIMIT_MS = 1000;
/** Where only the turn before tells which conversation it is, that may just be on its way to Postgres. */
const SECOND_LOOK_AFTER_MS = 300;

interface Place {
  projectId: string;
  user: User;
  mark: string;
  /** What the mark is of, beside the user. */
  kind: "exchange" | "conversation";
  parts: readonly string[];
}

/** "missing" where Postgres says so; undefined where it does not answer, and no cache has it. */
export async function findFrozen(
  services: Services,
  place: Place & { looks: 1 | 2 },
): Promise<FrozenOpening | "missing" | undefined> {
  const { projectId, user, mark } = place;
  const known = services.frozenOpenings.get(nameInIsolate(projectId, mark));
  if (known) return known;
  const stored = look(services, place);
  const copies = services.frozenCaches.map((cache) =>
    quietly(services, "a frozen block's copy", cache.read(projectId, user, mark)),
  );
  const answers = [stored, ...copies].map(async (answer) => {
    const opening = await answer;
    if (typeof opening !== "object") throw new Error("not there");
    return opening;
  });
  const first = await within(
    LOOK_UP_LIMIT_MS,
    Promise.any(answers).catch(() => stored),
  );
  if (typeof first === "object") services.frozenOpenings.set(nameInIsolate(projectId, mark), first);
  return first;
}

async function look(
  services: Services,
  place: Place & { looks: 1 | 2 },
): Promise<FrozenOpening | "missing" | undefined> {
  const { projectId, user, mark, looks } = place;
  const { relayed } = services.stores(projectId);
  const finding = relayed.find(user, mark).then(
    // It may have begun before its visitor logged in, or be gone on with by a tab that did not.
    async (opening) => opening ?? (await relayed.findByOtherIds(user, place)) ?? ("missing" as const),
  );
  const found = await quietly(services, "a frozen block", finding);
  if (found !== "missing" || looks === 1) return found;
  await sleep(SECOND_LOOK_AFTER_MS);
  return look(services, { ...place, looks: 1 });
}

/** Keeps an opening in this isolate. Two conversations under one mark are told apart by nobody. */
export function rememberOpening(
  services: Services,
  { projectId, mark }: Pick<Place, "projectId" | "mark">,
  opening: FrozenOpening,
): void {
  const name = nameInIsolate(projectId, mark);
  const known = services.frozenOpenings.get(name);
  const isShared = opening.isShared || (known !== undefined && known.conversation !== opening.conversation);
  const block = known && isShared && known.block !== opening.block ? null : opening.block;
  services.frozenOpenings.set(name, { ...opening, isShared, block });
}

export function nameInIsolate(projectId: string, mark: string): string {
  return `${projectId}:${mark}`;
}
