/** Codebooks that the project fitted: immutable once they are published. */
import { z } from "zod";
import type { CodebookStore, FitMeasures } from "../../../ports.ts";
import { openCodebook } from "../../codebook-record.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql, type Row } from "../sql.ts";
import { MeasuredDriftSchema } from "./refit-record.ts";
import { bytesOf, optionalReal, optionalTime, text, time } from "./rows.ts";

const State = z.enum(["draft", "active", "retired"]);

export function createCodebookStore(scoped: ScopedSql, vault: Vault, projectId: string): CodebookStore {
  return {
    async read(version) {
      const [row] = await scoped.rows(
        sql`select vocabulary_sealed, vectors_sealed from codebooks where version = ${version}`,
      );
      return (
        row &&
        openCodebook(await vault.forProject(projectId), version, {
          vocabulary: bytesOf(row, "vocabulary_sealed"),
          vectors: bytesOf(row, "vectors_sealed"),
        })
      );
    },

    async readRecord(version) {
      const [row] = await scoped.rows(
        sql`select version, state, fit_error, fit_far, created_at, published_at from codebooks
            where version = ${version}`,
      );
      return (
        row && {
          version: text(row, "version"),
          state: State.parse(row["state"]),
          fit: toMeasures(row),
          createdAt: time(row, "created_at"),
          publishedAt: optionalTime(row, "published_at"),
        }
      );
    },

    async markUnreferenced() {
      const named = sql`exists (select from profiles where codebook_version = codebooks.version)`;
      await scoped.rows(
        sql`update codebooks
            set unreferenced_at = case when ${named} then null else coalesce(unreferenced_at, now()) end
            where state = 'retired' and (unreferenced_at is null) <> ${named}`,
      );
    },

    async removeUnreferenced(hours) {
      const old = sql`now() - make_interval(hours => ${hours}::integer)`;
      const rows = await scoped.rows(
        sql`delete from codebooks
            where (state = 'retired' and unreferenced_at < ${old}
                   and not exists (select from profiles where codebook_version = codebooks.version))
               or (state = 'draft' and created_at < ${old}
                   and not exists (select from refits
                     where refits.version = codebooks.version and finished_at is null))
            returning version`,
      );
      return rows.map((row) => text(row, "version"));
    },

    async readDrift() {
      const [row] = await scoped.rows(sql`select drift from projects where id = ${projectId}`);
      return row?.["drift"] ? MeasuredDriftSchema.parse(row["drift"]) : undefined;
    },

    async writeDrift(drift) {
      await scoped.rows(sql`update projects set drift = ${json(drift)} where id = ${projectId}`);
    },
  };
}

function toMeasures(row: Row): FitMeasures | null {
  const [error, far] = [optionalReal(row, "fit_error"), optionalReal(row, "fit_far")];
  return error === null || far === null ? null : { error, far };
}
