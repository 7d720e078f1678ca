import { errorName, fail, ok, type Result } from "../errors.ts";
import type { Embedder, Services } from "../ports.ts";
import { isProjectId } from "./create-project.ts";
import { reencodeUsers } from "./reencode-users.ts";
import { scheduleSweep } from "./schedule-sweep.ts";

const SIGNALS_PER_CALL = 200;
const USERS_PER_CALL = 50;
const DROPPED_PER_CALL = 2000;

export interface ReembedProgress {
  /** embed: new vectors beside the old; encode: users, after the flip; tidy: old vectors go. */
  phase: "embed" | "encode" | "tidy" | "done";
  done: number;
  total: number;
  /** The embedder's id. */
  to: string;
}

/**
 * Does one bounded piece of a project's move to another embedder, from its stored signals, and says how
 * far it is. Called until it is done; may be broken off and gone on with at any time, and called by two
 * at once. All the while users are encoded with whichever embedder the project names.
 *
 * @param input.to the embedder's name in the configuration
 */
export async function reembedProject(
  services: Services,
  input: { projectId: string; to: string },
): Promise<Result<ReembedProgress>> {
  const { projectId } = input;
  const current = isProjectId(projectId) ? await services.directory.readEmbedder(projectId) : undefined;
  if (current === undefined) return fail({ reason: "not_found", what: "project" });
  const target = services.embedders.named(input.to);
  if (!target) {
    const names = services.embedders.names.join(", ");
    return fail({ reason: "invalid_request", message: `to: this deployment has ${names}.` });
  }
  const { move } = services.stores(projectId);
  await move.begin(target.id);
  if (current !== target.id) {
    const moved = await embedSome(services, projectId, target);
    if (!moved.ok || moved.value) return moved.ok ? ok(await progressOf(services, projectId, target)) : moved;
  }
  return ok(await finishSome(services, projectId, target));
}

/** True while there is more to embed; false once the project has flipped. */
async function embedSome(services: Services, projectId: string, target: Embedder): Promise<Result<boolean>> {
  const { move } = services.stores(projectId);
  const unmoved = await move.listUnmoved(target.id, SIGNALS_PER_CALL);
  try {
    const vectors = await target.embed(unmoved.map(({ attribute }) => attribute));
    await move.store(
      target.id,
      unmoved.flatMap(({ id, user }, index) => {
        const vector = vectors[index];
        return vector ? [{ id, user, vector }] : [];
      }),
    );
    if (unmoved.length === SIGNALS_PER_CALL) return ok(true);
    // The codebook first, so that nobody waits for it after the flip.
    await services.codebooks.load(projectId, services.codebooks.initialVersion(target.id));
  } catch (error) {
    services.log.error("embedding failed", {
      project: projectId,
      count: unmoved.length,
      error: errorName(error),
    });
    return fail({ reason: "embeddings_unavailable" });
  }
  // Not where something was learned meanwhile: that comes with the next call.
  return ok(!(await move.flip(target.id)));
}

async function progressOf(services: Services, projectId: string, { id }: Embedder): Promise<ReembedProgress> {
  return { phase: "embed", ...(await services.stores(projectId).move.countMoved(id)), to: id };
}

async function finishSome(services: Services, projectId: string, { id }: Embedder): Promise<ReembedProgress> {
  const { move, vectors } = services.stores(projectId);
  const { version } = await services.codebooks.active(projectId);
  const page = await reencodeUsers(services, { projectId, after: "", limit: USERS_PER_CALL });
  if (page.failed > 0 && page.encoded === 0) throw new Error("None of a page's users could be encoded.");
  const encoded = await move.countEncoded(version);
  if (encoded.done < encoded.total) return { phase: "encode", ...encoded, to: id };
  const dropped = await move.dropOld(DROPPED_PER_CALL);
  const moved = await move.countMoved(id);
  if (dropped === DROPPED_PER_CALL) return { phase: "tidy", ...moved, to: id };
  if ((await vectors.listPending({ after: undefined, limit: 1 })).length > 0) {
    await scheduleSweep(services, projectId);
  }
  return { phase: "done", ...moved, to: id };
}
