/**
 * Events that the queue gave up: `npm run dlq` lists them, `npm run dlq -- replay [EVENT]` sends them
 * again. Speaks to the development server, or to the Worker that TERCET_URL and ADMIN_TOKEN name.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { createClient, type Client } from "./demo/client.ts";
import { readDevState } from "./start/dev-state.ts";
import { renderError, StartError } from "./start/start-error.ts";

const BATCH = 100;
const USAGE = `npm run dlq                     lists the events that the queue gave up
npm run dlq -- replay           sends all of them again
npm run dlq -- replay EVENT     sends one again`;

const Listed = z.object({
  events: z.array(
    z.object({ event: z.string(), project: z.string(), attempts: z.number(), givenUpAt: z.string() }),
  ),
  next: z.string().nullable(),
});
const Sent = z.object({ sent: z.number() });

async function connect(): Promise<Client> {
  const { TERCET_URL, ADMIN_TOKEN } = process.env;
  if (TERCET_URL && ADMIN_TOKEN) return createClient({ url: TERCET_URL, key: ADMIN_TOKEN });
  const development = await readDevState(".tercet");
  if (development) return createClient({ url: development.url, key: development.adminToken });
  throw new StartError("Which Worker?", ["Run `npm start`, or set TERCET_URL and ADMIN_TOKEN."]);
}

async function list(client: Client): Promise<void> {
  let count = 0;
  for (let cursor = ""; ;) {
    const page = await client.ask(Listed, "GET", `/admin/dead-letters?limit=${BATCH}${cursor}`);
    for (const { event, project, attempts, givenUpAt } of page.events) {
      console.log(`${event}  ${project.padEnd(25)}  given up ${givenUpAt} after ${attempts} sends`);
    }
    count += page.events.length;
    if (page.next === null) break;
    cursor = `&cursor=${page.next}`;
  }
  console.log(
    count === 0 ? "No event was given up." : `${count} given up. To send them again: npm run dlq -- replay`,
  );
}

async function replay(client: Client, event: string | undefined): Promise<void> {
  let sent = 0;
  for (;;) {
    const body = event === undefined ? { limit: BATCH } : { event, limit: 1 };
    const batch = (await client.ask(Sent, "POST", "/admin/dead-letters/replay", body)).sent;
    sent += batch;
    if (event !== undefined || batch < BATCH) break;
    console.log(`sent ${sent} so far …`);
  }
  console.log(`Sent ${sent} ${sent === 1 ? "event" : "events"} again.`);
}

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command = "list", event] = positionals;
  if (command === "list") await list(await connect());
  else if (command === "replay") await replay(await connect(), event);
  else throw new StartError(`There is no command ${command}.`, [USAGE]);
} catch (error) {
  console.error(renderError(error));
  process.exitCode = 1;
}
