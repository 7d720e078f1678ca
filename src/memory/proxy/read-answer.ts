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

export interface AnswerReader {
  /** The answer with one more piece. */
  feed(chunk: Uint8Array): AnswerSoFar;
  answer(): AnswerSoFar;
}

export function createAnswerReader(streams: boolean, contentLength: number | undefined): AnswerReader {
  return streams ? createStreamReader() : createJsonReader(contentLength);
}

function createStreamReader(): AnswerReader {
  const readEvents = createEventReader();
  let answer = emptyAnswer();
  return {
    feed(chunk) {
      for (const { data } of readEvents(chunk)) answer = readEvent(answer, data);
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
    feed(chunk) {
      length += chunk.length;
      if (length <= MAX_JSON_BYTES) json += decoder.decode(chunk, { stream: true });
      return length === contentLength ? this.answer() : emptyAnswer();
    },
    answer() {
      read ??= readWholeAnswer(json);
      return read;
    },
  };
}
