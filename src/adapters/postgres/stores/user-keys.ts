/** The sealers of a project's users, each fetched once an invocation. */
import { UserGoneError } from "../../../errors.ts";
import type { Sealer } from "../../vault/sealer.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql } from "../sql.ts";
import { bytesOf } from "./rows.ts";

export interface UserKeys {
  sealerOf(userId: string): Promise<Sealer>;
  /** The wrapped key that `sealerOf` seals with, once it was asked for. */
  wrappedOf(userId: string): Uint8Array | null;
  /** Fetches the key anew when it is asked for again. */
  forget(userId: string): void;
  /** Keeps a wrapped key that another query brought along. */
  remember(userId: string, wrappedDataKey: Uint8Array): Promise<Sealer>;
}

export function createUserKeys(scoped: ScopedSql, vault: Vault, projectId: string): UserKeys {
  const sealers = new Map<string, Promise<Sealer>>();
  const wrappedKeys = new Map<string, Uint8Array>();

  const remember: UserKeys["remember"] = (userId, wrappedDataKey) => {
    const known = sealers.get(userId);
    if (known) return known;
    const sealer = vault.forUser(projectId, userId, wrappedDataKey);
    sealers.set(userId, sealer);
    wrappedKeys.set(userId, wrappedDataKey);
    return sealer;
  };

  return {
    remember,
    forget(userId) {
      sealers.delete(userId);
      wrappedKeys.delete(userId);
    },
    wrappedOf: (userId) => wrappedKeys.get(userId) ?? null,
    async sealerOf(userId) {
      const known = sealers.get(userId);
      if (known) return known;
      const [row] = await scoped.rows(sql`select data_key_wrapped from users where id = ${userId}`);
      if (!row) throw new UserGoneError();
      return remember(userId, bytesOf(row, "data_key_wrapped"));
    },
  };
}
