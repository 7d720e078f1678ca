import { fail, ok, type Result } from "../../errors.ts";
import type { RelayedRequest, Services } from "../../ports.ts";
import { createDeadline } from "./deadline.ts";
import { relayBytes, TOTAL_LIMIT_MS, type AnswerObserver } from "./relay-bytes.ts";

/** As long as Claude itself lets a request take. */
const HEADERS_TIMEOUT_MS = 600_000;

export interface RelayedAnswer {
  status: number;
  /** Claude's own, all of them. */
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
}

interface Place {
  /** For as long as an answer may take. */
  keep: () => void;
  release: () => void;
}

export interface SendOn {
  request: RelayedRequest;
  /** The id of the key: so many answers of one at once. */
  keyId: string;
  /** Aborted when the client goes: before Claude's first byte nothing else tells. */
  client: AbortSignal;
  observe?: ((answer: { status: number; contentLength: number | undefined }) => AnswerObserver) | undefined;
}

/** Sends a request to Claude and relays whatever it answers, byte for byte. */
export async function sendOn(services: Services, input: SendOn): Promise<Result<RelayedAnswer>> {
  const { request, keyId } = input;
  const place = takeStream(services, keyId);
  if (!place) return fail({ reason: "too_many_streams", limit: services.settings.maxStreamsPerKey });
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  input.client.addEventListener("abort", giveUp, { once: true });
  const deadline = createDeadline(services.clock, HEADERS_TIMEOUT_MS);
  const response = await deadline.before(services.relay.send(request, abort.signal)).catch(() => undefined);
  if (!response) {
    giveUp();
    deadline.clear();
    place.release();
    return fail({ reason: "claude_unreachable" });
  }
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    deadline.clear();
    place.release();
    await response.body?.cancel();
    return fail({ reason: "claude_unreachable" });
  }
  const contentLength = lengthOf(headers);
  const observer = input.observe?.({ status, contentLength });
  if (!response.body) {
    deadline.clear();
    place.release();
    if (observer) services.defer(observer.onEnd());
    return ok({ status, headers, body: null });
  }
  place.keep();
  const { body: upstream } = response;
  const { release } = place;
  const body = relayBytes(services, { upstream, abort, deadline, contentLength, observer, release });
  return ok({ status, headers, body });
}

/** An encoded body has another length once it is read. */
function lengthOf(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  return length === null || headers.has("content-encoding") ? undefined : Number(length);
}

/**
 * A place among the key's; undefined where all are taken. One that nobody gives back, since the platform
 * ended the request while it waited for Claude, is free again after the longest time it can be used.
 */
function takeStream(services: Services, keyId: string): Place | undefined {
  const now = services.clock.now().getTime();
  const places = services.openStreams.get(keyId) ?? new Map<symbol, number>();
  for (const [place, until] of places) if (until <= now) places.delete(place);
  if (places.size >= services.settings.maxStreamsPerKey) return undefined;
  const own = Symbol(keyId);
  places.set(own, now + HEADERS_TIMEOUT_MS);
  services.openStreams.set(keyId, places);
  return {
    keep: () => void places.set(own, now + HEADERS_TIMEOUT_MS + TOTAL_LIMIT_MS),
    release: () => void places.delete(own),
  };
}
