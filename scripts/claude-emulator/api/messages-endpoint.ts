import { createId, createRandom, sha256 } from "../determinism.ts";
import { createReply } from "../reply/create-reply.ts";
import type { Respond } from "../reply/create-reply.ts";
import type { Reply } from "../reply/reply.ts";
import type { EmulatorState } from "../state.ts";
import type { Fault } from "../wire/faults.ts";
import { toMessage } from "../wire/message.ts";
import type { Message } from "../wire/message.ts";
import { untilClosed, writeStream } from "../wire/write-stream.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiFailure } from "./errors.ts";
import { sendJson } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { prepareMessages } from "./prepare.ts";
import type { Caller } from "./prepare.ts";

const SLOW_REPLY_MS = 1000;

const REFUSAL: Reply = {
  content: [],
  stopReason: "refusal",
  stopSequence: null,
  outputTokens: 1,
  thinkingTokens: 0,
};

/** Depends on the seed and the content; a repeated reply gets another one. */
function createMessageId(state: EmulatorState, content: string): string {
  const seed = sha256(state.seed, content);
  const repeat = (state.repeats.get(seed) ?? 0) + 1;
  state.repeats.set(seed, repeat);
  return createId("msg", `${seed}|${repeat}`);
}

async function sendWhole(exchange: Exchange, message: Message, fault: Fault | undefined): Promise<void> {
  const { response, signal, entry } = exchange;
  if (fault?.fault === "overloaded-mid-stream") throw new ApiFailure(529, "Overloaded");
  if (fault?.fault === "cut-mid-stream" || fault?.fault === "end-mid-stream") {
    response.destroy();
    entry.outcome = "faulted";
    return;
  }
  if (fault?.fault === "hang-mid-stream") await untilClosed(signal);
  if (fault?.fault === "slow") {
    await sleep(fault.delayMs ?? SLOW_REPLY_MS, undefined, { signal }).catch(() => undefined);
  }
  entry.outcome = signal.aborted ? "aborted" : "completed";
  sendJson(response, 200, message);
}

async function sendStream(
  state: EmulatorState,
  exchange: Exchange,
  message: Message,
  fault: Fault | undefined,
): Promise<void> {
  const { response, requestId, signal, entry } = exchange;
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
  });
  response.flushHeaders();
  state.activeStreams += 1;
  try {
    const random = createRandom(message.id);
    const { delayMs } = state;
    entry.outcome = await writeStream({ response, message, requestId, random, delayMs, fault, signal });
  } finally {
    state.activeStreams -= 1;
  }
}

/**
 * `POST /v1/messages`. What the prompt reads of the cache is settled when the request arrives; what
 * it writes is there for others once the response begins.
 */
export async function answerMessages(
  state: EmulatorState,
  exchange: Exchange,
  body: unknown,
  caller: Caller,
  fault: Fault | undefined,
): Promise<void> {
  const { entry, signal } = exchange;
  const prepared = prepareMessages(body, caller);
  const { model, prefix, request } = prepared;
  const plan = state.cache.plan(prefix, model.minimumCacheableTokens, state.now());

  const respond: Respond = (asked) => state.replies.take(asked) ?? state.respond?.(asked);
  const reply = fault?.fault === "refuse" ? REFUSAL : await createReply(prepared, state.seed, respond);
  const message = toMessage(createMessageId(state, JSON.stringify([body, reply])), model.id, reply, plan);
  entry.messageId = message.id;
  entry.usage = message.usage;
  entry.status = 200;
  if (signal.aborted) {
    entry.outcome = "aborted";
    return;
  }
  state.cache.commit(plan, state.now());
  await (request.stream ? sendStream(state, exchange, message, fault) : sendWhole(exchange, message, fault));
}
