/** `npm run faults -- kill`: the Worker killed again and again, and each end has its effect once. */
import { inParallel } from "../hand-in/in-parallel.ts";
import { createProgress } from "../hand-in/progress.ts";
import type { Run } from "../start/run.ts";
import { planEnds, type End } from "./ends.ts";
import { countAttributes } from "./learned.ts";
import { relay, until } from "./relay.ts";
import { startWorld, type World } from "./world.ts";

const CLIENTS = 16;
const DUPLICATE_SHARE = 0.1;
const DRAIN_MS = 900_000;
const POLL_MS = 3000;
/** So many of the kills come while the queue drains, and nobody asks any more. */
const LATE_KILLS = 4;

/** @returns whether every end had its effect, once */
export async function runKills(run: Run, { ends, kills }: { ends: number; kills: number }): Promise<boolean> {
  const world = await startWorld(run);
  const duplicates = Math.round(ends * DUPLICATE_SHARE);
  const planned = planEnds(world.api, ends, duplicates);
  const startedAt = performance.now();
  const ids = await askAll(world, planned, Math.max(0, kills - LATE_KILLS));
  await drain(world, ids.size, Math.min(LATE_KILLS, kills));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);

  const { missing, doubled } = await count(world, planned);
  const learned = await world.records.count("select count(*) from conversations where status = 'learned'");
  const waiting = await world.records.count("select count(*) from outbox");
  console.log(`
  ${planned.length} ends asked for, ${duplicates} of them a second time; the Worker killed ${kills} times; ${seconds} s
  conversations learned  ${learned} of ${ids.size}
  effects missing        ${missing}
  effects doubled        ${doubled}
  events left            ${waiting}`);
  return learned === ids.size && missing === 0 && doubled === 0 && waiting === 0;
}

/** Kills the Worker at even distances while the ends are asked for. */
async function askAll(world: World, planned: readonly End[], kills: number): Promise<Set<string>> {
  const progress = createProgress("ending", planned.length);
  const ids = new Set<string>();
  const every = kills > 0 ? Math.floor(planned.length / kills) : Number.POSITIVE_INFINITY;
  let done = 0;
  let restarting = Promise.resolve();
  await inParallel(planned, CLIENTS, async (end) => {
    ids.add(await end.ask());
    done += 1;
    progress.advance();
    if (done % every === 0) restarting = restarting.then(() => restart(world));
  });
  await restarting;
  progress.end();
  return ids;
}

async function restart({ worker }: World): Promise<void> {
  await worker.kill();
  await worker.start();
}

/** The simulated queue forgets what a killed Worker held: the relay brings it back. */
async function drain(world: World, expected: number, kills: number): Promise<void> {
  const progress = createProgress("learning", expected);
  let shown = 0;
  let seen = 0;
  let killed = 0;
  await until(DRAIN_MS, POLL_MS, async () => {
    const learned = await world.records.count("select count(*) from conversations where status = 'learned'");
    for (; shown < learned; shown += 1) progress.advance();
    const waiting = await world.records.count("select count(*) from outbox");
    if (learned >= expected && waiting === 0) return true;
    if (killed < kills) {
      killed += 1;
      await restart(world);
      await relay(world);
    } else if (learned === seen) {
      // Only what stands still was lost: more copies of what is queued would only hold it up.
      await relay(world);
    }
    seen = learned;
    return false;
  });
  progress.end();
}

async function count({ api }: World, planned: readonly End[]): Promise<{ missing: number; doubled: number }> {
  const ends = [...new Set(planned)];
  const users = [...new Set(ends.map(({ user }) => user))];
  const counted = await inParallel(users, CLIENTS, (user) => countAttributes(api, user));
  const byUser = new Map(users.map((user, index) => [user, counted[index]]));
  const times = ends.map(({ user, attribute }) => byUser.get(user)?.get(attribute) ?? 0);
  return {
    missing: times.filter((each) => each === 0).length,
    doubled: times.filter((each) => each > 1).length,
  };
}
