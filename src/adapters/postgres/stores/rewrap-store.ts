/** Moves a project to the current root key: its name, and the data key of each of its users. */
import type { RewrapStore } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, sql, type Statement } from "../sql.ts";
import { bytesOf, text } from "./rows.ts";

export function createRewrapStore(scoped: ScopedSql, vault: Vault, projectId: string): RewrapStore {
  return {
    keyId: vault.rootKeyId,

    async rewrapUsers(limit) {
      const rows = await scoped.rows(
        sql`select id, data_key_wrapped from users
            where ${isOlder(sql`data_key_wrapped`, vault.rootKeyId)} order by id limit ${limit}`,
      );
      const statements = await Promise.all(
        rows.map(async (row) => {
          const old = bytesOf(row, "data_key_wrapped");
          const wrapped = await vault.rewrapDataKey(projectId, text(row, "id"), old);
          // Whoever was erased and came back meanwhile has a key of their own.
          return sql`update users set data_key_wrapped = ${bytes(wrapped)}
            where id = ${text(row, "id")} and data_key_wrapped = ${bytes(old)}`;
        }),
      );
      if (statements.length > 0) await scoped.transaction(...statements);
      return rows.length;
    },

    async resealName() {
      const [row] = await scoped.rows(
        sql`select name_sealed from projects
            where id = ${projectId} and ${isOlder(sql`name_sealed`, vault.rootKeyId)}`,
      );
      if (!row) return;
      const sealer = await vault.forProject(projectId);
      const name = await sealer.openJson("project name", "", bytesOf(row, "name_sealed"));
      await scoped.rows(
        sql`update projects set name_sealed = ${bytes(await sealer.sealJson("project name", "", name))}
            where id = ${projectId}`,
      );
    },
  };
}

/** An envelope begins with its version, the length of the key's id, and that id. */
function isOlder(column: Statement, keyId: string): Statement {
  return sql`substring(${column} from 3 for get_byte(${column}, 1)) <> convert_to(${keyId}, 'UTF8')`;
}
