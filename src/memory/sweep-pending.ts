/**
 * Sweeps: pending signals get their vectors when the embedder is back. One delayed message a project goes
 * round while signals are pending, and none otherwise, so that an idle deployment lets Postgres sleep.
 */
import type { Services, SweepMessage, Unembedded } from "../ports.ts";
import { embedTexts } from "./embed-texts.ts";
import { encodeUser } from "./encode-user.ts";
import { reencodeUsers } from "./reencode-users.ts";
import { quietly } from "./quietly.ts";

const BATCH = 100;
const MAX_BATCHES = 10;
const OUTDATED_USERS = 200;
const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 3600;

/** Sees to it that a sweep comes. Where even that fails, the nightly relay finds the signals. */
export async function scheduleSweep(services: Services, project: string): Promise<void> {
  await quietly(services, "scheduling a sweep", send(services, project));
}

async function send(services: Services, project: string): Promise<void> {
  const claimed = await services.stores(project).vectors.claimSweep(FIRST_DELAY_SECONDS);
  if (claimed) await services.queue.sendSweep({ project, failed: 0 }, FIRST_DELAY_SECONDS);
}

/** Embeds a project's pending signals, at most a thousand a message, and encodes their users again. */
export async function sweepPending(services: Services, { project, failed }: SweepMessage): Promise<void> {
  const settings = await services.directory.readSettings(project);
  if (!settings) return;
  const { vectors } = services.stores(project);
  const swept = await embedPending(services, project);
  for (const id of swept.users)
    await encodeUser(services, { project: { id: project, settings }, user: { id } });
  // Those that a sweep before this one embedded and did not come to encode.
  await reencodeUsers(services, { projectId: project, after: "", limit: OUTDATED_USERS });

  if (swept.outcome === "drained") {
    if (!(await vectors.endSweep())) await send(services, project);
    return;
  }
  const failures = swept.outcome === "more" || swept.users.size > 0 ? 0 : failed + 1;
  const delaySeconds = swept.outcome === "more" ? 0 : delayAfter(failures);
  await vectors.delaySweep(delaySeconds);
  await services.queue.sendSweep({ project, failed: failures }, delaySeconds);
}

/** 30 s, 1 min, 2 min … an hour: as long as the outage lasts, without end. */
function delayAfter(failures: number): number {
  return Math.min(FIRST_DELAY_SECONDS * 2 ** failures, LONGEST_DELAY_SECONDS);
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
