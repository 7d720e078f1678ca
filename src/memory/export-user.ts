import { ok, type Result } from "../errors.ts";
import type { Code } from "../persona/code.ts";
import { NO_EDITS, type ProfileEdits } from "../persona/edits.ts";
import type { Project, Services, User } from "../ports.ts";
import { readEncodedUser } from "./encode-user.ts";
import { listRecipients, LOGIC, type Recipient } from "./explain-processing.ts";
import { findUser, type Subject } from "./find-user.ts";
import { isOwn, toProfile, type Profile } from "./read-profile.ts";

const PAGE = 200;

export interface ExportedSignal {
  id: string;
  facet: string;
  attribute: string;
  slot?: string;
  polarity: 1 | -1;
  explicit: boolean;
  confidence: number;
  conversation: string;
  at: string;
  /** The user's own sentence: only for the user. */
  statement?: string;
}

/** All that is stored of a user, with where it came from and what is done with it. */
export interface UserExport {
  user: string;
  aliases: string[];
  exportedAt: string;
  profile: Profile;
  code: Code | null;
  edits: ProfileEdits;
  signals: ExportedSignal[];
  conversations: ExportedConversation[];
  logic: string[];
  recipients: Recipient[];
}

/** A conversation that is still kept: until it was learned from, or 7 days. */
export interface ExportedConversation {
  id: string;
  status: string;
  lastTurnAt: string;
  /** The block that it was opened with. */
  persona: string | null;
  messages?: { role: "user" | "assistant"; content: string }[];
}

export async function exportUser(
  services: Services,
  input: { project: Project; user: Subject },
): Promise<Result<UserExport>> {
  const found = await findUser(services, input);
  if (!found.ok) return found;
  const user = found.value;
  const own = isOwn(input.user);
  const { users } = services.stores(input.project.id);
  const encoded = await readEncodedUser(services, { project: input.project, user });
  return ok({
    user: (await users.readExternalId(user)) ?? "",
    aliases: await users.aliases(user),
    exportedAt: services.clock.now().toISOString(),
    profile: toProfile(encoded, { isOwn: own }),
    code: encoded.stored?.code ?? null,
    edits: encoded.stored?.edits ?? NO_EDITS,
    signals: await exportSignals(services, input.project.id, user, own),
    conversations: await exportConversations(services, input.project.id, user, own),
    logic: LOGIC,
    recipients: listRecipients(services, encoded.codebook.embedder),
  });
}

async function exportSignals(
  services: Services,
  projectId: string,
  user: User,
  own: boolean,
): Promise<ExportedSignal[]> {
  const { signals } = services.stores(projectId);
  const exported: ExportedSignal[] = [];
  for (let after: { at: Date; id: string } | undefined; ;) {
    const page = await signals.page(user, { limit: PAGE, ...(after ? { after } : {}) });
    for (const { vector: _, conversation: __, conversationId, at, statement, ...signal } of page) {
      exported.push({
        ...signal,
        conversation: conversationId,
        at: at.toISOString(),
        ...(own ? { statement } : {}),
      });
    }
    after = page.at(-1);
    if (page.length < PAGE) return exported;
  }
}

async function exportConversations(
  services: Services,
  projectId: string,
  user: User,
  own: boolean,
): Promise<ExportedConversation[]> {
  const { conversations } = services.stores(projectId);
  const found = await conversations.listOf(user);
  return Promise.all(
    found.map(async ({ id, reference, status, lastTurnAt, personaBlock }) => {
      const exchanges = own ? await conversations.exchanges(reference, user) : [];
      const messages = exchanges.flatMap(({ messages: said, reply }) =>
        reply ? [...said, { role: "assistant" as const, content: reply.text }] : said,
      );
      return {
        id,
        status,
        lastTurnAt: lastTurnAt.toISOString(),
        persona: personaBlock,
        ...(own ? { messages } : {}),
      };
    }),
  );
}
