/** Signals as rows: what they are about stands in plain columns, what they say and their vectors are sealed. */
import { z } from "zod";
import { SLOTS } from "../../../persona/grammar.ts";
import { FACETS } from "../../../persona/signal.ts";
import type { NewSignal, StoredSignal } from "../../../ports.ts";
import { toBase64 } from "../../vault/bytes.ts";
import type { Sealer } from "../../vault/sealer.ts";
import { vectorFromBytes, vectorToBytes } from "../../vault/vector-bytes.ts";
import type { Row, SqlValue } from "../sql.ts";
import { boolean, bytesOf, integer, optionalBytes, real, text, time } from "./rows.ts";

const Facet = z.enum(FACETS);
const Wording = z.object({
  attribute: z.string(),
  statement: z.string(),
  slot: z.enum(SLOTS).optional(),
});

/** What a row's signal says. */
export async function openWording(sealer: Sealer, row: Row): Promise<z.infer<typeof Wording>> {
  const sealed = bytesOf(row, "statement_sealed");
  return Wording.parse(await sealer.openJson("statement", text(row, "id"), sealed));
}

/** A row as the signal that it holds. */
export async function toSignal(sealer: Sealer, row: Row): Promise<StoredSignal> {
  const id = text(row, "id");
  const vector = optionalBytes(row, "vector_sealed");
  const wording = await openWording(sealer, row);
  return {
    id,
    facet: Facet.parse(row["facet"]),
    polarity: integer(row, "polarity") < 0 ? -1 : 1,
    explicit: boolean(row, "explicit"),
    confidence: real(row, "confidence"),
    attribute: wording.attribute,
    statement: wording.statement,
    ...(wording.slot === undefined ? {} : { slot: wording.slot }),
    conversation: text(row, "conversation_id"),
    at: time(row, "observed_at"),
    vector: vector && vectorFromBytes(await sealer.openBytes("vector", id, vector)),
  };
}

/** A signal as a record for `jsonb_to_recordset`. */
export async function toRecord(
  sealer: Sealer,
  signal: NewSignal,
  at: Date,
): Promise<Record<string, SqlValue>> {
  const { id, attribute, statement, slot, vector } = signal;
  return {
    id,
    facet: signal.facet,
    polarity: signal.polarity,
    explicit: signal.explicit,
    confidence: signal.confidence,
    observed_at: at.toISOString(),
    statement_sealed: toBase64(await sealer.sealJson("statement", id, { attribute, statement, slot })),
    vector_sealed: vector && toBase64(await sealer.sealBytes("vector", id, vectorToBytes(vector))),
  };
}
