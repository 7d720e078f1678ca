/**
 * Cuts a stream of bytes into JSON values without reading them: a line each, or an element each of an
 * array that may fill many lines. Pure; no more than one piece is held.
 */

/** A request to the Messages API holds at most 32 MB. */
export const PIECE_MAX_BYTES = 64 * 1024 * 1024;

export interface Piece {
  /** Where it begins, from 1. */
  line: number;
  /** Undefined where it is longer than any piece may be. */
  bytes: Buffer | undefined;
}

export interface Cutter {
  /** The pieces that end in this chunk. */
  feed: (chunk: Buffer) => Piece[];
  /** What is left at the end. */
  end: () => Piece[];
}

const [NEWLINE, SPACE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x5c];
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** One piece under way, of parts from as many chunks as it takes. */
function createCollector(maxBytes: number) {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    add(part: Buffer) {
      length += part.length;
      if (length > maxBytes) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    take(): Buffer | undefined {
      const taken = length > maxBytes ? undefined : Buffer.concat(parts);
      parts = [];
      length = 0;
      return taken;
    },
  };
}

/** Every line is a piece; the last one needs no line end. */
export function createLineCutter(maxBytes = PIECE_MAX_BYTES): Cutter {
  const collector = createCollector(maxBytes);
  let line = 1;
  return {
    feed(chunk) {
      const pieces: Piece[] = [];
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        collector.add(chunk.subarray(start, end));
        pieces.push({ line, bytes: collector.take() });
        line += 1;
        start = end + 1;
      }
      collector.add(chunk.subarray(start));
      return pieces;
    },
    end: () => [{ line, bytes: collector.take() }],
  };
}

/** @param depth of the arrays whose elements are pieces: 1 for `[…]`, 2 for `{"results": […]}` */
export function createElementCutter(depth: 1 | 2, maxBytes = PIECE_MAX_BYTES): Cutter {
  const collector = createCollector(maxBytes);
  const open: number[] = [];
  let [line, beganAt, inString, escaped, collecting] = [1, 1, false, false, false];

  const isBetweenElements = (): boolean => open.length === depth && open[depth - 1] === ARRAY;

  return {
    feed(chunk) {
      const pieces: Piece[] = [];
      let start = 0;
      const finish = (end: number): void => {
        collector.add(chunk.subarray(start, end));
        pieces.push({ line: beganAt, bytes: collector.take() });
        collecting = false;
      };
      for (const [index, byte] of chunk.entries()) {
        if (byte === NEWLINE) line += 1;
        if (escaped) escaped = false;
        else if (inString) {
          if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inString = false;
        } else {
          const between = isBetweenElements();
          if (between && collecting && (byte === COMMA || byte === ARRAY_END)) finish(index);
          if (between && !collecting && byte > SPACE && byte !== COMMA && byte !== ARRAY_END) {
            [collecting, beganAt, start] = [true, line, index];
          }
          if (byte === QUOTE) inString = true;
          else if (byte === ARRAY || byte === OBJECT) open.push(byte);
          else if (byte === ARRAY_END || byte === OBJECT_END) open.pop();
        }
      }
      if (collecting) collector.add(chunk.subarray(start));
      return pieces;
    },
    end: () => (collecting ? [{ line: beganAt, bytes: collector.take() }] : []),
  };
}
