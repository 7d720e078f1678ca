import type { Publication, Services, User } from "../ports.ts";
import { quietly } from "./quietly.ts";
import { scheduleSweep } from "./schedule-sweep.ts";
import { sleep } from "./sleep.ts";
import { within } from "./within.ts";

/** Longer than a publisher takes for its writes, which it does not wait for without end. */
const LEASE_SECONDS = 6;
const WRITE_LIMIT_MS = 3000;
const BUSY_WAIT_MS = 100;
/** Till a dead publisher's lease has run out. */
const BUSY_LIMIT_MS = 8000;

/** How long who is answered may wait for the caches. */
const ANSWER_LIMIT_MS = 2000;

export interface PublishInput {
  projectId: string;
  user: User;
  /** Writes it anew, since a cache was seen to lack it. */
  refresh?: boolean;
}

/**
 * Gives the caches a user's code as Postgres has it, under the user's lease: of publishers that race, the
 * last one writes the newest code. Does nothing where the caches have it. A mirror that fails is left to
 * a sweep.
 *
 * @throws where KV fails, or another publisher holds the lease for too long
 */
export async function publishCode(services: Services, input: PublishInput): Promise<void> {
  const { projectId, user } = input;
  const { publications } = services.stores(projectId);
  const publisher = services.identifiers.uuid();
  const giveUpAt = services.clock.now().getTime() + BUSY_LIMIT_MS;
  for (;;) {
    const publication = await publications.begin(user, publisher, LEASE_SECONDS);
    if (publication === "none") return;
    if (publication === "busy") {
      if (services.clock.now().getTime() > giveUpAt) throw new Error("Another publisher holds the lease.");
      await sleep(BUSY_WAIT_MS);
      continue;
    }
    const giveBack = (given: boolean): Promise<boolean> =>
      publications.end(user, publisher, publication.revision, given);
    const written = await writeUnderLease(services, input, publication, giveBack);
    // An edit that came meanwhile found the lease taken, and may count on this.
    const isNewest = await giveBack(written === "everywhere");
    if (written === "kv alone") await scheduleSweep(services, projectId);
    if (isNewest) return;
  }
}

/** The same for who has an answer to give: waits a moment, and leaves what fails to a sweep. */
export async function publishSoon(services: Services, input: PublishInput): Promise<void> {
  const publishing = publishOrSweep(services, input);
  services.defer(publishing);
  await within(ANSWER_LIMIT_MS, publishing);
}

async function publishOrSweep(services: Services, input: PublishInput): Promise<void> {
  const published = publishCode(services, input).then(() => true);
  if (!(await quietly(services, "publishing", published))) await scheduleSweep(services, input.projectId);
}

/** Where KV does not answer the lease is left to run out: a write that comes late is over by then. */
async function writeUnderLease(
  services: Services,
  { projectId, refresh = false }: PublishInput,
  publication: Publication,
  giveBack: (given: boolean) => Promise<boolean>,
): Promise<"nothing" | "kv alone" | "everywhere"> {
  const { readers, revision, publishedRevision, publishedLately } = publication;
  // KV shows a write after a minute or so: what it lacks till then is on its way.
  if (publishedRevision >= revision && (!refresh || publishedLately)) return "nothing";
  const mirrored = writeToMirror(services, projectId, publication);
  const writing = readers.map((reader) => services.cache.write(projectId, reader, publication));
  const written = Promise.all(writing).then(
    () => "written" as const,
    async (error: unknown) => {
      await quietly(services, "publishing: lease", giveBack(false));
      throw error;
    },
  );
  try {
    if (!(await within(WRITE_LIMIT_MS, written))) throw new Error("KV took too long to write.");
  } finally {
    await mirrored;
  }
  return (await mirrored) ? "everywhere" : "kv alone";
}

async function writeToMirror(
  services: Services,
  projectId: string,
  publication: Publication,
): Promise<boolean> {
  const { mirror } = services;
  if (!mirror) return true;
  const writing = publication.readers.map((reader) => mirror.write(projectId, reader, publication));
  const written = Promise.all(writing).then(() => true);
  return (await quietly(services, "publishing: mirror", written)) ?? false;
}
