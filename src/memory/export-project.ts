import type { Project, Services } from "../ports.ts";
import { exportUser } from "./export-user.ts";

const PAGE = 50;

/**
 * A whole project as lines of JSON: itself, then each user as `exportUser` gives them, read while it is sent,
 * so that no more than one user is held at a time.
 */
export function exportProject(services: Services, input: { project: Project }): ReadableStream<Uint8Array> {
  const lines = listLines(services, input.project);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

async function* listLines(services: Services, project: Project): AsyncGenerator<object, undefined> {
  const { users } = services.stores(project.id);
  yield { type: "project", id: project.id, settings: project.settings };
  for (let after = ""; ;) {
    const page = await users.list({ after, limit: PAGE });
    for (const { user } of page) {
      const exported = await exportUser(services, { project, user });
      // Who was erased meanwhile is no longer in it.
      if (exported.ok) yield { type: "user", ...exported.value };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return undefined;
    after = last.id;
  }
}
