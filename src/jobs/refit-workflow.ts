/**
 * The refit, as durable steps. Every user whose code is outdated, or of another codebook than the active
 * one, is encoded again, piece by piece: so a new seed codebook reaches everybody within a night.
 */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { reencodeOutdated, type ReencodingCursor } from "../memory/reencode-users.ts";
import { createServices } from "../services.ts";

export class RefitWorkflow extends WorkflowEntrypoint<Env> {
  override async run(_event: WorkflowEvent<unknown>, step: WorkflowStep): Promise<void> {
    let cursor: ReencodingCursor | null = { project: "", user: "" };
    while (cursor !== null) {
      const from: ReencodingCursor = cursor;
      const piece = await step.do(`encode after ${from.project} ${from.user}`, () => {
        // New ones for each step: it may run in another isolate, days later.
        const services = createServices(this.env, (work) => this.ctx.waitUntil(work), "job");
        return reencodeOutdated(services, from);
      });
      cursor = piece.next;
    }
  }
}
