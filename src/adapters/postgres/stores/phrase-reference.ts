import { normaliseAttribute } from "../../../persona/normalise-attribute.ts";
import type { Signal } from "../../../persona/signal.ts";
import type { Vault } from "../../vault/vault.ts";

/** Under which the users of a phrase are counted unread; '' for a pin, whose value is nobody's label. */
export async function phraseReference(
  vault: Vault,
  projectId: string,
  { attribute, slot }: Pick<Signal, "attribute" | "slot">,
): Promise<string> {
  return slot === undefined ? vault.lookup(projectId, "phrase", normaliseAttribute(attribute)) : "";
}
