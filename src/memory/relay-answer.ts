/**
 * Relays Claude's answer event by event, and records it before its last event leaves: who has seen
 * `message_stop` can go on, and finds the turn there. Pumped by hand, so that the part so far is kept
 * when the client goes, and Claude is told to stop.
 */
import type { Services } from "../ports.ts";
import { createEventReader, emptyAnswer, readEvent, writeEvent } from "./claude-stream.ts";
import type { TurnRecorder } from "./record-turn.ts";
import { within } from "./within.ts";

/** Claude pings more often than this; a longer silence is a dead connection. */
const SILENCE_LIMIT_MS = 90_000;
/** How long the last event may wait for its turn to be recorded. */
const RECORDING_LIMIT_MS = 5000;

export interface OpeningEvent {
  type: "tercet";
  conversation: string;
  persona: { source: string; tokens: number };
}

export function relayAnswer(
  services: Services,
  input: {
    upstream: ReadableStream<Uint8Array>;
    abort: AbortController;
    opening: OpeningEvent;
    recorder: TurnRecorder;
  },
): ReadableStream<Uint8Array> {
  const { readable, writable } = new IdentityTransformStream();
  services.defer(pump(input, writable.getWriter()));
  return readable;
}

async function pump(
  input: Parameters<typeof relayAnswer>[1],
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const { upstream, abort, opening, recorder } = input;
  const reader = upstream.getReader();
  const readEvents = createEventReader();
  let answer = emptyAnswer();
  const client = { gone: false };
  const send = async (name: string, data: string): Promise<void> => {
    if (client.gone) return;
    try {
      await writer.write(writeEvent({ name, data }));
    } catch {
      client.gone = true;
      abort.abort();
    }
  };

  await send("tercet", JSON.stringify(opening));
  try {
    while (!client.gone && !answer.whole) {
      const chunk = await within(SILENCE_LIMIT_MS, reader.read());
      if (chunk === undefined || chunk.done) break;
      for (const event of readEvents(chunk.value)) {
        answer = readEvent(answer, event.data);
        if (!answer.whole) await send(event.name, event.data);
      }
    }
  } catch {
    // Cut off: what came so far is the answer, marked as partial.
  }
  abort.abort();

  const recorded = await within(RECORDING_LIMIT_MS, recorder.complete(answer));
  if (!recorded) await send("error", errorEvent("This turn was not recorded; send it again."));
  else if (answer.whole) await send("message_stop", JSON.stringify({ type: "message_stop" }));
  else if (!answer.failed) await send("error", errorEvent("Claude's answer was cut off."));
  await writer.close().catch(() => {});
}

function errorEvent(message: string): string {
  return JSON.stringify({ type: "error", error: { type: "api_error", message } });
}
