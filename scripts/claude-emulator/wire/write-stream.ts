import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiFailure } from "../api/errors.ts";
import type { Random } from "../determinism.ts";
import { createChunkWriter } from "./chunk-writer.ts";
import type { Fault } from "./faults.ts";
import { messageEvents } from "./message-events.ts";
import type { StreamEvent } from "./message-events.ts";
import type { Message } from "./message.ts";

const DEFAULT_EVENTS_BEFORE_FAULT = 4;
const DEFAULT_SLOW_DELAY_MS = 25;

interface StreamJob {
  response: ServerResponse;
  message: Message;
  requestId: string;
  random: Random;
  /** Between two events, for every stream. */
  delayMs: number;
  fault: Fault | undefined;
  /** Aborted as soon as the client is gone. */
  signal: AbortSignal;
}

type StreamOutcome = "completed" | "aborted" | "faulted";

function serialise(event: StreamEvent | { type: "error" }): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Resolves when the client is gone. */
export async function untilClosed(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function breakOff(job: StreamJob, fault: Fault): Promise<void> {
  const { response, requestId, signal } = job;
  if (fault.fault === "overloaded-mid-stream") {
    response.end(serialise(new ApiFailure(529, "Overloaded").toEnvelope(requestId)));
  } else if (fault.fault === "cut-mid-stream") {
    response.destroy();
  } else if (fault.fault === "end-mid-stream") {
    response.end();
  } else {
    await untilClosed(signal);
  }
}

/** Streams a message as SSE, faults included; returns how it ended. */
export async function writeStream(job: StreamJob): Promise<StreamOutcome> {
  const { response, message, random, delayMs, fault, signal } = job;
  const writer = createChunkWriter(response, random);
  const breaksOff = fault?.fault.endsWith("-mid-stream") ?? false;
  const eventsBeforeFault = fault?.afterEvents ?? DEFAULT_EVENTS_BEFORE_FAULT;
  const pause = fault?.fault === "slow" ? (fault.delayMs ?? DEFAULT_SLOW_DELAY_MS) : delayMs;

  let sent = 0;
  for (const event of messageEvents(message, random)) {
    if (signal.aborted) return "aborted";
    if (fault && breaksOff && sent >= eventsBeforeFault) {
      await writer.flush();
      await breakOff(job, fault);
      return fault.fault === "hang-mid-stream" ? "aborted" : "faulted";
    }
    await writer.write(serialise(event));
    sent += 1;
    if (pause > 0) {
      await writer.flush();
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
  await writer.flush();
  if (signal.aborted) return "aborted";
  response.end();
  return "completed";
}
