/**
 * Relays Claude's answer byte for byte, as it comes. Pumped by hand, so that the part so far is kept when
 * the client goes, and Claude is told to stop.
 */
import type { Services } from "../../ports.ts";
import { createDeadline } from "./deadline.ts";

/** Claude pings more often than this; a longer silence, on either side, is a dead connection. */
const SILENCE_LIMIT_MS = 90_000;
/** A whole answer may think for long before its first byte, as Claude itself lets it. */
const FIRST_BYTE_LIMIT_MS = 600_000;
export const TOTAL_LIMIT_MS = 3_600_000;

export interface ByteRelay {
  upstream: ReadableStream<Uint8Array>;
  abort: AbortController;
  /** In bytes, where Claude said it. */
  contentLength: number | undefined;
  /** Sees each piece before the client does, so that who has seen the end finds the turn remembered. */
  onChunk: (chunk: Uint8Array) => Promise<void> | undefined;
  /** Goes on behind the response, whatever came of it. */
  onEnd: () => Promise<void>;
}

export function relayBytes(services: Services, relay: ByteRelay): ReadableStream<Uint8Array> {
  const { contentLength } = relay;
  const { readable, writable } =
    contentLength === undefined ? new IdentityTransformStream() : new FixedLengthStream(contentLength);
  services.defer(pump(services, relay, writable.getWriter()));
  return readable;
}

async function pump(
  services: Services,
  relay: ByteRelay,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const { upstream, abort } = relay;
  const reader = upstream.getReader();
  const endAt = services.clock.now().getTime() + TOTAL_LIMIT_MS;
  const deadline = createDeadline(services.clock, FIRST_BYTE_LIMIT_MS);
  // Settles when the client goes, also while Claude is silent.
  const pass = (): void => deadline.pass();
  writer.closed.then(pass, pass);
  let isWhole = false;
  try {
    while (services.clock.now().getTime() < endAt) {
      const chunk = await deadline.before(reader.read());
      if (chunk === undefined) break;
      if (chunk.done) {
        isWhole = true;
        break;
      }
      await relay.onChunk(chunk.value);
      deadline.moveTo(SILENCE_LIMIT_MS);
      const written = writer.write(chunk.value).then(() => true);
      if (!(await deadline.before(written))) break;
      deadline.moveTo(SILENCE_LIMIT_MS);
    }
  } catch {
    // Cut off on either side: what came so far is the answer, and the client sees the same break.
  }
  deadline.clear();
  if (!isWhole) abort.abort();
  const closing = isWhole ? writer.close() : writer.abort(new Error("Claude's answer was cut off."));
  await Promise.all([closing.catch(() => {}), relay.onEnd()]);
}
