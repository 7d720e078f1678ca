/** Phrases that many users share: counted by their keyed hashes, opened only where they win. */
import { toUnitNorm } from "../../../codebook/nearest.ts";
import type { VoteStore } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import { vectorFromBytes } from "../../vault/vector-bytes.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql, type Row } from "../sql.ts";
import { bytesOf, integer, text } from "./rows.ts";
import { openWording } from "./signal-record.ts";
import { isVote, vectorOf } from "./vote-store.ts";

/** As the index says it, which is not used otherwise. */
const IS_PHRASE = sql`phrase_reference <> ''`;

export function createPhraseStore(
  scoped: ScopedSql,
  vault: Vault,
  projectId: string,
): Pick<VoteStore, "sharedPhrases" | "phraseVectors" | "wordings"> {
  const sealerOf = (row: Row): ReturnType<Vault["forUser"]> =>
    vault.forUser(projectId, text(row, "user_id"), bytesOf(row, "data_key_wrapped"));

  return {
    async sharedPhrases({ after, rows: limit, minUsers }) {
      // By rows, not by phrases: most are one user's, and a page of shared ones could take them all.
      const rows = await scoped.rows(
        sql`select phrase_reference, count(distinct user_id) as users, sum(count(*)) over () as rows
            from (select phrase_reference, user_id from signals
                  where ${IS_PHRASE} and phrase_reference > ${after}
                  order by phrase_reference, user_id limit ${limit}) as page
            group by phrase_reference order by phrase_reference`,
      );
      const isEnd = rows.length === 0 || integer(rows[0] ?? {}, "rows") < limit;
      // The last phrase of a full page may go on behind it; one that fills a page has users enough.
      const whole = isEnd || rows.length === 1 ? rows : rows.slice(0, -1);
      const last = whole.at(-1);
      return {
        phrases: whole
          .map((row) => ({ reference: text(row, "phrase_reference"), users: integer(row, "users") }))
          .filter(({ users }) => users >= minUsers),
        next: isEnd || !last ? null : text(last, "phrase_reference"),
      };
    },

    async phraseVectors(embedder, references, usersEach) {
      const rows = await scoped.rows(
        sql`select vote.*, users.data_key_wrapped
            from jsonb_array_elements_text(${json(references)}) as phrase (reference)
            cross join lateral (
              select distinct on (user_id) phrase_reference, id, user_id, ${vectorOf(embedder)} as vector_sealed
              from signals where phrase_reference = phrase.reference and ${IS_PHRASE} and ${isVote(embedder)}
              order by user_id limit ${usersEach}) as vote
            join users on users.id = vote.user_id`,
      );
      const sums = new Map<string, Float32Array>();
      await Promise.all(
        rows.map(async (row) => {
          const sealer = await sealerOf(row);
          const opened = await sealer.openBytes("vector", text(row, "id"), bytesOf(row, "vector_sealed"));
          const vector = vectorFromBytes(opened);
          const sum = sums.get(text(row, "phrase_reference"));
          if (sum) vector.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
          else sums.set(text(row, "phrase_reference"), vector);
        }),
      );
      return references.map((reference) => {
        const sum = sums.get(reference);
        return sum && toUnitNorm(sum);
      });
    },

    async wordings(reference, limit) {
      const rows = await scoped.rows(
        sql`select said.*, users.data_key_wrapped from (
              select distinct on (user_id) id, user_id, statement_sealed from signals
              where phrase_reference = ${reference} and ${IS_PHRASE} order by user_id limit ${limit}) as said
            join users on users.id = said.user_id`,
      );
      return Promise.all(rows.map(async (row) => (await openWording(await sealerOf(row), row)).attribute));
    },
  };
}
