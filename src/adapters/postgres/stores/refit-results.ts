/**
 * What a step of a refit leaves behind, written only where the refit stands at the step's end, of the same
 * attempt: so a step that is done twice never writes over what came after it.
 */
import type { NewCodebook, Refit, RefitStep } from "../../../ports.ts";
import { sealCodebook } from "../../codebook-record.ts";
import type { Vault } from "../../vault/vault.ts";
import { bytes, sql, type Statement } from "../sql.ts";

/** The refit's row, where it stands at the end of a step. */
export function standsAt({ id, attempt }: Refit, { phase, position }: RefitStep): Statement {
  return sql`refits.id = ${id} and attempt = ${attempt} and phase = ${phase} and position = ${position}`;
}

export async function writeDraft(
  vault: Vault,
  projectId: string,
  condition: Statement,
  { codebook, seed, fit }: NewCodebook,
): Promise<Statement> {
  const sealed = await sealCodebook(await vault.forProject(projectId), codebook);
  return sql`insert into codebooks (project_id, version, state, embedder, fit_seed, vocabulary_sealed,
      vectors_sealed, fit_error, fit_far)
    select ${projectId}, ${codebook.version}, 'draft', embedder, ${seed}::bigint, ${bytes(sealed.vocabulary)},
      ${bytes(sealed.vectors)}, ${fit?.error ?? null}::real, ${fit?.far ?? null}::real
    from refits where ${condition}
    on conflict (project_id, version) do update
      set vocabulary_sealed = excluded.vocabulary_sealed, vectors_sealed = excluded.vectors_sealed,
        fit_error = excluded.fit_error, fit_far = excluded.fit_far
      where codebooks.state = 'draft'`;
}

/** @param content null drops it */
export async function writePart(
  vault: Vault,
  projectId: string,
  condition: Statement,
  part: { refit: string; name: string; content: Uint8Array | null },
): Promise<Statement> {
  const { refit, name, content } = part;
  if (content === null) {
    return sql`delete from refit_parts using refits
      where refit_id = refits.id and name = ${name} and ${condition}`;
  }
  const sealer = await vault.forProject(projectId);
  const sealed = await sealer.sealBytes("refit part", partId(refit, name), Uint8Array.from(content));
  return sql`insert into refit_parts (project_id, refit_id, name, content_sealed)
    select ${projectId}, id, ${name}, ${bytes(sealed)} from refits where ${condition}
    on conflict (project_id, refit_id, name) do update set content_sealed = excluded.content_sealed`;
}

/** What a part's envelope is bound to. */
export function partId(refit: string, name: string): string {
  return `${refit} ${name}`;
}
