/** What a Postgres client sends, cut into whole messages. */
export interface FrontendMessage {
  /** `startup`, `encryption` and `cancel` come before a session; afterwards the protocol's own letter. */
  type: string;
  bytes: Buffer;
}

const CANCEL_REQUEST = 80877102;
const SSL_REQUEST = 80877103;
const GSS_ENCRYPTION_REQUEST = 80877104;
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** Returns a function that takes chunks as they arrive and gives back the messages they complete. */
export function createFrontendMessageReader(): (chunk: Buffer) => FrontendMessage[] {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;

  function next(): FrontendMessage | undefined {
    // A message of a session has a letter before its length; one before the session has none.
    const lengthAt = started ? 1 : 0;
    if (pending.length < lengthAt + 4) return undefined;
    const end = lengthAt + pending.readInt32BE(lengthAt);
    if (end < lengthAt + 4 || end > MAX_MESSAGE_BYTES) throw new Error("not the Postgres protocol");
    if (pending.length < end) return undefined;
    const bytes = pending.subarray(0, end);
    pending = pending.subarray(end);
    if (started) return { type: String.fromCharCode(bytes[0] ?? 0), bytes };
    const type = nameOfOpening(bytes);
    started = type === "startup";
    return { type, bytes };
  }

  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const messages: FrontendMessage[] = [];
    for (let message = next(); message !== undefined; message = next()) messages.push(message);
    return messages;
  };
}

function nameOfOpening(bytes: Buffer): string {
  const code = bytes.length >= 8 ? bytes.readInt32BE(4) : 0;
  if (code === SSL_REQUEST || code === GSS_ENCRYPTION_REQUEST) return "encryption";
  return code === CANCEL_REQUEST ? "cancel" : "startup";
}

/** The name of the statement that a Parse message prepares; empty for the unnamed one. */
export function preparedStatementName(parse: Buffer): string {
  return parse.toString("utf8", 5, parse.indexOf(0, 5));
}

/** A simple query. */
export function queryMessage(sql: string): Buffer {
  return encode("Q", Buffer.from(`${sql}\0`));
}

/** Forgets a prepared statement. */
export function closeStatementMessage(name: string): Buffer {
  return encode("C", Buffer.from(`S${name}\0`));
}

/** Ends a run of extended-protocol messages. */
export function syncMessage(): Buffer {
  return encode("S", Buffer.alloc(0));
}

function encode(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}
