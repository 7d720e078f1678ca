import { fail, ok, type Result } from "../../errors.ts";
import type { RelayedRequest, Services } from "../../ports.ts";
import { relayBytes } from "./relay-bytes.ts";

export interface RelayedAnswer {
  status: number;
  /** Claude's own, all of them. */
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
}

/** Sees an answer go by. */
export interface AnswerObserver {
  onChunk(chunk: Uint8Array): Promise<void>;
  /** Once, when the answer has come to its end or was broken off. */
  onEnd(): Promise<void>;
}

export interface SendOn {
  request: RelayedRequest;
  /** The id of the key: so many answers of one at once. */
  keyId: string;
  observe?: ((answer: { status: number; contentLength: number | undefined }) => AnswerObserver) | undefined;
}

/** Sends a request to Claude and relays whatever it answers, byte for byte. */
export async function sendOn(services: Services, input: SendOn): Promise<Result<RelayedAnswer>> {
  const { request, keyId } = input;
  const release = takeStream(services, keyId);
  if (!release) return fail({ reason: "too_many_streams", limit: services.settings.maxStreamsPerKey });
  const abort = new AbortController();
  let response: Response;
  try {
    response = await services.relay.send(request, abort.signal);
  } catch {
    release();
    return fail({ reason: "claude_unreachable" });
  }
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    release();
    await response.body?.cancel();
    return fail({ reason: "claude_unreachable" });
  }
  const contentLength = lengthOf(headers);
  const observer = input.observe?.({ status, contentLength });
  if (!response.body) {
    release();
    if (observer) services.defer(observer.onEnd());
    return ok({ status, headers, body: null });
  }
  const body = relayBytes(services, {
    upstream: response.body,
    abort,
    contentLength,
    onChunk: (chunk) => observer?.onChunk(chunk),
    onEnd: async () => {
      release();
      await observer?.onEnd();
    },
  });
  return ok({ status, headers, body });
}

/** An encoded body has another length once it is read. */
function lengthOf(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  return length === null || headers.has("content-encoding") ? undefined : Number(length);
}

function takeStream(services: Services, keyId: string): (() => void) | undefined {
  const { openStreams } = services;
  const open = openStreams.get(keyId) ?? 0;
  if (open >= services.settings.maxStreamsPerKey) return undefined;
  openStreams.set(keyId, open + 1);
  return () => {
    const left = (openStreams.get(keyId) ?? 1) - 1;
    if (left > 0) openStreams.set(keyId, left);
    else openStreams.delete(keyId);
  };
}
