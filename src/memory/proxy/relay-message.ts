/**
 * One Messages request through the proxy: the block of the user's persona goes in, Claude's answer comes
 * back byte for byte, and the turn is recorded behind it. Where Tercet itself fails, the request goes on
 * as it came.
 */
import { ok, type Result } from "../../errors.ts";
import { readMessageRequest, type MessageRequest } from "../../persona/request/message-request.ts";
import { estimateTokens } from "../../persona/token-estimate.ts";
import type { Project, RelayedRequest, Services } from "../../ports.ts";
import type { ProjectSettings } from "../../project-settings.ts";
import type { AnswerSoFar } from "../claude-stream.ts";
import { quietly } from "../quietly.ts";
import { within } from "../within.ts";
import { prepareMessage, type PreparedMessage } from "./prepare-message.ts";
import { createAnswerReader } from "./read-answer.ts";
import type { AnswerObserver } from "./relay-bytes.ts";
import { recordRelayedTurn, rememberExchange } from "./record-relayed-turn.ts";
import { sendOn, type RelayedAnswer, type SendOn } from "./send-on.ts";
import { reserveTokens, type Reservation } from "./token-budget.ts";

/** Longer than all that an opening or a later turn waits for. */
const PREPARING_LIMIT_MS = 15_000;
/** Fewer characters than this make no token: what a request reserves is never too little. */
const CHARACTERS_PER_TOKEN = 2;

export interface RelayMessageInput {
  project: Project;
  keyId: string;
  /** Aborted when the client goes. */
  client: AbortSignal;
  /** "count" asks for the number of tokens only: the same injection, nothing recorded. */
  what: "message" | "count";
  mode: ProjectSettings["mode"] | undefined;
  /** As `x-tercet-user` says it. */
  user: string | undefined;
  conversation: string | undefined;
  wire: RelayedRequest & { body: Uint8Array };
  text: string;
  value: Record<string, unknown>;
}

export interface RelayedMessage extends RelayedAnswer {
  /** What was done; undefined where the request went on untouched, and was to. */
  prepared: PreparedMessage | undefined;
}

export async function relayMessage(
  services: Services,
  input: RelayMessageInput,
): Promise<Result<RelayedMessage>> {
  const request = readMessageRequest(input.value);
  const project = withMode(input.project, input.mode);
  const externalUser = input.user ?? (project.settings.userFrom === "metadata" ? request.userId : undefined);
  const reservation = input.what === "message" ? await reserve(services, input, project, request) : undefined;
  if (reservation && !reservation.ok) return reservation;

  const prepared =
    externalUser === undefined || externalUser === "" || project.settings.mode === "off"
      ? undefined
      : await prepare(services, { ...input, project, externalUser, request });
  const sent = prepared?.text === undefined ? input.wire.body : new TextEncoder().encode(prepared.text);
  const observe = observerOf(services, input, request, prepared, reservation?.value);
  const answer = await sendOn(services, {
    request: { ...input.wire, body: sent },
    keyId: input.keyId,
    client: input.client,
    observe,
  });
  if (!answer.ok) {
    reservation?.value.settle(0);
    return answer;
  }
  return ok({ ...answer.value, prepared });
}

/** A project that is off stays off, whatever a request says. */
function withMode(project: Project, mode: RelayMessageInput["mode"]): Project {
  if (mode === undefined || project.settings.mode === "off") return project;
  return { ...project, settings: { ...project.settings, mode } };
}

async function reserve(
  services: Services,
  { project: { id }, text, user }: RelayMessageInput,
  project: Project,
  request: MessageRequest,
): Promise<Result<Reservation>> {
  const { dailyTokens, dailyTokensPerUser, userFrom } = project.settings;
  if (dailyTokens === null && dailyTokensPerUser === null) return ok({ settle: () => {} });
  const externalUser = user ?? (userFrom === "metadata" ? request.userId : undefined);
  return reserveTokens(services, {
    project,
    user: externalUser === undefined ? undefined : await services.stores(id).users.reference(externalUser),
    tokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN) + request.maxTokens,
  });
}

function prepare(
  services: Services,
  input: RelayMessageInput & { externalUser: string; request: MessageRequest },
): Promise<PreparedMessage | undefined> {
  const { project, externalUser, conversation, text, request } = input;
  const preparing = prepareMessage(services, { project, externalUser, named: conversation, text, request });
  return within(PREPARING_LIMIT_MS, quietly(services, "preparing a request", preparing));
}

function observerOf(
  services: Services,
  input: RelayMessageInput,
  request: MessageRequest,
  prepared: PreparedMessage | undefined,
  reservation: Reservation | undefined,
): SendOn["observe"] {
  if (input.what === "count") return undefined;
  return ({ status, contentLength }): AnswerObserver => {
    const reader = createAnswerReader(request.streams && status === 200, contentLength);
    let marks: Promise<string[] | undefined> | undefined;
    const remember = async (): Promise<string[] | undefined> => {
      if (!prepared || status !== 200) return undefined;
      marks ??= quietly(
        services,
        "remembering an exchange",
        rememberExchange(services, prepared.turn, reader.answer()),
      );
      return marks;
    };
    return {
      mayEnd: (piece) => reader.mayEnd(piece),
      async onPiece(piece) {
        if (reader.feed(piece).whole) await remember();
      },
      async onEnd() {
        const answer = reader.answer();
        settle(reservation, answer, status);
        const known = await remember();
        if (prepared && known) await recordRelayedTurn(services, prepared.turn, answer, known);
      },
    };
  };
}

/**
 * What an answer took; of one that was broken off at least what is there of it. Where Claude took a request
 * and did not come to say what it counts, all that was reserved counts as taken.
 */
function settle(reservation: Reservation | undefined, answer: AnswerSoFar, status: number): void {
  const { inputTokens, cacheWrite5mTokens, cacheWrite1hTokens, cacheReadTokens, outputTokens } = answer.usage;
  const input = inputTokens + cacheWrite5mTokens + cacheWrite1hTokens + cacheReadTokens;
  if (status === 200 && input === 0) return;
  const output = answer.whole ? outputTokens : Math.max(outputTokens, estimateTokens(answer.text));
  reservation?.settle(input + output);
}
