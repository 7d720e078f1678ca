/**
 * Projects and their keys. A key is looked up by its id across projects, through a security-definer
 * function; its secret is compared as hashes, in constant time.
 */
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseStoredSettings } from "../../project-settings.ts";
import type { NewApiKey, ProjectDirectory } from "../../ports.ts";
import type { Vault } from "../vault/vault.ts";
import { bytesOf, optionalText, text } from "./stores/rows.ts";
import { scopeSql } from "./scoped-sql.ts";
import { bytes, FOREIGN_KEY_VIOLATION, json, sql, sqlStateOf, type Sql, type Statement } from "./sql.ts";

export function createProjectDirectory(driver: Sql, vault: Vault): ProjectDirectory {
  const everywhere = scopeSql(driver, null);

  return {
    async create({ id, twinOf, name, embedder }, keys) {
      const sealed = await (await vault.forProject(id)).sealJson("project name", "", name);
      await scopeSql(driver, id).transaction(
        sql`insert into projects (id, twin_of, name_sealed, embedder)
            values (${id}, ${twinOf}, ${bytes(sealed)}, ${embedder})
            on conflict do nothing`,
        ...insertKeys(id, keys),
      );
    },

    async addKeys(projectId, keys) {
      try {
        await scopeSql(driver, projectId).transaction(...insertKeys(projectId, keys));
        return true;
      } catch (error) {
        if (sqlStateOf(error) === FOREIGN_KEY_VIOLATION) return false;
        throw error;
      }
    },

    async findByKey(keyId, secretHash) {
      const [row] = await everywhere.rows(sql`select * from find_api_key(${keyId})`);
      if (!row) return undefined;
      const stored = bytesOf(row, "secret_hash");
      if (stored.length !== secretHash.length || !timingSafeEqual(stored, secretHash)) return undefined;
      return { id: text(row, "project_id"), settings: parseStoredSettings(row["settings"]) };
    },

    async expireKey(projectId, keyId, minutes) {
      const end = sql`now() + make_interval(mins => ${minutes})`;
      const rows = await scopeSql(driver, projectId).rows(
        sql`update api_keys set expires_at = least(coalesce(expires_at, ${end}), ${end})
            where id = ${keyId} and revoked_at is null and (expires_at is null or expires_at > now())
            returning id`,
      );
      return rows.length > 0;
    },

    async revokeKey(projectId, keyId) {
      const rows = await scopeSql(driver, projectId).rows(
        sql`update api_keys set revoked_at = now()
            where id = ${keyId} and revoked_at is null returning id`,
      );
      return rows.length > 0;
    },

    async revokeKeys(projectId) {
      const [, known] = await scopeSql(driver, projectId).transaction(
        sql`update api_keys set revoked_at = now() where revoked_at is null`,
        sql`select id from projects where id = ${projectId}`,
      );
      return known?.[0] !== undefined;
    },

    async readName(projectId) {
      const [row] = await scopeSql(driver, projectId).rows(
        sql`select name_sealed from projects where id = ${projectId}`,
      );
      if (!row) return undefined;
      const sealer = await vault.forProject(projectId);
      return z.string().parse(await sealer.openJson("project name", "", bytesOf(row, "name_sealed")));
    },

    async readSettings(projectId) {
      const [row] = await scopeSql(driver, projectId).rows(
        sql`select settings from projects where id = ${projectId}`,
      );
      return row && parseStoredSettings(row["settings"]);
    },

    async readEmbedder(projectId) {
      const [row] = await scopeSql(driver, projectId).rows(
        sql`select embedder from projects where id = ${projectId}`,
      );
      return row && text(row, "embedder");
    },

    async readCodebook(projectId) {
      const [row] = await scopeSql(driver, projectId).rows(
        sql`select codebook_version, embedder from projects where id = ${projectId}`,
      );
      return row && { version: optionalText(row, "codebook_version"), embedder: text(row, "embedder") };
    },

    async writeSettings(projectId, settings) {
      const rows = await scopeSql(driver, projectId).rows(
        sql`update projects set settings = ${json(settings)} where id = ${projectId} returning id`,
      );
      return rows.length > 0;
    },

    async list(afterId, limit) {
      const rows = await everywhere.rows(sql`select id from list_projects(${afterId}, ${limit})`);
      return rows.map((row) => text(row, "id"));
    },

    async ping() {
      await everywhere.rows(sql`select 1 as one`);
    },
  };
}

function insertKeys(projectId: string, keys: NewApiKey[]): Statement[] {
  return keys.map(
    ({ id, secretHash }) =>
      sql`insert into api_keys (project_id, id, secret_hash)
          values (${projectId}, ${id}, ${bytes(secretHash)})
          on conflict do nothing`,
  );
}
