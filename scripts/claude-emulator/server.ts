import { createServer } from "node:http";
import { handleRequest } from "./api/handle-request.ts";
import { createState, statsOf } from "./state.ts";
import type { EmulatorOptions, EmulatorStats } from "./state.ts";
import { parseFault } from "./wire/faults.ts";
import type { Fault } from "./wire/faults.ts";
import type { JournalEntry } from "./wire/journal.ts";

export type { EmulatorOptions, EmulatorStats } from "./state.ts";
export type { Fault } from "./wire/faults.ts";
export type { JournalEntry } from "./wire/journal.ts";

/** Longer than clients keep a connection idle, so that none is closed under a request. */
const KEEP_ALIVE_MS = 60_000;

export interface ClaudeEmulator {
  /** Starts to listen, by default on a free port of this machine alone; resolves to the URL. */
  listen(port?: number, host?: string): Promise<string>;
  /** Stops at once, requests under way included. */
  close(): Promise<void>;
  /** Base URL for a client, without a slash at its end. Throws while the emulator does not listen. */
  readonly url: string;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** The last requests, newest first. */
  requests(limit?: number): readonly JournalEntry[];
  stats(): EmulatorStats;
  /** Forgets requests, faults, scripted replies and cache entries. */
  reset(): void;
}

/**
 * A local stand-in for the Claude Messages API, with no key and no network.
 *
 * @example
 * const emulator = createClaudeEmulator();
 * const client = new Anthropic({ apiKey: "any", baseURL: await emulator.listen() });
 */
export function createClaudeEmulator(options: EmulatorOptions = {}): ClaudeEmulator {
  const state = createState(options);
  const server = createServer({ noDelay: true }, (request, response) => {
    response.on("error", () => response.destroy());
    void handleRequest(state, request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  let url: string | undefined;

  return {
    listen: async (port = 0, host = "127.0.0.1") => {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      url = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
      return url;
    },
    close: async () => {
      url = undefined;
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    get url() {
      if (url === undefined) throw new Error("The emulator does not listen");
      return url;
    },
    addFault: (fault) => state.faults.add(parseFault(fault)),
    clearFaults: () => state.faults.clear(),
    requests: (limit = Number.MAX_SAFE_INTEGER) => state.journal.last(limit),
    stats: () => statsOf(state),
    reset: () => {
      state.journal.clear();
      state.faults.clear();
      state.replies.clear();
      state.cache.clear();
    },
  };
}
