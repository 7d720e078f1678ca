/**
 * The refit, as durable steps. Every project's users whose code is of another codebook than the active
 * one are encoded again, page by page: so a new seed codebook reaches everybody within a night.
 */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { reencodeUsers } from "../memory/reencode-users.ts";
import type { Services } from "../ports.ts";
import { createServices } from "../services.ts";

const PROJECTS_PER_STEP = 500;
const USERS_PER_STEP = 200;

export class RefitWorkflow extends WorkflowEntrypoint<Env> {
  override async run(_event: WorkflowEvent<unknown>, step: WorkflowStep): Promise<void> {
    let lastProject = "";
    for (;;) {
      const projects = await step.do(`projects after ${lastProject || "none"}`, () =>
        this.services().directory.list(lastProject, PROJECTS_PER_STEP),
      );
      for (const projectId of projects) await this.reencodeProject(projectId, step);
      const last = projects.at(-1);
      if (last === undefined || projects.length < PROJECTS_PER_STEP) return;
      lastProject = last;
    }
  }

  private async reencodeProject(projectId: string, step: WorkflowStep): Promise<void> {
    let after: string | null = "";
    while (after !== null) {
      const from: string = after;
      const page = await step.do(`encode ${projectId} after ${from || "none"}`, () =>
        reencodeUsers(this.services(), { projectId, after: from, limit: USERS_PER_STEP }),
      );
      after = page.next;
    }
  }

  /** New ones for each step: a step may run in another isolate, days later. */
  private services(): Services {
    return createServices(this.env, (work) => this.ctx.waitUntil(work));
  }
}
