/**
 * Erasure. The user's row is locked first: who is about to write under it either comes before, and is
 * deleted with the rest, or finds it gone.
 */
import { z } from "zod";
import type { ErasureStore, Tombstone } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { sql, type Row, type Statement } from "../sql.ts";
import { boolean, integer, text, time } from "./rows.ts";

const Marks = z.array(z.string());

/** Longer than any publisher's lease. */
const LEASES_OVER = sql`interval '15 seconds'`;

export function createErasureStore(scoped: ScopedSql, projectId: string): ErasureStore {
  return {
    async erase(user, at) {
      const own = sql`user_id = ${user.id}`;
      const ids = sql`(select id from users where id = ${user.id}
        union all select id from aliases where user_id = ${user.id})`;
      const [, tombstones = [], answers, aliases, exchanges, signals, conversations, profiles, usage, users] =
        await scoped.transaction(
          sql`select id from users where id = ${user.id} for update`,
          sql`insert into erasures (project_id, user_id, erased_at, last_revision, marks)
              select ${projectId}, gone.id, ${at.toISOString()}::timestamptz, coalesce(profiles.revision, 0),
                array(select mark from exchange_marks where exchange_marks.user_id = gone.id)
              from ${ids} as gone left join profiles on profiles.user_id = ${user.id}
              on conflict (project_id, user_id) do update
                set erased_at = excluded.erased_at, caches_cleared_at = null, merged = false,
                  last_revision = greatest(erasures.last_revision, excluded.last_revision),
                  marks = excluded.marks
              returning user_id, last_revision, to_json(marks)::text as marks`,
          deleteCounted(sql`idempotent_requests where user_id in ${ids}`),
          deleteCounted(sql`aliases where ${own}`),
          sql`select count(*) as count from exchanges
              where conversation_id in (select id from conversations where ${own})`,
          deleteCounted(sql`signals where ${own}`),
          deleteCounted(sql`conversations where ${own}`),
          deleteCounted(sql`profiles where ${own}`),
          deleteCounted(sql`usage where ${own}`),
          deleteCounted(sql`users where id = ${user.id}`),
        );
      if (count(users) === 0) return undefined;
      return {
        rows: {
          signals: count(signals),
          conversations: count(conversations),
          exchanges: count(exchanges),
          profiles: count(profiles),
          usage: count(usage),
          aliases: count(aliases),
          answers: count(answers),
        },
        tombstones: tombstones.map(toTombstone),
      };
    },

    async erasedAt(user) {
      const [row] = await scoped.rows(
        sql`select erased_at from erasures where user_id = ${user.id} and not merged`,
      );
      return row && time(row, "erased_at");
    },

    async listUncleared(limit) {
      const rows = await scoped.rows(
        sql`select user_id, last_revision, to_json(marks)::text as marks, erased_at < now() - ${LEASES_OVER} as due from erasures
            where caches_cleared_at is null and user_id <> '' order by erased_at limit ${limit}`,
      );
      return rows.map((row) => ({ ...toTombstone(row), due: boolean(row, "due") }));
    },

    async markCleared(user) {
      await scoped.rows(
        sql`update erasures set caches_cleared_at = now(), marks = '{}'
            where user_id = ${user.id} and erased_at < now() - ${LEASES_OVER}`,
      );
    },

    async eraseProject(at) {
      const [, , gone] = await scoped.transaction(
        sql`insert into erasures (project_id, user_id, erased_at, caches_cleared_at)
            select id, '', ${at.toISOString()}::timestamptz, now() from projects where id = ${projectId}
            on conflict do nothing`,
        sql`delete from idempotent_requests`,
        sql`delete from projects where id = ${projectId} returning id`,
      );
      return gone?.[0] !== undefined;
    },
  };
}

function deleteCounted(what: Statement): Statement {
  return sql`with gone as (delete from ${what} returning 1) select count(*) as count from gone`;
}

function count(rows: Row[] | undefined): number {
  return rows?.[0] ? integer(rows[0], "count") : 0;
}

function toTombstone(row: Row): Tombstone {
  return {
    user: { id: text(row, "user_id") },
    revision: integer(row, "last_revision") + 1,
    marks: Marks.parse(JSON.parse(text(row, "marks"))),
  };
}
