/**
 * The refit, as durable steps: of one project where the instance names one, else the nightly round over
 * all of them. A step does one bounded piece of work and leaves what came of it in Postgres.
 */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { z } from "zod";
import { errorName } from "../errors.ts";
import { advanceRefit, giveUpRefit, type Advance } from "../memory/refit/advance-refit.ts";
import { considerRefits } from "../memory/refit/consider-refits.ts";
import { reencodeOutdated, type ReencodingCursor } from "../memory/reencode-users.ts";
import type { RefitLease, Services } from "../ports.ts";
import { createServices } from "../services.ts";

const RefitParameters = z.object({ project: z.string(), refit: z.string(), attempt: z.int() });

/** All retries of a step together stay within the lease. */
const STEP = {
  retries: { limit: 4, delay: "5 seconds", backoff: "exponential" },
  timeout: "5 minutes",
} as const;
const WAIT = "10 seconds";

export class RefitWorkflow extends WorkflowEntrypoint<Env> {
  override async run(event: WorkflowEvent<unknown>, step: WorkflowStep): Promise<void> {
    const parameters = RefitParameters.safeParse(event.payload).data;
    if (!parameters) return this.#nightly(step);
    const { project: projectId, refit: id, attempt } = parameters;
    return this.#refit(step, projectId, { id, attempt });
  }

  async #refit(step: WorkflowStep, projectId: string, lease: RefitLease): Promise<void> {
    try {
      for (let number = 1; ; number += 1) {
        const advance: Advance | null = await step.do(`step ${number}`, STEP, () =>
          advanceRefit(this.#services(), { projectId, lease }),
        );
        if (!advance) return;
        if (advance.waits) await step.sleep(`wait ${number}`, WAIT);
      }
    } catch (error) {
      await step.do("give up", () =>
        giveUpRefit(this.#services(), { projectId, lease, error: errorName(error) }),
      );
    }
  }

  async #nightly(step: WorkflowStep): Promise<void> {
    let cursor: ReencodingCursor | null = { project: "", user: "" };
    while (cursor !== null) {
      const from: ReencodingCursor = cursor;
      const piece = await step.do(`encode after ${from.project} ${from.user}`, () =>
        reencodeOutdated(this.#services(), from),
      );
      cursor = piece.next;
    }
    let after: string | null = "";
    while (after !== null) {
      const from: string = after;
      after = await step.do(`refits after ${from}`, STEP, () => considerRefits(this.#services(), from));
    }
  }

  /** New ones for each step: it may run in another isolate, days later. */
  #services(): Services {
    return createServices(this.env, (work) => this.ctx.waitUntil(work));
  }
}
