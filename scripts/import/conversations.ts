import { StartError } from "../start/start-error.ts";
import type { Entry } from "./entries.ts";
import { toFirstPerson } from "./first-person.ts";
import type { Message } from "./messages.ts";
import { dayOf, shortHash } from "./plan.ts";
import { readFiles, type Located, type Survey } from "./survey.ts";

/** As it is handed in. */
export interface ImportedConversation extends Located {
  /** From its content, so that handing it in again changes nothing. */
  id: string;
  user: string;
  messages: Message[];
  /** When it was last gone on with. */
  at: string | undefined;
}

/**
 * The conversations of the files, each once its last entry is read, in the same order at every reading.
 * Of a log only the conversations that are under way are held.
 *
 * @throws StartError where a file is not what was surveyed
 */
export async function* readConversations(
  files: readonly string[],
  fallbackUser: string | undefined,
  { places, lastEntries }: Survey,
): AsyncGenerator<ImportedConversation> {
  const underWay = new Map<number, ImportedConversation>();
  let index = -1;
  for await (const found of readFiles(files, fallbackUser)) {
    if ("why" in found) continue;
    index += 1;
    const place = places[index];
    if (!place) throw changed(found.file);
    if (place.conversation === undefined) continue;
    const { entry, file, line } = found;
    const conversation = underWay.get(place.conversation) ?? begin(entry, { file, line });
    underWay.set(place.conversation, conversation);
    conversation.messages.push(...messagesOf(entry).slice(place.from));
    Object.assign(conversation, { line, at: entry.at ?? conversation.at });
    if (lastEntries.get(place.conversation) === index) {
      underWay.delete(place.conversation);
      yield conversation;
    }
  }
  if (index + 1 < places.length) throw changed(files.join(", "));
}

function begin(entry: Entry, located: Located): ImportedConversation {
  return { ...located, id: idOf(entry), user: entry.user, messages: [], at: undefined };
}

/**
 * By what it begins with, or the day of memories: a log that has grown since does not teach again what it
 * taught before.
 */
function idOf(entry: Entry): string {
  const { kind, user } = entry;
  switch (kind) {
    case "memory":
      return `import-${shortHash(kind, user, dayOf(entry))}`;
    case "request":
      return `import-${shortHash(kind, user, JSON.stringify(entry.messages))}`;
    case "transcript":
      return `import-${shortHash(kind, user, entry.session, entry.at ?? "", JSON.stringify(entry.messages))}`;
  }
}

function messagesOf(entry: Entry): Message[] {
  if (entry.kind !== "memory") return entry.messages;
  return [{ role: "user", content: toFirstPerson(entry.text, entry.user) }];
}

function changed(file: string): StartError {
  return new StartError(`${file} changed while it was read.`, ["Import a copy that nobody writes to."]);
}
