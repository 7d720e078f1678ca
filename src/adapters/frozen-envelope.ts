/** An opening in the caches: sealed, found by a keyed hash. */
import { z } from "zod";
import type { FrozenOpening, User } from "../ports.ts";
import { packJson, unpackJson, type SealedPlace } from "./self-contained.ts";
import type { Bytes } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

export const FROZEN_TTL_SECONDS = 30 * 86_400;

const Opening = z.object({
  conversation: z.string(),
  block: z.string().nullable(),
  at: z.number(),
  kept: z.number(),
  isShared: z.boolean(),
}) satisfies z.ZodType<FrozenOpening>;

interface Place {
  projectId: string;
  user: User;
  mark: string;
}

export function frozenKey({ mark }: Pick<Place, "mark">): string {
  return `frozen:${mark}`;
}

export function packOpening(vault: Vault, place: Place, opening: FrozenOpening): Promise<Bytes> {
  return packJson(vault, sealedPlace(place), opening);
}

export async function unpackOpening(vault: Vault, place: Place, bytes: Uint8Array): Promise<FrozenOpening> {
  return Opening.parse(await unpackJson(vault, sealedPlace(place), bytes));
}

function sealedPlace({ projectId, user, mark }: Place): SealedPlace {
  return { projectId, user, kind: "opening", recordId: mark };
}
