/** What the stores of late vectors share: signals to embed, and vectors as records. */
import type { NewVector, Unembedded } from "../../../ports.ts";
import { toBase64 } from "../../vault/bytes.ts";
import { vectorToBytes } from "../../vault/vector-bytes.ts";
import type { Row } from "../sql.ts";
import { bytesOf, text } from "./rows.ts";
import { openWording } from "./signal-record.ts";
import type { UserKeys } from "./user-keys.ts";

/** @param rows with `id`, `user_id`, `statement_sealed` and the user's `data_key_wrapped` */
export function toUnembedded(keys: UserKeys, rows: readonly Row[]): Promise<Unembedded[]> {
  return Promise.all(
    rows.map(async (row) => {
      const user = { id: text(row, "user_id") };
      const sealer = await keys.remember(user.id, bytesOf(row, "data_key_wrapped"));
      const { attribute } = await openWording(sealer, row);
      return { id: text(row, "id"), user, attribute };
    }),
  );
}

/** Sealed as their users', for `jsonb_to_recordset`. */
export function toVectorRecords(
  keys: UserKeys,
  vectors: readonly NewVector[],
): Promise<{ id: string; vector_sealed: string }[]> {
  return Promise.all(
    vectors.map(async ({ id, user, vector }) => {
      const sealer = await keys.sealerOf(user.id);
      return { id, vector_sealed: toBase64(await sealer.sealBytes("vector", id, vectorToBytes(vector))) };
    }),
  );
}
