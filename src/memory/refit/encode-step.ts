import type { Refit, Services } from "../../ports.ts";
import { encodeChunk } from "./encode-chunk.ts";
import { USERS_PER_CHUNK } from "./publish-draft.ts";

/** Over this, chunks go through the queue, many at once. */
const MAX_USERS_IN_STEPS = 10_000;
const CHUNKS_PER_SEND = 1000;
/** A message that was lost is sent again after so long. */
const SEND_AGAIN_SECONDS = 900;

/** Encodes a chunk, or sees to it that others do. @returns whether there is only to wait for them */
export async function encodeStep(
  services: Services,
  { projectId, refit }: { projectId: string; refit: Refit },
): Promise<boolean> {
  const { refits } = services.stores(projectId);
  const isQueued = refit.total > MAX_USERS_IN_STEPS;
  const chunks = await refits.claimChunks(
    refit,
    isQueued ? CHUNKS_PER_SEND : 1,
    isQueued ? SEND_AGAIN_SECONDS : 0,
  );
  if (isQueued) {
    await services.refitRunner.sendChunks(
      chunks.map(({ number }) => ({ project: projectId, refit: refit.id, chunk: number })),
    );
  } else {
    for (const chunk of chunks) await encodeChunk(services, { projectId, chunk });
  }
  const { done, total } = await refits.countChunks(refit.id);
  const isDone = done === total;
  await refits.advance(refit, {
    phase: isDone ? "tidy" : "encode",
    position: "",
    done: isDone ? refit.total : Math.min(done * USERS_PER_CHUNK, refit.total),
    total: refit.total,
  });
  return isQueued && !isDone;
}
