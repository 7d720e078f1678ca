/** Seals and opens records of one owner. */
import { fromUtf8, toUtf8, type Bytes } from "./bytes.ts";
import { openEnvelope, sealEnvelope, type NamedKey } from "./envelope.ts";

/** What a record is; bound into its envelope. */
export type RecordKind =
  | "project name"
  | "user id"
  | "conversation id"
  | "messages"
  | "reply"
  | "persona block"
  | "statement"
  | "vector"
  | "code"
  | "edits"
  | "answer"
  | "codebook"
  | "codebook vectors"
  | "refit part"
  | "turn";

/** Texts are padded to a multiple of this, so that their length tells little; never compressed. */
const PADDING_BYTES = 256;

export interface Sealer {
  sealBytes(kind: RecordKind, recordId: string, plain: Bytes): Promise<Bytes>;
  openBytes(kind: RecordKind, recordId: string, envelope: Uint8Array): Promise<Bytes>;
  /** Any JSON value, padded. */
  sealJson(kind: RecordKind, recordId: string, value: unknown): Promise<Bytes>;
  openJson(kind: RecordKind, recordId: string, envelope: Uint8Array): Promise<unknown>;
}

export function createSealer(
  key: NamedKey,
  findKey: (keyId: string) => Promise<CryptoKey>,
  owner: readonly [projectId: string, userId: string],
): Sealer {
  const binding = (kind: RecordKind, recordId: string): string[] => [...owner, kind, recordId];
  const sealBytes: Sealer["sealBytes"] = (kind, recordId, plain) =>
    sealEnvelope(key, binding(kind, recordId), plain);
  const openBytes: Sealer["openBytes"] = (kind, recordId, envelope) =>
    openEnvelope(findKey, binding(kind, recordId), envelope);
  return {
    sealBytes,
    openBytes,
    sealJson: (kind, recordId, value) => sealBytes(kind, recordId, padded(toUtf8(JSON.stringify(value)))),
    openJson: async (kind, recordId, envelope) =>
      JSON.parse(fromUtf8(await openBytes(kind, recordId, envelope))) as unknown,
  };
}

/** JSON ignores white space after a value, so that padding needs no length of its own. */
function padded(json: Bytes): Bytes {
  const whole = new Uint8Array(Math.ceil(json.length / PADDING_BYTES) * PADDING_BYTES).fill(0x20);
  whole.set(json);
  return whole;
}
