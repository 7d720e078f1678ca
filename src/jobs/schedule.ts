/** The cron triggers: nightly upkeep and refit; and, where configured, a more frequent relay. */
import { expireAnonymous } from "../memory/expire-anonymous.ts";
import { relayEvents } from "../memory/relay-events.ts";
import { createServices } from "../services.ts";

export const NIGHTLY_CRON = "17 3 * * *";

export async function handleSchedule(
  controller: ScheduledController,
  env: Env,
  context: ExecutionContext,
): Promise<void> {
  const services = createServices(env, (work) => context.waitUntil(work), "job");
  const relayed = await relayEvents(services);
  const count = relayed.events + relayed.idle + relayed.sweeps;
  if (count > 0) services.log.info("relayed", { count });
  if (controller.cron !== NIGHTLY_CRON) return;
  await services.outbox.expire();
  const expired = await expireAnonymous(services);
  if (expired > 0) services.log.info("anonymous users expired", { count: expired });
  await env.REFIT.create({ id: `nightly-${controller.scheduledTime}` });
}
