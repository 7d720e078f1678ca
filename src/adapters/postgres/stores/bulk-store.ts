/** Users in bulk, for encoding them against another codebook: a few statements for hundreds of them. */
import type { BulkStore, StoredSignal } from "../../../ports.ts";
import { CODE_TTL_SECONDS } from "../../code-envelope.ts";
import { toBase64 } from "../../vault/bytes.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql } from "../sql.ts";
import { toStoredProfile } from "./profile-record.ts";
import { boolean, bytesOf, text } from "./rows.ts";
import { toSignal } from "./signal-record.ts";
import type { UserKeys } from "./user-keys.ts";
import { vectorOf } from "./vote-store.ts";

export function createBulkStore(scoped: ScopedSql, keys: UserKeys): BulkStore {
  async function readSignals(
    ids: readonly string[],
    embedder: string,
    limit: number,
  ): Promise<Map<string, StoredSignal[]>> {
    const rows = await scoped.rows(
      sql`select newest.* from jsonb_array_elements_text(${json(ids)}) as person (id)
          cross join lateral (
            select id, user_id, facet, polarity, explicit, confidence, conversation_id, observed_at,
              statement_sealed,
              case when ${embedder}::text in (embedder, next_embedder) then ${vectorOf(embedder)} end
                as vector_sealed
            from signals where user_id = person.id
            order by observed_at desc, id desc limit ${limit}) as newest`,
    );
    const signals = new Map<string, StoredSignal[]>();
    const opened = await Promise.all(
      rows.map(async (row) => ({
        user: text(row, "user_id"),
        signal: await toSignal(await keys.sealerOf(text(row, "user_id")), row),
      })),
    );
    for (const { user, signal } of opened) {
      const known = signals.get(user);
      if (known) known.push(signal);
      else signals.set(user, [signal]);
    }
    return signals;
  }

  return {
    async readOutdated({ version, embedder, after, through, limit, signalsPerUser }) {
      // The profiles first: what changes after they are read changes their revisions.
      const rows = await scoped.rows(
        sql`select user_id, revision, codebook_version, code_sealed, edits_sealed,
              last_edit_id::text as last_edit_id, outdated, users.paused, users.data_key_wrapped,
              users.last_seen_at > now() - make_interval(secs => ${CODE_TTL_SECONDS}) as seen
            from profiles join users on users.project_id = profiles.project_id and users.id = user_id
            where user_id > ${after} and user_id <= ${through}
              and (outdated or codebook_version <> ${version})
            order by user_id limit ${limit}`,
      );
      const people = await Promise.all(
        rows.map(async (row) => {
          const user = { id: text(row, "user_id") };
          const sealer = await keys.remember(user.id, bytesOf(row, "data_key_wrapped"));
          return { user, seen: boolean(row, "seen"), stored: await toStoredProfile(sealer, row) };
        }),
      );
      const ids = people.map(({ user }) => user.id);
      const signals = await readSignals(ids, embedder, signalsPerUser);
      return people.map((one) => ({ ...one, signals: signals.get(one.user.id) ?? [] }));
    },

    async writeProfiles(profiles) {
      const records = await Promise.all(
        profiles.map(async ({ user, revision, code, edits }) => {
          const sealer = await keys.sealerOf(user.id);
          return {
            user_id: user.id,
            expected: revision,
            codebook_version: code.codebook,
            code_sealed: toBase64(await sealer.sealJson("code", "", code)),
            edits_sealed: toBase64(await sealer.sealJson("edits", "", edits)),
          };
        }),
      );
      const rows = await scoped.rows(
        sql`update profiles set revision = revision + 1, codebook_version = record.codebook_version,
              code_sealed = decode(record.code_sealed, 'base64'),
              edits_sealed = decode(record.edits_sealed, 'base64'), outdated = false, updated_at = now(),
              -- Owed to the caches is only what was owed before.
              published_revision = published_revision + (published_revision = revision)::integer
            from jsonb_to_recordset(${json(records)}) as record
              (user_id text, expected bigint, codebook_version text, code_sealed text, edits_sealed text)
            where profiles.user_id = record.user_id and profiles.revision = record.expected
            returning profiles.user_id`,
      );
      return new Set(rows.map((row) => text(row, "user_id")));
    },
  };
}
