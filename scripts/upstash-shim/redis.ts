import { createClient, RESP_TYPES } from "redis";

export type Command = readonly string[];

/** Text stands for a status or an error, bytes for what is stored. */
export type Reply = string | number | null | Uint8Array | Error | Reply[];

export interface Redis {
  /** Throws what Redis answers as an error, and where there is no Redis. */
  run(command: Command): Promise<Reply>;
  /** Each command's own reply or error; all or none run where Redis refuses one beforehand: then throws. */
  runTogether(commands: readonly Command[]): Promise<Reply[]>;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 2000;
const RECONNECT_MS = 50;

/** A connection that every request shares; one that is lost later comes back by itself. */
export async function connectToRedis(url: string): Promise<Redis> {
  let wasConnected = false;
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => wasConnected && Math.min(retries * RECONNECT_MS, CONNECT_TIMEOUT_MS),
    },
  });
  client.on("error", () => undefined);
  await client.connect();
  wasConnected = true;
  const typeMapping = { [RESP_TYPES.BLOB_STRING]: Buffer };
  const send = (command: Command): Promise<Reply> => client.sendCommand<Reply>(command, { typeMapping });
  return {
    run: send,
    async runTogether(commands) {
      // Queued in one go on one connection: nothing comes between.
      const queued = [["MULTI"], ...commands, ["EXEC"]].map(send);
      const settled = await Promise.allSettled(queued);
      const executed = settled.at(-1);
      if (executed?.status !== "fulfilled") throw executed?.reason;
      return Array.isArray(executed.value) ? executed.value : [];
    },
    close: () => client.destroy(),
  };
}
