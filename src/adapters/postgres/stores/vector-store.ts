/**
 * Vectors of pending signals. Whoever comes first fills a gap, so that two sweeps at once do no harm; one
 * row of the project says when a sweep is due, so that a hundred conversations make one.
 */
import type { VectorStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql } from "../sql.ts";
import { boolean } from "./rows.ts";
import type { UserKeys } from "./user-keys.ts";
import { toUnembedded, toVectorRecords } from "./vector-record.ts";

/** Before anything was said, by user and id. */
const START = { user: { id: "" }, id: "00000000-0000-0000-0000-000000000000" };

export function createVectorStore(scoped: ScopedSql, keys: UserKeys, projectId: string): VectorStore {
  // While a project's move to another embedder ends, a vector may still stand beside its place.
  const isPending = sql`signals.embedder is null and signals.next_embedder is distinct from
    (select projects.embedder from projects where projects.id = ${projectId})`;
  return {
    async listPending({ after = START, limit }) {
      const rows = await scoped.rows(
        sql`select signals.id, user_id, statement_sealed, data_key_wrapped
            from signals join users on users.project_id = signals.project_id and users.id = user_id
            where ${isPending} and (user_id, signals.id) > (${after.user.id}, ${after.id}::uuid)
            order by user_id, signals.id limit ${limit}`,
      );
      return toUnembedded(keys, rows);
    },

    async fillPending(embedder, vectors) {
      const records = json(await toVectorRecords(keys, vectors));
      await scoped.transaction(
        sql`update signals set embedder = ${embedder}, vector_sealed = decode(record.vector_sealed, 'base64')
            from projects, jsonb_to_recordset(${records}) as record (id uuid, vector_sealed text)
            where signals.id = record.id and signals.embedder is null
              and projects.id = ${projectId} and projects.embedder = ${embedder}`,
        sql`update profiles set outdated = true where user_id in (
              select user_id from signals
              where id in (select id from jsonb_to_recordset(${records}) as record (id uuid)))`,
      );
    },

    async claimSweep(delaySeconds) {
      const rows = await scoped.rows(
        sql`update projects set sweep_due_at = now() + make_interval(secs => ${delaySeconds})
            where id = ${projectId}
              and (sweep_due_at is null or sweep_due_at < now() - interval '15 minutes')
            returning id`,
      );
      return rows.length > 0;
    },

    async delaySweep(delaySeconds) {
      await scoped.rows(
        sql`update projects set sweep_due_at = now() + make_interval(secs => ${delaySeconds})
            where id = ${projectId}`,
      );
    },

    async endSweep() {
      // Who leaves something to do either finds no sweep due, or left it before this looks again.
      await scoped.rows(sql`update projects set sweep_due_at = null where id = ${projectId}`);
      const [row] = await scoped.rows(
        sql`select exists (select from signals where ${isPending})
              or exists (select from profiles where published_revision < revision)
              or exists (select from erasures where caches_cleared_at is null and user_id <> '') as found`,
      );
      return row !== undefined && !boolean(row, "found");
    },
  };
}
