import { createApp } from "./app.ts";
import { handleQueue } from "./jobs/queue.ts";
import { handleSchedule } from "./jobs/schedule.ts";

export { RefitWorkflow } from "./jobs/refit-workflow.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env>;
