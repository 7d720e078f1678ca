/** Profiles as rows: revision and codebook stand in plain columns, the code and the edits are sealed. */
import { NO_EDITS } from "../../../persona/edits.ts";
import type { StoredProfile } from "../../../ports.ts";
import { CodeSchema, EditsSchema } from "../../code-schema.ts";
import type { Sealer } from "../../vault/sealer.ts";
import type { Row } from "../sql.ts";
import { boolean, bytesOf, integer, optionalBytes, optionalText, text } from "./rows.ts";

export async function toStoredProfile(sealer: Sealer, row: Row): Promise<StoredProfile> {
  const edits = optionalBytes(row, "edits_sealed");
  return {
    revision: integer(row, "revision"),
    codebookVersion: text(row, "codebook_version"),
    code: CodeSchema.parse(await sealer.openJson("code", "", bytesOf(row, "code_sealed"))),
    edits: edits ? EditsSchema.parse(await sealer.openJson("edits", "", edits)) : NO_EDITS,
    lastEditId: optionalText(row, "last_edit_id"),
    outdated: boolean(row, "outdated"),
    paused: boolean(row, "paused"),
  };
}
