/** Reads an answer as it goes by: streamed, or as one JSON. */
import {
  createEventReader,
  emptyAnswer,
  readEvent,
  readWholeAnswer,
  type AnswerSoFar,
} from "../claude-stream.ts";

/** A JSON answer that is longer goes by unread, and counts as partial. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;

/** The event that ends a stream. */
const STOP = "message_stop";

export interface AnswerReader {
  /** Whether the next piece may end the answer; asked of each, in turn, before it is fed. */
  mayEnd(piece: Uint8Array): boolean;
  /** The answer with one more piece. */
  feed(piece: Uint8Array): AnswerSoFar;
  answer(): AnswerSoFar;
}

export function createAnswerReader(streams: boolean, contentLength: number | undefined): AnswerReader {
  return streams ? createStreamReader() : createJsonReader(contentLength);
}

function createStreamReader(): AnswerReader {
  const readEvents = createEventReader();
  let answer = emptyAnswer();
  let tail = "";
  let isEnding = false;
  return {
    mayEnd(piece) {
      if (isEnding) return true;
      // The name may come in two pieces.
      const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("latin1");
      tail = text.slice(1 - STOP.length);
      isEnding = text.includes(STOP);
      return isEnding;
    },
    feed(piece) {
      for (const { data } of readEvents(piece)) answer = readEvent(answer, data);
      return answer;
    },
    answer: () => answer,
  };
}

function createJsonReader(contentLength: number | undefined): AnswerReader {
  const decoder = new TextDecoder();
  let json = "";
  let length = 0;
  let read: AnswerSoFar | undefined;
  return {
    mayEnd: () => true,
    feed(piece) {
      length += piece.length;
      if (length <= MAX_JSON_BYTES) json += decoder.decode(piece, { stream: true });
      return length === contentLength ? this.answer() : emptyAnswer();
    },
    answer() {
      read ??= readWholeAnswer(json);
      return read;
    },
  };
}
