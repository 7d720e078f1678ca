/**
 * A project's move to another embedder. Its signals' new vectors stand in `next_…` beside those in use;
 * one flip of the project's row makes them the ones that are read; then the old ones are dropped. Every
 * step may be repeated, or done by two at once.
 */
import type { EmbedderMove } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql, type Row, type Statement } from "../sql.ts";
import { integer } from "./rows.ts";
import type { UserKeys } from "./user-keys.ts";
import { toUnembedded, toVectorRecords } from "./vector-record.ts";

export function createEmbedderMove(scoped: ScopedSql, keys: UserKeys, projectId: string): EmbedderMove {
  return {
    async begin(embedder) {
      await scoped.rows(
        sql`update projects set next_embedder = nullif(${embedder}::text, embedder)
            where id = ${projectId} and next_embedder is distinct from nullif(${embedder}::text, embedder)`,
      );
    },

    async listUnmoved(embedder, limit) {
      const rows = await scoped.rows(
        sql`select signals.id, user_id, statement_sealed, data_key_wrapped
            from signals join users on users.project_id = signals.project_id and users.id = user_id
            where ${lacks(embedder)}
            order by user_id, observed_at desc, signals.id desc limit ${limit}`,
      );
      return toUnembedded(keys, rows);
    },

    async store(embedder, vectors) {
      const records = await toVectorRecords(keys, vectors);
      await scoped.rows(
        sql`update signals
            set next_embedder = ${embedder}, next_vector_sealed = decode(record.vector_sealed, 'base64')
            from projects, jsonb_to_recordset(${json(records)}) as record (id uuid, vector_sealed text)
            where signals.id = record.id and projects.id = ${projectId}
              and projects.next_embedder = ${embedder}`,
      );
    },

    async countMoved(embedder) {
      const [row] = await scoped.rows(
        sql`select count(*) as total, count(*) filter (where not (${lacks(embedder)})) as done from signals`,
      );
      return progressOf(row);
    },

    async flip(embedder) {
      const [rows] = await scoped.transaction(
        sql`update projects set embedder = ${embedder}, next_embedder = null, codebook_version = null,
              drift = null
            where id = ${projectId} and next_embedder = ${embedder}
              and not exists (select from signals where ${lacks(embedder)})
            returning id`,
        // What was fitted of the other embedder's vectors says nothing of these.
        sql`update codebooks set state = 'retired'
            where state = 'active' and version is distinct from
              (select codebook_version from projects where id = ${projectId})`,
      );
      return rows !== undefined && rows.length > 0;
    },

    async countEncoded(codebookVersion) {
      const [row] = await scoped.rows(
        sql`select count(*) as total,
              count(*) filter (where codebook_version = ${codebookVersion} and not outdated) as done
            from profiles`,
      );
      return progressOf(row);
    },

    async dropOld(limit) {
      const rows = await scoped.rows(
        sql`with old as (
              select signals.id, projects.embedder as used
              from signals join projects on projects.id = signals.project_id
              where projects.next_embedder is null
                and (signals.next_embedder is not null or signals.embedder <> projects.embedder)
              limit ${limit}
            )
            update signals set
              vector_sealed = case used when next_embedder then next_vector_sealed
                when embedder then vector_sealed end,
              embedder = case when used in (next_embedder, embedder) then used end,
              next_embedder = null, next_vector_sealed = null
            from old where signals.id = old.id
            returning signals.id`,
      );
      return rows.length;
    },
  };
}

function lacks(embedder: string): Statement {
  return sql`(signals.embedder is distinct from ${embedder} and signals.next_embedder is distinct from ${embedder})`;
}

function progressOf(row: Row | undefined): { done: number; total: number } {
  return row ? { done: integer(row, "done"), total: integer(row, "total") } : { done: 0, total: 0 };
}
