/** Records an exchange that went through the proxy, behind its response; none of it may fail a reply. */
import { costNanoUsd, PRICE_TABLE_DATE } from "../../persona/price-table.ts";
import { nameExchange, nameParts, type RequestPosition } from "../../persona/request/exchanges.ts";
import type { MessageRequest } from "../../persona/request/message-request.ts";
import type { FrozenOpening, Project, RelayedTurn, Services, User } from "../../ports.ts";
import type { AnswerSoFar } from "../claude-stream.ts";
import { admitUser } from "../consent.ts";
import { handInBeside } from "../hand-in-beside.ts";
import { quietly } from "../quietly.ts";
import { within } from "../within.ts";
import type { FoundConversation } from "./find-conversation.ts";
import { nameInIsolate, rememberOpening } from "./frozen-openings.ts";

/** A store that takes longer is taken for down: the turn goes to the queue, which records it once. */
const STORE_LIMIT_MS = 5000;

export interface TurnToRecord {
  project: Project;
  externalUser: string;
  user: User;
  named: string | undefined;
  request: MessageRequest;
  position: RequestPosition;
  found: FoundConversation;
  words: string[];
  removedTokens: number;
  personaTokens: number;
}

/** The marks of an exchange, remembered in the isolate before the client sees its end. */
export async function rememberExchange(
  services: Services,
  turn: TurnToRecord,
  answer: AnswerSoFar,
): Promise<string[]> {
  const { project, user, found, named, position, request } = turn;
  const { relayed } = services.stores(project.id);
  const answered = nameParts(request.prefill + answer.text, answer.ids);
  const marks = await Promise.all([
    relayed.mark("exchange", [user.id, nameExchange(position.newWords, answered)]),
    ...(named === undefined ? [] : [relayed.mark("conversation", [user.id, named])]),
  ]);
  const opening = openingOf(services, turn);
  for (const mark of marks) rememberOpening(services, { projectId: project.id, mark }, opening);
  if (found.openingMark !== null) {
    const name = nameInIsolate(project.id, found.openingMark);
    if (answer.whole) services.brokenOpenings.delete(name);
    else services.brokenOpenings.set(name, opening);
  }
  return marks;
}

function openingOf(services: Services, { found, request }: TurnToRecord): FrozenOpening {
  return {
    conversation: found.conversation,
    block: found.block,
    at: services.clock.now().getTime(),
    kept: request.messages.length - found.dropped,
    isShared: false,
  };
}

export async function recordRelayedTurn(
  services: Services,
  turn: TurnToRecord,
  answer: AnswerSoFar,
  marks: string[],
): Promise<void> {
  const { project, found, request, position } = turn;
  const { relayed } = services.stores(project.id);
  const place = [found.conversation, position.lastExchange ?? "", String(request.messages.length)];
  const model = answer.model ?? request.model;
  const record: RelayedTurn = {
    externalUser: turn.externalUser,
    conversation: found.conversation,
    block: found.block,
    exchangeId: toUuid(await relayed.mark("position", place)),
    usageId: services.identifiers.uuid(),
    at: services.clock.now().getTime(),
    messages: turn.words.map((content) => ({ role: "user", content })),
    reply: { text: answer.text, partial: !answer.whole },
    usage: {
      model,
      ...answer.usage,
      personaTokens: turn.personaTokens,
      costNanoUsd: costNanoUsd(model, answer.usage),
      priceTable: PRICE_TABLE_DATE,
    },
    isOpening: found.isOpening,
    learns: project.settings.mode === "full" || project.settings.mode === "learn",
    removedTokens: turn.removedTokens,
    marks,
    kept: request.messages.length - found.dropped,
    openingMark: found.openingMark,
  };
  const recorded = quietly(
    services,
    "recording",
    storeRelayedTurn(services, project, record).then(() => true),
  );
  if (await within(STORE_LIMIT_MS, recorded)) return;
  // A later turn in another place finds the block all the same.
  await copyOpening(services, project.id, turn.user, record.marks, openingOf(services, turn));
  const sent = await quietly(services, "the turn's queue", services.queue.sendTurn(project.id, record));
  if (!sent) services.log.error("a turn was lost", { project: project.id });
}

/** Once, however often; also where it comes by the queue. */
export async function storeRelayedTurn(
  services: Services,
  project: Project,
  turn: RelayedTurn,
): Promise<void> {
  const user = await admitUser(services, { project, user: turn.externalUser });
  if (!user) return;
  const opening = await recordOrBeside(services, project, user, turn);
  // Under the id that asks for it, which may be an alias.
  const reader = await services.stores(project.id).users.reference(turn.externalUser);
  await copyOpening(services, project.id, reader, turn.marks, opening);
}

/**
 * What is said after its conversation was learned from, as in a ticket that goes on after days, goes to one
 * beside it, one a day; and where that was learned from too, to one of its own.
 */
async function recordOrBeside(
  services: Services,
  project: Project,
  user: User,
  turn: RelayedTurn,
): Promise<FrozenOpening> {
  const { relayed } = services.stores(project.id);
  const { outcome, opening } = await relayed.record(user, turn);
  if (outcome === "created") await awaitIdle(services, project, turn);
  if (outcome !== "ended" || !turn.learns || turn.messages.length === 0) return opening;
  const day = new Date(turn.at).toISOString().slice(0, "2026-11-24".length);
  const beside = { ...turn, conversation: `${turn.conversation}/${day}`, marks: [], openingMark: null };
  const late = await relayed.record(user, beside);
  if (late.outcome === "created") await awaitIdle(services, project, beside);
  if (late.outcome === "ended") await handInBeside(services, project.id, { ...turn, user });
  return opening;
}

async function awaitIdle(services: Services, project: Project, turn: RelayedTurn): Promise<void> {
  if (!turn.learns) return;
  const conversation = await services.stores(project.id).conversations.reference(turn.conversation);
  await services.queue.sendIdleCheck({ project: project.id, conversation }, project.settings.idleSeconds);
}

async function copyOpening(
  services: Services,
  projectId: string,
  user: User,
  marks: readonly string[],
  opening: FrozenOpening,
): Promise<void> {
  for (const mark of marks) {
    rememberOpening(services, { projectId, mark }, opening);
    const copies = services.frozenCaches.map((cache) =>
      quietly(services, "a frozen block's copy", cache.write(projectId, user, mark, opening)),
    );
    await Promise.all(copies);
  }
}

/** 128 bits of a keyed hash in the form of a UUID. */
function toUuid(mark: string): string {
  const hex = Buffer.from(mark, "base64url").toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
