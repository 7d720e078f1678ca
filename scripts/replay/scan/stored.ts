/** What a scan looks for, and what it has to find, of files that were replayed or imported. */
import { createHash } from "node:crypto";

import { createClient, type Client } from "../../demo/client.ts";
import { readProfile, readSignals } from "../../demo/memory.ts";
import { inParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import { readConversations } from "../../import/conversations.ts";
import { survey } from "../../import/survey.ts";
import { StartError } from "../../start/start-error.ts";
import type { ReplayedFile } from "../replay-file.ts";
import type { Spoken } from "./needles.ts";

const WIDTH = 8;

/** What is stored in clear, and so has to be found where the search is sound. */
export interface Control {
  kind: "control";
  name: string;
  bytes: Buffer;
}

export interface Stored {
  spoken: readonly Spoken[];
  /** What was learned, and so has a vector. */
  attributes: readonly string[];
  /** In Postgres. */
  controls: readonly Control[];
  /** Whether any user has a code, which the caches then hold. */
  hasCodes: boolean;
}

export function storedByReplay(files: readonly ReplayedFile[]): Stored {
  return {
    spoken: files.flatMap(({ handedIn }) => handedIn.map(({ transcript }) => transcript)),
    attributes: files.flatMap(({ signals }) =>
      [...signals.values()].flat().map(({ attribute }) => attribute),
    ),
    controls: files.flatMap(({ name, project, projectKey }) => [
      controlOf(`${name}'s project id`, Buffer.from(project)),
      keyHashControl(name, projectKey),
    ]),
    hasCodes: files.some(({ profiles }) => profiles.some(({ persona }) => persona.tokens > 0)),
  };
}

/** @throws StartError where none of the files' users is known to the project */
export async function storedByImport(url: string, key: string, files: readonly string[]): Promise<Stored> {
  const conversations = await Array.fromAsync(
    readConversations(files, undefined, await survey(files, undefined)),
  );
  const client = createClient({ url, key });
  const users = [...new Set(conversations.map(({ user }) => user))];
  const progress = createProgress("reading", users.length);
  const learned = await inParallel(users, WIDTH, async (user) => {
    const read = await learnedOf(client, user);
    progress.advance();
    return read;
  });
  progress.end();
  const attributes = learned.flatMap((each) => each.attributes);
  if (attributes.length === 0) {
    throw new StartError("The project has learned nothing of these files.", [
      "Import them, or name its --key.",
    ]);
  }
  return {
    spoken: conversations.map(({ id, user, messages }) => ({
      id,
      user,
      turns: messages.filter(({ role }) => role === "user").map(({ content }) => content),
    })),
    attributes,
    controls: [
      keyHashControl("the project", key),
      controlOf("the key's id", Buffer.from(key.split("_")[2] ?? key)),
    ],
    hasCodes: learned.some((each) => each.hasCode),
  };
}

async function learnedOf(client: Client, user: string): Promise<{ attributes: string[]; hasCode: boolean }> {
  const signals = await readSignals(client, user);
  const hasCode = signals.length > 0 && (await readProfile(client, user)).persona.tokens > 0;
  return { attributes: signals.map(({ attribute }) => attribute), hasCode };
}

/** Without a single code nothing but the simulated KV's own tables can be known to be there. */
export function codesControl(cache: "KV" | "Redis", hasCodes: boolean): Control {
  const name = cache === "Redis" ? "tercet:code:" : hasCodes ? "code:" : "_mf_entries";
  return controlOf(name, Buffer.from(name));
}

/** The hashes of keys are columns of the same type as what is sealed. */
function keyHashControl(whose: string, key: string): Control {
  return controlOf(`${whose}'s key hash`, createHash("sha256").update(key).digest());
}

function controlOf(name: string, bytes: Buffer): Control {
  return { kind: "control", name, bytes };
}
