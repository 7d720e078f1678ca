import type { PGlite } from "@electric-sql/pglite";
import type { Socket } from "node:net";

import {
  closeStatementMessage,
  createFrontendMessageReader,
  preparedStatementName,
  queryMessage,
  syncMessage,
  type FrontendMessage,
} from "./frontend-messages.ts";
import type { Turnstile } from "./turnstile.ts";

/** A client that keeps everybody waiting for this long in the middle of its work is dropped. */
const STALLED_AFTER_MS = 20_000;

/** The messages after which the backend answers that it is ready: Query, Sync, FunctionCall. */
const ENDS_UNIT = new Set(["startup", "Q", "S", "F"]);

/**
 * Serves one client. All clients share PGlite's one backend, with its one unnamed statement, portal and
 * transaction, so a client keeps the backend from the first message of a unit until the backend is idle
 * again: after its Sync, or after the end of its transaction.
 */
export async function serveConnection(socket: Socket, database: PGlite, turnstile: Turnstile): Promise<void> {
  const read = createFrontendMessageReader();
  const statements = new Set<string>();
  let leave: (() => void) | undefined;
  let stalled: NodeJS.Timeout | undefined;

  const execute = (bytes: Buffer, onRawData: (data: Uint8Array) => void) =>
    database.runExclusive(() => database.execProtocolRawStream(bytes, { onRawData }));

  /** All that came at once is executed at once: each call of the backend has a price of its own. */
  async function relay(messages: readonly FrontendMessage[]): Promise<void> {
    clearTimeout(stalled);
    leave ??= await turnstile.enter();
    for (const { type, bytes } of messages) if (type === "P") statements.add(preparedStatementName(bytes));
    socket.cork();
    const bytes = Buffer.concat(messages.map((message) => message.bytes));
    await execute(bytes, (data) => socket.write(Uint8Array.from(data)));
    socket.uncork();
    if (ENDS_UNIT.has(messages.at(-1)?.type ?? "") && !database.isInTransaction()) {
      leave();
      leave = undefined;
    } else {
      stalled = setTimeout(() => socket.destroy(), STALLED_AFTER_MS);
    }
  }

  /** What a real server does by ending the client's backend. */
  async function forget(): Promise<void> {
    clearTimeout(stalled);
    const midway = leave !== undefined;
    leave ??= await turnstile.enter();
    if (midway) await execute(syncMessage(), ignore);
    if (database.isInTransaction()) await execute(queryMessage("rollback"), ignore);
    statements.delete("");
    const closes = [...statements].map(closeStatementMessage);
    for (const bytes of [...closes, syncMessage()]) await execute(bytes, ignore);
    await execute(queryMessage("reset role; reset all"), ignore);
  }

  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      let session: FrontendMessage[] = [];
      for (const message of read(chunk)) {
        if (message.type === "encryption") socket.write("N");
        else if (message.type === "cancel" || message.type === "X") socket.end();
        else if (message.type === "startup") await relay([message]);
        else session.push(message);
      }
      if (session.length > 0) await relay(session);
    }
  } finally {
    await forget().finally(() => leave?.());
  }
}

function ignore(): void {}
