/** What goes on to Claude in place of a request, and what is to be recorded of it. */
import { decideMarker, type CacheDecision } from "../../persona/request/cache-marker.ts";
import { positionOf } from "../../persona/request/exchanges.ts";
import { tokensAtLeast } from "../../persona/request/history-cut.ts";
import { inject } from "../../persona/request/inject.ts";
import { memberOf } from "../../persona/request/json-spans.ts";
import { textOf, type MessageRequest } from "../../persona/request/message-request.ts";
import { userWords } from "../../persona/request/user-words.ts";
import { estimateTokens } from "../../persona/token-estimate.ts";
import type { Project, Services } from "../../ports.ts";
import { hashSecret } from "../api-key.ts";
import { findConversation, type FoundConversation } from "./find-conversation.ts";
import type { TurnToRecord } from "./record-relayed-turn.ts";

export interface PrepareInput {
  project: Project;
  externalUser: string;
  named: string | undefined;
  text: string;
  request: MessageRequest;
}

export interface PreparedMessage {
  /** Undefined where the caller's bytes go on as they came. */
  text: string | undefined;
  turn: TurnToRecord;
  cache: CacheDecision;
}

export async function prepareMessage(services: Services, input: PrepareInput): Promise<PreparedMessage> {
  const { project, externalUser, named, text, request } = input;
  const position = positionOf(request);
  const user = await services.stores(project.id).users.reference(externalUser);
  const found = await findConversation(services, { project, user, named, request, position });
  const cache = await decideCache(services, input, found);
  const fresh = request.messages.slice(request.messages.length - position.newMessages);
  const isChanged = found.block !== null || found.dropped > 0;
  const marker = cache.did === "set" ? cache.ttl : undefined;
  return {
    text: isChanged ? inject(text, { block: found.block, marker, dropped: found.dropped }) : undefined,
    cache,
    turn: {
      project,
      externalUser,
      user,
      named,
      request,
      position,
      found,
      words: userWords(fresh, project.settings.userText),
      removedTokens: tokensAtLeast(request.messages.slice(0, found.dropped)),
      personaTokens: found.block === null ? 0 : estimateTokens(found.block),
    },
  };
}

/** The prefix is what all users of the app share: its tools and its system prompt, as they came. */
async function decideCache(
  services: Services,
  { project, request, text }: PrepareInput,
  found: FoundConversation,
): Promise<CacheDecision> {
  const root = text.indexOf("{");
  const [tools, system] = ["tools", "system"].map((key) => {
    const span = memberOf(text, root, key);
    return span ? text.slice(span.start, span.end) : "";
  });
  const prefix = JSON.stringify([request.model, tools, system]);
  const name = `${project.id}:${Buffer.from(await hashSecret(prefix)).toString("base64")}`;
  const isProven = services.seenPrefixes.get(name) === true;
  services.seenPrefixes.set(name, true);
  if (found.block === null) return { did: "none" };
  return decideMarker(request, {
    setting: project.settings.cache,
    prefixTokens: estimateTokens(textOf(request.systemBlocks)) + estimateTokens(tools ?? ""),
    isProven,
  });
}
