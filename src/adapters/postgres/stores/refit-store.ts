/**
 * Refits: a row that is the lease, its attempt the fencing token. Whoever writes holds the row's lock
 * from the first statement on and names the attempt, so that one that was taken over writes nothing.
 */
import type { RefitStore } from "../../../ports.ts";
import { isSeedVersion } from "../../seed-codebooks.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ScopedSql } from "../scoped-sql.ts";
import { json, sql, type Statement } from "../sql.ts";
import { layOutChunks } from "./refit-chunks.ts";
import { FINISHED, REFIT_COLUMNS, toRefit } from "./refit-record.ts";
import { partId, standsAt, writeDraft, writePart } from "./refit-results.ts";
import { bytesOf } from "./rows.ts";

export function createRefitStore(
  scoped: ScopedSql,
  vault: Vault,
  projectId: string,
): Omit<RefitStore, "countChunks" | "claimChunks" | "readChunk" | "completeChunk"> {
  return {
    async begin(refit, leaseSeconds) {
      const [, taken, rows] = await scoped.transaction(
        sql`insert into refits
              (project_id, id, base_version, version, embedder, fit_seed, phase, leased_until)
            values (${projectId}, ${refit.id}, ${refit.baseVersion}, ${refit.version}, ${refit.embedder},
              ${refit.seed}::bigint, ${refit.phase}, ${until(leaseSeconds)})
            on conflict do nothing`,
        sql`update refits set attempt = attempt + 1, leased_until = ${until(leaseSeconds)}
            where finished_at is null and leased_until < now() returning id`,
        sql`select ${REFIT_COLUMNS} from refits where finished_at is null or id = ${refit.id}
            order by id = ${refit.id} desc limit 1`,
      );
      const [row] = rows ?? [];
      if (!row) throw new Error("A refit that was just begun is gone.");
      const found = toRefit(row);
      const begun = found.id === refit.id || (taken ?? []).length > 0;
      return { state: begun ? "begun" : "running", refit: found };
    },

    async hold({ id, attempt }, leaseSeconds) {
      const [row] = await scoped.rows(
        sql`update refits set leased_until = ${until(leaseSeconds)}
            where id = ${id} and attempt = ${attempt} and finished_at is null
            returning ${REFIT_COLUMNS}`,
      );
      return row && toRefit(row);
    },

    async read(id) {
      const [row] = await scoped.rows(sql`select ${REFIT_COLUMNS} from refits where id = ${id}`);
      return row && toRefit(row);
    },

    async findAbandoned() {
      const [row] = await scoped.rows(
        sql`select ${REFIT_COLUMNS} from refits where finished_at is null and leased_until < now()`,
      );
      return row && toRefit(row);
    },

    async readPart(id, part) {
      const [row] = await scoped.rows(
        sql`select content_sealed from refit_parts where refit_id = ${id} and name = ${part}`,
      );
      if (!row) return undefined;
      const sealer = await vault.forProject(projectId);
      return sealer.openBytes("refit part", partId(id, part), bytesOf(row, "content_sealed"));
    },

    async advance(from, to, { parts = {}, draft } = {}) {
      const condition = standsAt(from, to);
      const finished = FINISHED.includes(to.phase);
      const [rows] = await scoped.transaction(
        sql`update refits set phase = ${to.phase}, position = ${to.position}, done = ${to.done}::bigint,
              total = ${to.total}::bigint,
              error_before = coalesce(${to.errorBefore ?? null}::real, error_before),
              error_after = coalesce(${to.errorAfter ?? null}::real, error_after),
              drift = coalesce(${optional(to.drift)}, drift),
              changes = coalesce(${optional(to.changes)}, changes),
              reasons = coalesce(${optional(to.reasons)}, reasons),
              finished_at = case when ${finished}::boolean then now() end
            where id = ${from.id} and attempt = ${from.attempt} and phase = ${from.phase}
              and position = ${from.position} and finished_at is null
            returning id`,
        ...(draft ? [await writeDraft(vault, projectId, condition, draft)] : []),
        ...(await Promise.all(
          Object.entries(parts).map(([name, content]) =>
            writePart(vault, projectId, condition, { refit: from.id, name, content }),
          ),
        )),
        ...(finished ? leftovers(from.id) : []),
      );
      return rows !== undefined && rows.length > 0;
    },

    async publish({ id, attempt, baseVersion, version, embedder }, usersPerChunk) {
      const isPublished = sql`exists (select from projects where id = ${projectId} and codebook_version = ${version})`;
      const results = await scoped.transaction(
        // The lock first: from here on nobody takes the refit over until this is done.
        sql`select id from refits where id = ${id} and attempt = ${attempt} and phase = 'publish' for update`,
        sql`update projects set codebook_version = ${version}, drift = null
            where id = ${projectId} and embedder = ${embedder}
              and codebook_version is not distinct from ${isSeedVersion(baseVersion) ? null : baseVersion}::text
              and exists (select from codebooks where version = ${version} and state = 'draft')
              and exists (select from refits
                where id = ${id} and attempt = ${attempt} and phase = 'publish')`,
        sql`update codebooks set state = 'retired'
            where state = 'active' and version <> ${version} and ${isPublished}`,
        sql`update codebooks set state = 'active', published_at = now()
            where version = ${version} and state = 'draft' and ${isPublished}`,
        layOutChunks(projectId, id, usersPerChunk, isPublished),
        sql`update refits set phase = 'encode', position = '', done = 0,
              total = (select count(*) from profiles)
            where id = ${id} and attempt = ${attempt} and phase = 'publish' and ${isPublished}
            returning id`,
      );
      return (results.at(-1) ?? []).length > 0;
    },
  };
}

/** What nobody needs once a refit is over; the bounds of its chunks are users' references. */
function leftovers(id: string): Statement[] {
  return [
    sql`delete from refit_parts where refit_id = ${id}
        and exists (select from refits where id = ${id} and finished_at is not null)`,
    sql`delete from refit_chunks where refit_id = ${id}
        and exists (select from refits where id = ${id} and finished_at is not null)`,
  ];
}

function until(seconds: number): Statement {
  return sql`now() + make_interval(secs => ${seconds})`;
}

function optional(value: unknown): Statement {
  return value === undefined ? sql`null` : json(value);
}
