import { z } from "zod";

import { createPatientSender, whyRefused } from "../hand-in/patient-sender.ts";
import { StartError } from "../start/start-error.ts";
import type { MoveServer } from "./options.ts";

const Progress = z.object({
  phase: z.enum(["embed", "encode", "tidy", "done"]),
  done: z.number(),
  total: z.number(),
  to: z.string(),
});
export type MoveProgress = z.infer<typeof Progress>;

export interface MoveClient {
  /**
   * Does a piece of the move. What passes (an embedder or a server that is down) is waited for.
   *
   * @param onWait told of each wait, and why
   * @throws StartError where it can't be done, or does not pass
   */
  step(project: string, to: string, onWait: (why: string) => void): Promise<MoveProgress>;
}

/** @param firstWaitMs the first of the growing waits */
export function createMoveClient({ url, adminToken }: MoveServer, firstWaitMs?: number): MoveClient {
  const sender = createPatientSender(
    { url, key: adminToken },
    firstWaitMs === undefined ? {} : { firstWaitMs },
  );
  return {
    async step(project, to, onWait) {
      const path = `/admin/projects/${encodeURIComponent(project)}/reembed`;
      const answer = await sender.send(path, { to }, onWait);
      if (answer.status >= 300) throw new StartError(whyRefused(url, answer), []);
      return Progress.parse(answer.body);
    },
  };
}
