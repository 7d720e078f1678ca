/**
 * One turn of a chat whose history Tercet keeps: open or go on, ask Claude, relay the answer, record it
 * behind the response.
 */
import { fail, ok, type Result } from "../errors.ts";
import { minimumCacheableTokens } from "../persona/price-table.ts";
import { layOutPrompt } from "../persona/prompt-layout.ts";
import type { ChatMessage, Project, Services } from "../ports.ts";
import { estimateTokens } from "../persona/token-estimate.ts";
import { hashSecret } from "./api-key.ts";
import { askClaude } from "./ask-claude.ts";
import { awaitsLateTurn } from "./late-turns.ts";
import { openPersona, type OpenedPersona } from "./open-persona.ts";
import { quietly } from "./quietly.ts";
import { recordIfAdmitted } from "./consent.ts";
import { relayAnswer } from "./relay-answer.ts";
import { within } from "./within.ts";

/** A Postgres that takes longer for a conversation's history is taken for down. */
const HISTORY_LIMIT_MS = 3000;

export interface ChatInput {
  project: Project;
  user: string;
  conversation?: string | undefined;
  message: string;
  model?: string | undefined;
  system?: string | undefined;
  maxTokens?: number | undefined;
}

export interface ChatTurn {
  conversation: string;
  persona: OpenedPersona;
  /** Server-sent events. */
  stream: ReadableStream<Uint8Array>;
}

interface Prologue {
  conversation: string;
  isNew: boolean;
  persona: OpenedPersona;
  history: ChatMessage[];
}

export async function chat(services: Services, input: ChatInput): Promise<Result<ChatTurn>> {
  const prologue =
    input.conversation === undefined
      ? await open(services, input)
      : await goOnOrSaySo(services, input, input.conversation);
  if (!prologue.ok) return prologue;
  const { conversation, persona, history } = prologue.value;

  const model = input.model ?? services.settings.chatModel;
  const prompt = layOutPrompt(
    {
      system: input.system ?? "",
      persona: persona.text ?? undefined,
      messages: [...history, { role: "user", content: input.message }],
    },
    {
      minimumTokens: minimumCacheableTokens(model),
      systemSeenBefore: await sawPromptBefore(services, input.project, input.system ?? ""),
    },
  );
  const abort = new AbortController();
  const answer = await askClaude(
    services,
    {
      model,
      max_tokens: input.maxTokens ?? services.settings.chatMaxTokens,
      messages: prompt.messages,
      ...(prompt.system.length > 0 ? { system: prompt.system } : {}),
    },
    abort,
  );
  if (!answer.ok) return answer;

  const recorder = recordIfAdmitted(services, {
    project: input.project,
    externalUser: input.user,
    conversation,
    isNew: prologue.value.isNew,
    personaBlock: persona.text,
    personaTokens: persona.tokens,
    message: input.message,
    model,
  });
  const stream = relayAnswer(services, {
    upstream: answer.value,
    abort,
    opening: {
      type: "tercet",
      conversation,
      persona: { source: persona.source, tokens: persona.tokens },
    },
    recorder,
  });
  return ok({ conversation, persona, stream });
}

async function open(services: Services, input: ChatInput): Promise<Result<Prologue>> {
  const user = await services.stores(input.project.id).users.reference(input.user);
  const persona = await openPersona(services, { project: input.project, user });
  return ok({ conversation: services.identifiers.opaque("conv"), isNew: true, persona, history: [] });
}

/** Without its history, all of it, a conversation does not go on: never silently amnesic. */
async function goOnOrSaySo(
  services: Services,
  input: ChatInput,
  conversation: string,
): Promise<Result<Prologue>> {
  const read = quietly(services, "reading a conversation", goOn(services, input, conversation));
  return (await within(HISTORY_LIMIT_MS, read)) ?? fail({ reason: "memory_unavailable" });
}

async function goOn(services: Services, input: ChatInput, conversation: string): Promise<Result<Prologue>> {
  const { users, conversations } = services.stores(input.project.id);
  const named = await users.reference(input.user);
  if (await awaitsLateTurn(services, { projectId: input.project.id, conversation })) {
    return fail({ reason: "memory_unavailable" });
  }
  const found = await conversations.find(conversation);
  // A conversation that was opened under another id of the same user goes on under either.
  const user = !found || found.userId === named.id ? named : await users.find(input.user);
  if (!found || found.userId !== user?.id) return fail({ reason: "not_found", what: "conversation" });
  if (found.status !== "open") return fail({ reason: "conversation_ended" });

  const exchanges = await conversations.exchanges(await conversations.reference(conversation), user);
  const history = exchanges.flatMap(({ messages, reply }): ChatMessage[] =>
    reply && reply.text.trim() !== "" ? [...messages, { role: "assistant", content: reply.text }] : messages,
  );
  const text = found.personaBlock;
  return ok({
    conversation,
    isNew: false,
    persona: {
      source: text === null ? "none" : "frozen",
      text,
      tokens: text === null ? 0 : estimateTokens(text),
    },
    history,
  });
}

/** Remembers a system prompt by its hash, in the isolate: a breakpoint is set at its second sight. */
async function sawPromptBefore(services: Services, project: Project, system: string): Promise<boolean> {
  if (system === "") return true;
  const key = `${project.id}:${Buffer.from(await hashSecret(system)).toString("base64")}`;
  const seen = services.seenPrompts.get(key) === true;
  services.seenPrompts.set(key, true);
  return seen;
}
