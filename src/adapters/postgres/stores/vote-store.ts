/**
 * A project's signals as the refit reads them, in pages of whole users by id. Ids of users are keyed
 * hashes: so any range of them is a random sample, and nobody chooses where they stand.
 */
import { z } from "zod";
import { FACETS } from "../../../persona/signal.ts";
import type { VoteStore } from "../../../ports.ts";
import type { Vault } from "../../vault/vault.ts";
import { vectorFromBytes } from "../../vault/vector-bytes.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql, type Statement } from "../sql.ts";
import { bytesOf, integer, text } from "./rows.ts";

const Facet = z.enum(FACETS);

export function createVoteStore(
  scoped: ScopedSql,
  vault: Vault,
  projectId: string,
): Pick<VoteStore, "size" | "userAt" | "page"> {
  return {
    async size(embedder, enough) {
      const [users, signals] = await scoped.transaction(
        sql`select count(*) as count from users`,
        sql`select count(*) as count from (
              select from signals where ${isVote(embedder)} limit ${enough}) as counted`,
      );
      const countOf = (rows: typeof users): number => (rows?.[0] ? integer(rows[0], "count") : 0);
      return { users: countOf(users), signals: countOf(signals) };
    },

    async userAt(rank) {
      const [row] = await scoped.rows(sql`select id from users order by id offset ${rank} limit 1`);
      return row && text(row, "id");
    },

    async page({ embedder, dimensions, after, through, users, perUser }) {
      const end = through === undefined ? sql`` : sql`and id <= ${through}`;
      const range = sql`(select id, data_key_wrapped from users
        where id > ${after} ${end} order by id limit ${users}) as page`;
      const [people = [], rows = []] = await scoped.transaction(
        sql`select id, data_key_wrapped from ${range} order by id`,
        sql`select vote.* from ${range} cross join lateral (
              select id, user_id, facet, ${vectorOf(embedder)} as vector_sealed
              from signals where user_id = page.id and ${isVote(embedder)}
              order by id limit ${perUser}) as vote
            order by page.id, vote.id`,
      );
      const vectors = new Float32Array(rows.length * dimensions);
      const voteOf = new Int32Array(rows.length);
      const numbers = new Map(people.map((row, number) => [text(row, "id"), number]));
      const votes = new Int32Array(people.length);
      rows.forEach((row, index) => {
        const number = numbers.get(text(row, "user_id")) ?? 0;
        voteOf[index] = number;
        votes[number] = (votes[number] ?? 0) + 1;
      });
      const sealers = await Promise.all(
        people.map(async (row, number) =>
          votes[number] === 0
            ? undefined
            : vault.forUser(projectId, text(row, "id"), bytesOf(row, "data_key_wrapped")),
        ),
      );
      await Promise.all(
        rows.map(async (row, index) => {
          const sealer = sealers[voteOf[index] ?? 0];
          const opened = await sealer?.openBytes("vector", text(row, "id"), bytesOf(row, "vector_sealed"));
          if (opened) vectors.set(vectorFromBytes(opened), index * dimensions);
        }),
      );
      const last = people.length === users ? people.at(-1) : undefined;
      return {
        vectors,
        weights: Float32Array.from(voteOf, (number) => 1 / (votes[number] ?? 1)),
        facets: rows.map((row) => Facet.parse(row["facet"])),
        users: voteOf,
        read: people.length,
        next: last ? text(last, "id") : null,
      };
    },
  };
}

/** Has a vector of this embedder, which may still stand beside its place, and is no pin. */
export function isVote(embedder: string): Statement {
  return sql`${embedder}::text in (signals.embedder, signals.next_embedder)
    and signals.phrase_reference is distinct from ''`;
}

export function vectorOf(embedder: string): Statement {
  return sql`case ${embedder}::text when signals.embedder then signals.vector_sealed
    else signals.next_vector_sealed end`;
}
