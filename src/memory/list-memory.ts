/** What there is, in pages: a project's users, a user's signals. */
import { z } from "zod";
import { fail, ok, type Result } from "../errors.ts";
import type { Project, Services, StoredSignal } from "../ports.ts";

export interface Page<Item> {
  items: Item[];
  /** Pass it as `cursor` for the next page; null at the end. */
  next: string | null;
}

export async function listUsers(
  services: Services,
  input: { project: Project; cursor?: string | undefined; limit: number },
): Promise<Page<{ user: string; lastSeenAt: Date }>> {
  const { users } = services.stores(input.project.id);
  const found = await users.list({
    limit: input.limit,
    ...(input.cursor === undefined ? {} : { after: input.cursor }),
  });
  const last = found.length === input.limit ? found.at(-1) : undefined;
  return { items: found, next: last?.id ?? null };
}

export type ListedSignal = StoredSignal & { conversationId: string };

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listSignals(
  services: Services,
  input: { project: Project; user: string; cursor?: string | undefined; limit: number },
): Promise<Result<Page<ListedSignal>>> {
  const { users, signals } = services.stores(input.project.id);
  const user = await users.find(input.user);
  if (!user) return fail({ reason: "not_found", what: "user" });
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  if (input.cursor !== undefined && !after) {
    return fail({ reason: "invalid_request", message: "cursor: pass what `next` gave, unchanged." });
  }
  const found = await signals.page(user, { limit: input.limit, ...(after ? { after } : {}) });
  const last = found.length === input.limit ? found.at(-1) : undefined;
  return ok({ items: found, next: last ? writeCursor(last) : null });
}

function writeCursor({ at, id }: StoredSignal): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");
}

function readCursor(text: string): { at: Date; id: string } | undefined {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { at: new Date(at), id };
  } catch {
    return undefined;
  }
}
