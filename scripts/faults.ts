/** The Worker, as it is, with each store and Claude made to fail. */
import { parseArgs } from "node:util";
import { runEmbeddingOutage } from "./faults/embedding-outage.ts";
import { runKills } from "./faults/kills.ts";
import { runOutages } from "./faults/outages.ts";
import { startRun } from "./start/run.ts";
import { renderError, StartError } from "./start/start-error.ts";

const USAGE = `npm run faults                 each store refused, hung and cut under traffic
npm run faults -- --only kv    those whose name (store:mode) begins so; may be repeated
        --clients 20  --seconds 8 (of fault)  --pause 400 (ms between a client's requests)  --json FILE
npm run faults -- kill         --ends 2000, a tenth of them twice, while the Worker is killed --kills 20 times
npm run faults -- embeddings   --ends 500 while the embedder is down

  TEST_DATABASE_URL   a Postgres to make a database on, and drop it; else the embedded one
  TEST_REDIS_URL      a Redis for the mirror; else there is none`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: "string", default: "20" },
    seconds: { type: "string", default: "8" },
    pause: { type: "string", default: "400" },
    only: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
    ends: { type: "string" },
    kills: { type: "string", default: "20" },
    help: { type: "boolean", short: "h", default: false },
  },
});

const run = startRun();
async function main(): Promise<boolean> {
  const [command = "outages"] = positionals;
  switch (command) {
    case "outages":
      return runOutages(run, {
        clients: Number(values.clients),
        faultMs: Number(values.seconds) * 1000,
        pauseMs: Number(values.pause),
        only: values.only,
        json: values.json,
      });
    case "kill":
      return runKills(run, { ends: Number(values.ends ?? "2000"), kills: Number(values.kills) });
    case "embeddings":
      return runEmbeddingOutage(run, { ends: Number(values.ends ?? "500") });
    default:
      throw new StartError(`There is no command ${command}.`, [USAGE]);
  }
}

if (values.help) console.log(USAGE);
else {
  try {
    const kept = await Promise.race([main(), run.ended.then(() => false)]);
    process.exitCode = kept ? 0 : 1;
  } catch (error) {
    console.error(renderError(error));
    process.exitCode = 1;
  }
}
await run.close();
process.exit();
