/** `npm run faults`: each store in each mode, under traffic, with a table of what it cost. */
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "../start/run.ts";
import type { FaultMode } from "../support/fault-modes.ts";
import { sayingOf, startTraffic } from "./traffic.ts";
import { createLedger } from "./ledger.ts";
import { readStatus } from "./learned.ts";
import { measureLearning, measureVisits } from "./recovery.ts";
import { until } from "./relay.ts";
import { summarise, type Outage } from "./summary.ts";
import { renderOutages } from "./table.ts";
import { countTurns, verify } from "./verify.ts";
import { startWorld, type Store, type World } from "./world.ts";

export interface OutageOptions {
  clients: number;
  faultMs: number;
  pauseMs: number;
  only: readonly string[];
  json: string | undefined;
}

const MODES: FaultMode[] = ["refuse", "hang", "cut"];
const WARM_MS = 2000;
const BEFORE_MS = 6000;
const AFTER_MS = 5000;
const SETTLE_MS = 500;
const TEACH_MS = 30_000;

/** @returns whether every promise was kept */
export async function runOutages(run: Run, options: OutageOptions): Promise<boolean> {
  const world = await startWorld(run);
  const outages: Outage[] = [];
  for (const store of world.stores) {
    for (const mode of MODES) {
      const name = `${store}:${mode}`;
      if (options.only.length > 0 && !options.only.some((only) => name.startsWith(only))) continue;
      console.log(`  ${name} …`);
      const outage = await runOutage(world, store, mode, options);
      outages.push(outage);
      console.log(renderOutages([outage]));
    }
  }
  console.log(`\n${renderOutages(outages)}`);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(outages, null, 2)}\n`);
  return outages.every(({ broken }) => broken.length === 0);
}

async function runOutage(
  world: World,
  store: Store,
  mode: FaultMode,
  options: OutageOptions,
): Promise<Outage> {
  const { api } = world;
  const users = Array.from({ length: options.clients }, (_, index) => `${store}-${mode}-${index}`);
  const probe = `${store}-${mode}-probe`;
  await teach(world, [...users, probe]);

  const ledger = createLedger();
  const warming = createLedger();
  const warm = startTraffic(api, warming, users, options.pauseMs);
  await sleep(WARM_MS);
  await warm.stop();
  const recordedBefore = await settledTurns(world);
  const traffic = startTraffic(api, ledger, users, options.pauseMs);
  const [learningBeforeMs] = await Promise.all([measureLearning(api, probe), sleep(BEFORE_MS)]);
  traffic.phase = "during";
  await world.fail(store, mode);
  await sleep(options.faultMs);
  await world.fail(store, "pass");
  traffic.phase = "after";
  const [visitsMs, learningMs] = await Promise.all([
    measureVisits(api, probe, ledger),
    measureLearning(api, probe),
    sleep(AFTER_MS),
  ]);
  await traffic.stop();
  const verdict = await verify(world, ledger, users, recordedBefore);
  return summarise({ store, mode, ledger, verdict, visitsMs, learningBeforeMs, learningMs });
}

/** Gives each user a persona to open with. */
async function teach({ api }: World, users: readonly string[]): Promise<void> {
  await Promise.all(
    users.map((user) =>
      api.send("POST", "/v1/conversations", {
        user,
        id: `first-${user}`,
        messages: [{ role: "user", content: `${sayingOf("bullet lists")} Call me Sam.` }],
      }),
    ),
  );
  const taught = await until(TEACH_MS, 200, async () => {
    const states = await Promise.all(users.map((user) => readStatus(api, `first-${user}`)));
    return states.every((state) => state === "learned");
  });
  if (!taught) throw new Error("The users of a run could not be taught; the Worker is not well.");
}

/** The turns on record, once no more come. */
async function settledTurns(world: World): Promise<number> {
  let last = -1;
  for (;;) {
    const now = await countTurns(world);
    if (now === last) return now;
    last = now;
    await sleep(SETTLE_MS);
  }
}
