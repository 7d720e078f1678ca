/**
 * Sweeps: pending signals get their vectors when the embedder is back, and caches the codes that they
 * missed. One delayed message a project goes round while there is something left to do, and none
 * otherwise, so that an idle deployment lets Postgres sleep.
 */
import type { Services, SweepMessage, Unembedded } from "../ports.ts";
import { embedTexts } from "./embed-texts.ts";
import { encodeUser } from "./encode-user.ts";
import { clearErased } from "./erase-user.ts";
import { publishCode } from "./publish-code.ts";
import { quietly } from "./quietly.ts";
import { reencodeUsers } from "./reencode-users.ts";
import { FIRST_SWEEP_SECONDS, scheduleSweep } from "./schedule-sweep.ts";

const BATCH = 100;
const MAX_BATCHES = 10;
const USERS_PER_SWEEP = 200;
const LONGEST_DELAY_SECONDS = 900;

/** Embeds a project's pending signals, at most a thousand a message, and encodes their users again. */
export async function sweepPending(services: Services, { project, failed }: SweepMessage): Promise<void> {
  const settings = await services.directory.readSettings(project);
  if (!settings) return;
  const { vectors } = services.stores(project);
  const swept = await embedPending(services, project);
  for (const id of swept.users)
    await encodeUser(services, { project: { id: project, settings }, user: { id } });
  // Those that a sweep before this one embedded and did not come to encode.
  await reencodeUsers(services, { projectId: project, after: "", limit: USERS_PER_SWEEP });
  const unpublished = await publishMissed(services, project);
  const uncleared = await clearErased(services, project);

  if (swept.outcome === "drained" && unpublished === 0 && uncleared === 0) {
    if (!(await vectors.endSweep())) await scheduleSweep(services, project);
    return;
  }
  const failures = swept.outcome === "more" || swept.users.size > 0 ? 0 : failed + 1;
  const delaySeconds = swept.outcome === "more" ? 0 : delayAfter(failures);
  await vectors.delaySweep(delaySeconds);
  await services.queue.sendSweep({ project, failed: failures }, delaySeconds);
}

/** 5 s, 10 s, 20 s … a quarter of an hour: as long as the outage lasts, without end. */
function delayAfter(failures: number): number {
  return Math.min(FIRST_SWEEP_SECONDS * 2 ** failures, LONGEST_DELAY_SECONDS);
}

/** Gives the caches what they missed; how many users are left. */
async function publishMissed(services: Services, projectId: string): Promise<number> {
  const { publications } = services.stores(projectId);
  const missed = await publications.listUnpublished(USERS_PER_SWEEP);
  for (const user of missed) {
    const publishing = publishCode(services, { projectId, user });
    await quietly(services, "publishing", publishing);
  }
  return missed.length === 0 ? 0 : (await publications.listUnpublished(USERS_PER_SWEEP)).length;
}

interface Swept {
  users: Set<string>;
  outcome: "drained" | "more" | "unavailable";
}

async function embedPending(services: Services, projectId: string): Promise<Swept> {
  const { vectors } = services.stores(projectId);
  const { version, embedder } = await services.codebooks.active(projectId);
  const users = new Set<string>();
  let after: Unembedded | undefined;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const pending = await vectors.listPending({ after, limit: BATCH });
    const texts = pending.map(({ attribute }) => attribute);
    const embedded = await embedTexts(services, { projectId, version, embedder, texts });
    if (!embedded) return { users, outcome: "unavailable" };
    const filled = pending.flatMap(({ id, user }, index) => {
      const vector = embedded[index];
      return vector ? [{ id, user, vector }] : [];
    });
    if (filled.length > 0) await vectors.fillPending(embedder, filled);
    for (const { user } of filled) users.add(user.id);
    if (pending.length < BATCH) return { users, outcome: "drained" };
    after = pending.at(-1);
  }
  return { users, outcome: "more" };
}
