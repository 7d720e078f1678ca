import type { ServerResponse } from "node:http";
import { setImmediate as nextTick } from "node:timers/promises";
import type { Random } from "../determinism.ts";

const TINY_CHUNK_MAX_BYTES = 7;
const SMALL_CHUNK_MAX_BYTES = 160;
const LARGE_CHUNK_MAX_BYTES = 2000;

interface ChunkWriter {
  write(text: string): Promise<void>;
  /** Sends whatever is still held back. */
  flush(): Promise<void>;
}

/**
 * Sends text in chunks whose boundaries have nothing to do with those of events, lines or UTF-8
 * characters: some are a few bytes long, some hold several events.
 */
export function createChunkWriter(response: ServerResponse, random: Random): ChunkWriter {
  let held = Buffer.alloc(0);
  const nextLength = (): number => {
    const kind = random.next();
    if (kind < 0.15) return random.between(1, TINY_CHUNK_MAX_BYTES);
    return random.between(1, kind < 0.6 ? SMALL_CHUNK_MAX_BYTES : LARGE_CHUNK_MAX_BYTES);
  };
  let wanted = nextLength();

  const send = async (bytes: Buffer): Promise<void> => {
    if (response.destroyed || bytes.length === 0) return;
    await new Promise<void>((resolve) => {
      response.once("close", resolve);
      response.write(bytes, () => {
        response.off("close", resolve);
        resolve();
      });
    });
    await nextTick();
  };

  return {
    write: async (text) => {
      held = Buffer.concat([held, Buffer.from(text)]);
      while (held.length >= wanted && !response.destroyed) {
        const bytes = held.subarray(0, wanted);
        held = held.subarray(wanted);
        wanted = nextLength();
        await send(bytes);
      }
    },
    flush: async () => {
      const bytes = held;
      held = Buffer.alloc(0);
      await send(bytes);
    },
  };
}
