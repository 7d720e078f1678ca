/**
 * Profiles: a user's code and edits, each sealed, with a revision that every write compares. The truth
 * of which the caches hold copies.
 */
import type { ProfileStore } from "../../../ports.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { bytes, sql } from "../sql.ts";
import { toStoredProfile } from "./profile-record.ts";
import { bytesOf, integer, text } from "./rows.ts";
import { revisionAfter } from "./tombstones.ts";
import type { UserKeys } from "./user-keys.ts";

export function createProfileStore(scoped: ScopedSql, keys: UserKeys, projectId: string): ProfileStore {
  return {
    async read(user) {
      const [row] = await scoped.rows(
        sql`select user_id, revision, codebook_version, code_sealed, edits_sealed,
              last_edit_id::text as last_edit_id, outdated, users.paused, users.data_key_wrapped
            from profiles join users on users.project_id = profiles.project_id and users.id = user_id
            where user_id = coalesce((select user_id from profiles where user_id = ${user.id}),
              (select user_id from aliases where id = ${user.id}))`,
      );
      if (!row) return undefined;
      return toStoredProfile(
        await keys.remember(text(row, "user_id"), bytesOf(row, "data_key_wrapped")),
        row,
      );
    },

    async write(user, expectedRevision, { codebookVersion, code, edits, editId = null }) {
      const sealer = await keys.sealerOf(user.id);
      const sealedCode = await sealer.sealJson("code", "", code);
      const sealedEdits = await sealer.sealJson("edits", "", edits);
      const rows = await scoped.rows(
        expectedRevision === 0
          ? sql`insert into profiles 
                  (project_id, user_id, revision, codebook_version, code_sealed, edits_sealed, last_edit_id)
                select ${projectId}, users.id, coalesce(${revisionAfter(user)}, 1), ${codebookVersion},
                  ${bytes(sealedCode)}, ${bytes(sealedEdits)}, ${editId}::uuid
                from users
                -- Who was erased and came back has another key, which opens nothing that is sealed here.
                where users.id = ${user.id} and users.data_key_wrapped = ${bytes(keys.wrappedOf(user.id))}
                on conflict do nothing returning revision`
          : sql`update profiles set revision = revision + 1, codebook_version = ${codebookVersion},
                  code_sealed = ${bytes(sealedCode)}, edits_sealed = ${bytes(sealedEdits)},
                  last_edit_id = coalesce(${editId}::uuid, last_edit_id), outdated = false, updated_at = now()
                where user_id = ${user.id} and revision = ${expectedRevision} returning revision`,
      );
      // A key may have been wrapped anew meanwhile: the caller reads, and seals, again.
      if (!rows[0]) keys.forget(user.id);
      return rows[0] && integer(rows[0], "revision");
    },

    async listOutdated(codebookVersion, { after, limit }) {
      const rows = await scoped.rows(
        sql`select user_id from profiles
            where (outdated or codebook_version <> ${codebookVersion}) and user_id > ${after}
            order by user_id limit ${limit}`,
      );
      return rows.map((row) => ({ id: text(row, "user_id") }));
    },
  };
}
