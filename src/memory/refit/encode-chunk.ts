import type { Codebook } from "../../codebook/codebook.ts";
import type { Code } from "../../persona/code.ts";
import { decode } from "../../persona/decode.ts";
import { followLineage } from "../../persona/follow-lineage.ts";
import type { OutdatedUser, Project, RefitChunk, RefitMessage, Services } from "../../ports.ts";
import {
  encodeSignals,
  encodeUser,
  MAX_SIGNALS_PER_USER,
  settleUser,
  type EncodedUser,
} from "../encode-user.ts";

const USERS_PER_READ = 50;
/** Users with more are read one by one, so that no page outgrows the isolate. */
const SIGNALS_PER_USER = 100;
/** KV takes six requests of an invocation at once. */
const PUBLISHED_AT_ONCE = 6;

/**
 * Encodes a chunk of users against the active codebook, where they are not yet. The caches hear only of
 * what reads differently, and only of users whose code they may still hold. May be repeated, or done by
 * two at once: a revision that changed meanwhile is never written over.
 */
export async function encodeChunk(
  services: Services,
  { projectId, chunk }: { projectId: string; chunk: RefitChunk },
): Promise<void> {
  const { bulk, refits } = services.stores(projectId);
  const settings = await services.directory.readSettings(projectId);
  if (!settings) return;
  const project = { id: projectId, settings };
  const { version, embedder } = await services.codebooks.active(projectId);
  const codebook = await services.codebooks.load(projectId, version);
  const read = (after: string, through: string, limit: number, signalsPerUser: number) =>
    bulk.readOutdated({ version, embedder, after, through, limit, signalsPerUser });

  let after = chunk.after;
  for (;;) {
    const people = await read(after, chunk.through, USERS_PER_READ, SIGNALS_PER_USER + 1);
    const light = people.filter(({ signals }) => signals.length <= SIGNALS_PER_USER);
    await encodePeople(services, project, codebook, light);
    for (const one of people) {
      const id = one.user.id;
      if (!light.includes(one)) {
        await encodePeople(services, project, codebook, await read(after, id, 1, MAX_SIGNALS_PER_USER));
      }
      after = id;
    }
    if (people.length < USERS_PER_READ) break;
  }
  await refits.completeChunk(chunk.refit, chunk.number);
}

/** The chunk that a message names, unless it is done. */
export async function encodeRefitChunk(services: Services, message: RefitMessage): Promise<void> {
  const { refits } = services.stores(message.project);
  const chunk = await refits.readChunk(message.refit, message.chunk);
  if (!chunk) return;
  const startedAt = services.clock.now().getTime();
  await encodeChunk(services, { projectId: message.project, chunk });
  services.log.info("refit step", {
    project: message.project,
    event: message.refit,
    reason: "encode",
    milliseconds: services.clock.now().getTime() - startedAt,
  });
}

async function encodePeople(
  services: Services,
  project: Project,
  codebook: Codebook,
  people: readonly OutdatedUser[],
): Promise<void> {
  const quiet: (EncodedUser & OutdatedUser)[] = [];
  const heard: (EncodedUser & OutdatedUser)[] = [];
  for (const one of people) {
    const stored = { ...one.stored, edits: followLineage(one.stored.edits, codebook) };
    const encoding = encodeSignals(services, project, codebook, one.signals, stored.edits);
    const encoded = { ...one, stored, encoding, codebook };
    const isHeard = one.seen && (await readsDifferently(services, project.id, one.stored.code, encoded));
    (isHeard ? heard : quiet).push(encoded);
  }
  const written = await services.stores(project.id).bulk.writeProfiles(
    quiet.map(({ user, stored, encoding }) => ({
      user,
      revision: stored.revision,
      code: encoding.code,
      edits: stored.edits,
    })),
  );
  for (const { user } of quiet) if (!written.has(user.id)) await encodeUser(services, { project, user });
  for (let from = 0; from < heard.length; from += PUBLISHED_AT_ONCE) {
    await Promise.all(
      heard.slice(from, from + PUBLISHED_AT_ONCE).map(async (encoded) => {
        const input = { project, user: encoded.user };
        if (!(await settleUser(services, input, encoded))) await encodeUser(services, input);
      }),
    );
  }
}

/** Where its block stays the same, a copy that names the version before it may live on in the caches. */
async function readsDifferently(
  services: Services,
  projectId: string,
  before: Code,
  { encoding, codebook }: EncodedUser,
): Promise<boolean> {
  const vocabulary = await services.codebooks.loadVocabulary(projectId, before.codebook);
  return !vocabulary || decode(before, vocabulary)?.text !== decode(encoding.code, codebook)?.text;
}
