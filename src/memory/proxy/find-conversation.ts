/**
 * Which conversation a drop-in request belongs to, and the block that is frozen for it. `x-tercet-conversation`
 * is exact. Without it an opening is a request that nothing was answered in; any other is found by the user
 * and the last exchange, and one that is not found gets no block, since a block that comes late is a change.
 */
import { messagesToDrop } from "../../persona/request/history-cut.ts";
import { holdsThinking, type RequestPosition } from "../../persona/request/exchanges.ts";
import type { MessageRequest } from "../../persona/request/message-request.ts";
import type { FrozenOpening, Project, Services, User } from "../../ports.ts";
import { openPersona, type PersonaSource } from "../open-persona.ts";
import { findFrozen, nameInIsolate } from "./frozen-openings.ts";

const MS_PER_SECOND = 1000;

export interface FindInput {
  project: Project;
  user: User;
  /** The id that the request names. */
  named: string | undefined;
  request: MessageRequest;
  position: RequestPosition;
}

export interface FoundConversation {
  conversation: string;
  isOpening: boolean;
  block: string | null;
  source: PersonaSource;
  /** How many messages at the front are of earlier visits, and dropped. */
  dropped: number;
  openingMark: string | null;
}

export async function findConversation(services: Services, input: FindInput): Promise<FoundConversation> {
  const { position } = input;
  if (input.named !== undefined) return findNamed(services, input, input.named);
  if (position.lastExchange === undefined) return openOrRetry(services, input);

  const key = { kind: "exchange" as const, parts: [position.lastExchange] };
  const place = { ...input, projectId: input.project.id, ...key, mark: await markOf(services, input, key) };
  const found = await findFrozen(services, { ...place, looks: 2 });
  if (found === "missing" || found === undefined) return begin(services, input, null, "none");
  if (found.isShared) return begin(services, input, found.block, frozen(found.block));
  if (!isOver(services, input.project, found)) return goOn(input, found);
  // Another visit. Thinking that goes along is bound to the block that it was given for.
  const isBound = input.project.settings.history === "keep" && holdsThinking(input.request.messages);
  if (isBound) return begin(services, input, found.block, frozen(found.block));
  return open(services, input);
}

async function findNamed(
  services: Services,
  input: FindInput,
  conversation: string,
): Promise<FoundConversation> {
  const { position, project } = input;
  const key = { kind: "conversation" as const, parts: [conversation] };
  const mark = await markOf(services, input, key);
  const known = services.frozenOpenings.get(nameInIsolate(project.id, mark));
  if (known) return goOn(input, known);
  if (position.isOpening) return open(services, input, conversation);
  const found = await findFrozen(services, { ...input, ...key, projectId: project.id, mark, looks: 1 });
  if (found === undefined) return begin(services, input, null, "none", conversation);
  if (found !== "missing") return goOn(input, found);
  return holdsThinking(input.request.messages)
    ? begin(services, input, null, "none", conversation)
    : open(services, input, conversation);
}

async function openOrRetry(services: Services, input: FindInput): Promise<FoundConversation> {
  const { newWords } = input.position;
  const openingMark = await markOf(services, input, { kind: "opening", parts: [newWords] });
  const broken = services.brokenOpenings.get(nameInIsolate(input.project.id, openingMark));
  if (broken) {
    const { conversation, block } = broken;
    return {
      conversation,
      block,
      source: frozen(block),
      isOpening: true,

      dropped: 0,
      openingMark,
    };
  }
  return { ...(await open(services, input)), openingMark };
}

/** The visit's own messages are those since the last answer. */
async function open(services: Services, input: FindInput, conversation?: string): Promise<FoundConversation> {
  const { project, user, request, position } = input;
  const { text, source } = await openPersona(services, { project, user });
  const isCut = project.settings.history === "conversation" && !position.isOpening;
  return {
    conversation: conversation ?? services.identifiers.opaque("conv"),
    isOpening: true,
    block: text,
    source,
    dropped: isCut ? messagesToDrop(request.messages, position.newMessages) : 0,
    openingMark: null,
  };
}

/** A conversation that was under way before it was known: its history stays whole. */
function begin(
  services: Services,
  { project }: FindInput,
  block: string | null,
  source: PersonaSource,
  conversation = services.identifiers.opaque("conv"),
): FoundConversation {
  const injects = project.settings.mode === "full" || project.settings.mode === "inject";
  return {
    conversation,
    isOpening: false,
    block: injects ? block : null,
    source: injects ? source : "none",
    dropped: 0,
    openingMark: null,
  };
}

function goOn({ project, request, position }: FindInput, found: FrozenOpening): FoundConversation {
  const { mode, history } = project.settings;
  const injects = mode === "full" || mode === "inject";
  // A repeated opening brings all there is.
  const kept = position.isOpening ? position.newMessages : found.kept + 1 + position.newMessages;
  return {
    conversation: found.conversation,
    isOpening: position.isOpening,

    block: injects ? found.block : null,
    source: injects ? frozen(found.block) : "none",
    dropped: history === "conversation" && found.kept > 0 ? messagesToDrop(request.messages, kept) : 0,
    openingMark: null,
  };
}

function frozen(block: string | null): PersonaSource {
  return block === null ? "none" : "frozen";
}

function isOver(services: Services, { settings }: Project, { at }: FrozenOpening): boolean {
  return services.clock.now().getTime() - at > settings.idleSeconds * MS_PER_SECOND;
}

function markOf(
  services: Services,
  { project, user }: FindInput,
  { kind, parts }: { kind: "exchange" | "opening" | "conversation"; parts: readonly string[] },
): Promise<string> {
  return services.stores(project.id).relayed.mark(kind, [user.id, ...parts]);
}
