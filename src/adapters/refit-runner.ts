/**
 * Refits as instances of a Workflow, one an attempt: the platform refuses a second one under the same id,
 * so that a start may be repeated. Users are encoded through a queue.
 */
import type { RefitMessage, RefitRunner } from "../ports.ts";

/** The platform takes as many messages at once. */
const MESSAGES_PER_SEND = 100;

export function createRefitRunner(bindings: {
  workflow: Workflow;
  chunks: Queue<RefitMessage>;
}): RefitRunner {
  return {
    async start(projectId, { id, attempt }) {
      const instance = `${id}-${attempt}`;
      try {
        await bindings.workflow.create({ id: instance, params: { project: projectId, refit: id, attempt } });
      } catch (error) {
        // Started before, or not to be started at all.
        await bindings.workflow.get(instance).catch(() => {
          throw error;
        });
      }
    },

    async sendChunks(messages) {
      for (let from = 0; from < messages.length; from += MESSAGES_PER_SEND) {
        const batch = messages.slice(from, from + MESSAGES_PER_SEND);
        await bindings.chunks.sendBatch(batch.map((body) => ({ body })));
      }
    },
  };
}
