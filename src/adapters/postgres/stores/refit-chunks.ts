/** Chunks of users to encode after a publication: each is done once it is marked, whoever did it. */
import type { RefitChunk, RefitStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql, type Row, type Statement } from "../sql.ts";
import { integer, text } from "./rows.ts";

/** Ranges of so many users that have a code, by id. */
export function layOutChunks(
  projectId: string,
  refitId: string,
  usersPerChunk: number,
  condition: Statement,
): Statement {
  return sql`insert into refit_chunks (project_id, refit_id, number, after_user, through_user)
    select ${projectId}, ${refitId}, number, coalesce(lag(through) over (order by number), ''), through
    from (
      select ((rank - 1) / ${usersPerChunk}::integer)::integer as number, max(user_id) as through
      from (select user_id, row_number() over (order by user_id) as rank from profiles) as ranked
      group by 1
    ) as ranges
    where ${condition}
    on conflict do nothing`;
}

export function createRefitChunks(
  scoped: ScopedSql,
): Pick<RefitStore, "countChunks" | "claimChunks" | "readChunk" | "completeChunk"> {
  const columns = sql`refit_id, number, after_user, through_user`;
  return {
    async countChunks(id) {
      const [row] = await scoped.rows(
        sql`select count(*) as total, count(done_at) as done from refit_chunks where refit_id = ${id}`,
      );
      return row ? { done: integer(row, "done"), total: integer(row, "total") } : { done: 0, total: 0 };
    },

    async claimChunks({ id, attempt }, limit, againAfterSeconds) {
      const rows = await scoped.rows(
        sql`update refit_chunks set sent_at = now()
            where refit_id = ${id} and exists (select from refits where id = ${id} and attempt = ${attempt})
              and number in (
                select number from refit_chunks
                where refit_id = ${id} and done_at is null
                  and (sent_at is null or sent_at < now() - make_interval(secs => ${againAfterSeconds}))
                order by number limit ${limit})
            returning ${columns}`,
      );
      return rows.map(toChunk);
    },

    async readChunk(id, number) {
      const [row] = await scoped.rows(
        sql`select ${columns} from refit_chunks
            where refit_id = ${id} and number = ${number} and done_at is null`,
      );
      return row && toChunk(row);
    },

    async completeChunk(id, number) {
      await scoped.rows(
        sql`update refit_chunks set done_at = coalesce(done_at, now())
            where refit_id = ${id} and number = ${number}`,
      );
    },
  };
}

function toChunk(row: Row): RefitChunk {
  return {
    refit: text(row, "refit_id"),
    number: integer(row, "number"),
    after: text(row, "after_user"),
    through: text(row, "through_user"),
  };
}
