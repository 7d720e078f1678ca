/** The Worker under test: the real one, its KV and its learn queue made unreliable as it is told. */
import worker from "../../src/index.ts";
import { createUnreliableKv } from "./unreliable-kv.ts";
import { createUnreliableQueue } from "./unreliable-queue.ts";

export { RefitWorkflow } from "../../src/index.ts";

/** Where the harness tells KV's mode; no route of the Worker's. */
const CONTROL_PATH = "/__faults/kv";

const kv = createUnreliableKv();

function unreliable(env: Env): Env {
  return {
    ...env,
    PERSONA_CACHE: kv.wrap(env.PERSONA_CACHE),
    LEARN_QUEUE: createUnreliableQueue(env.LEARN_QUEUE),
  };
}

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname === CONTROL_PATH) {
      return kv.set(await request.text()) ? new Response() : new Response(null, { status: 400 });
    }
    return worker.fetch(request, unreliable(env), context);
  },
  queue: (batch, env, context) => worker.queue(batch, unreliable(env), context),
  scheduled: (controller, env, context) => worker.scheduled(controller, unreliable(env), context),
} satisfies ExportedHandler<Env>;
