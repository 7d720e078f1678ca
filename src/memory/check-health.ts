import type { HealthCheck, Services } from "../ports.ts";
import { quietly } from "./quietly.ts";
import { within } from "./within.ts";

/** A part that takes longer is as good as down. */
const CHECK_LIMIT_MS = 1000;

export type Part = HealthCheck["part"];

export interface Health {
  status: "ok" | "degraded";
  degraded: readonly { part: Part; effect: string }[];
}

/** What goes on, and what waits, while a part is down. */
const EFFECTS: Record<Part, string> = {
  postgres:
    "Conversations open from KV or the mirror, and their turns wait in a queue; later turns of /v1/chat, profiles and new keys answer 503.",
  kv: "Conversations open from the mirror or from Postgres; what was learned or edited reaches KV afterwards.",
  mirror: "Conversations open from KV, where an edit may show a minute late.",
  claude: "Chat passes Claude's own errors on.",
  extraction: "Rules stand in for Claude; the status of a conversation says why.",
  embeddings: "What is learned waits for its vectors; pins work.",
};

/** Which parts are degraded; asks the stores at most every few seconds. Never fails. */
export async function checkHealth(services: Services): Promise<Health> {
  const known = services.lastHealth.get("");
  const failing = known ?? (await findFailing(services));
  services.lastHealth.set("", failing);
  return {
    status: failing.length === 0 ? "ok" : "degraded",
    degraded: failing.map((part) => ({ part, effect: EFFECTS[part] })),
  };
}

async function findFailing(services: Services): Promise<Part[]> {
  const checked = await Promise.all(
    services.healthChecks.map(async (check) => {
      const asked = quietly(services, `health: ${check.part}`, check.isWell());
      return (await within(CHECK_LIMIT_MS, asked)) === true ? [] : [check.part];
    }),
  );
  return checked.flat();
}
