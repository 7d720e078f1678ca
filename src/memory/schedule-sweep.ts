import type { Services } from "../ports.ts";
import { quietly } from "./quietly.ts";

export const FIRST_SWEEP_SECONDS = 5;

/** Sees to it that a sweep of the project comes. Where even that fails, the nightly relay finds the rest. */
export async function scheduleSweep(services: Services, project: string): Promise<void> {
  await quietly(services, "scheduling a sweep", send(services, project));
}

async function send(services: Services, project: string): Promise<void> {
  const claimed = await services.stores(project).vectors.claimSweep(FIRST_SWEEP_SECONDS);
  if (claimed) await services.queue.sendSweep({ project, failed: 0 }, FIRST_SWEEP_SECONDS);
}
