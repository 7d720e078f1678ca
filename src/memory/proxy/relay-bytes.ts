/**
 * Relays Claude's answer byte for byte, as it comes. Pumped by hand, so that the part so far is kept when
 * the client goes, and Claude is told to stop.
 */
import type { Services } from "../../ports.ts";
import type { Deadline } from "./deadline.ts";

/** Claude pings more often than this; a longer silence, on either side, is a dead connection. */
const SILENCE_LIMIT_MS = 90_000;
/** A whole answer may think for long before its first byte, as Claude itself lets it. */
const FIRST_BYTE_LIMIT_MS = 600_000;
export const TOTAL_LIMIT_MS = 3_600_000;

/** One piece of an answer is read into it after another; Claude's events are smaller. */
const PIECE_BYTES = 16 * 1024;

/** Sees an answer go by. */
export interface AnswerObserver {
  onPiece(piece: Uint8Array): Promise<void>;
  /** Whether a piece, not seen yet, may be the answer's last. */
  mayEnd(piece: Uint8Array): boolean;
  /** Once, when the answer has come to its end or was broken off. */
  onEnd(): Promise<void>;
}

export interface ByteRelay {
  upstream: ReadableStream<Uint8Array>;
  abort: AbortController;
  /** Runs already. */
  deadline: Deadline;
  /** In bytes, where Claude said it. */
  contentLength: number | undefined;
  observer: AnswerObserver | undefined;
  /** Once, before what the observer does at the end. */
  release: () => void;
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
  const { upstream, abort, deadline, observer } = relay;
  const reader = upstream.getReader({ mode: "byob" });
  const endAt = services.clock.now().getTime() + TOTAL_LIMIT_MS;
  deadline.moveTo(FIRST_BYTE_LIMIT_MS);
  // Settles when the client goes, also while Claude is silent.
  const pass = (): void => deadline.pass();
  writer.closed.then(pass, pass);
  let buffer = new ArrayBuffer(PIECE_BYTES);
  let isWhole = false;
  try {
    while (services.clock.now().getTime() < endAt) {
      const piece = await deadline.before(reader.read(new Uint8Array(buffer)));
      if (piece === undefined) break;
      if (piece.done) {
        isWhole = true;
        break;
      }
      deadline.moveTo(SILENCE_LIMIT_MS);
      if (!(await handOver(piece.value, relay, writer))) break;
      deadline.moveTo(SILENCE_LIMIT_MS);
      buffer = piece.value.buffer;
    }
  } catch {
    // Cut off by Claude: what came so far is the answer, and the client sees the same break.
  }
  deadline.clear();
  if (!isWhole) abort.abort();
  const closing = isWhole ? writer.close() : writer.abort(new Error("Claude's answer was cut off."));
  relay.release();
  await Promise.all([closing.catch(() => {}), observer?.onEnd()]);
}

/**
 * A piece waits for nothing but its client; the last one is seen first, so that who has seen the end finds the
 * turn remembered.
 *
 * @returns whether the client took it
 */
async function handOver(
  piece: Uint8Array,
  { deadline, observer }: ByteRelay,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<boolean> {
  const isLast = observer?.mayEnd(piece) ?? false;
  if (isLast) await observer?.onPiece(piece);
  const written = writer.write(piece).then(
    () => true,
    () => false,
  );
  const isTaken = (await deadline.before(written)) ?? false;
  if (!isLast) await observer?.onPiece(piece);
  return isTaken;
}
