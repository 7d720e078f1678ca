import { rm } from "node:fs/promises";
import { join } from "node:path";

import { isProcessAlive } from "./dev-state.ts";
import { readFileIfAny, writeNewFile } from "./files.ts";
import { StartError } from "./start-error.ts";

/**
 * One start at a time in a directory: two on the same database files would ruin them. A lock whose process
 * is gone was left by a kill and is taken over.
 */
export async function takeInstanceLock(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, "start.pid");
  const release = (): Promise<void> => rm(path, { force: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await writeNewFile(path, String(process.pid))) return release;
    const holder = Number(await readFileIfAny(path));
    if (holder > 0 && isProcessAlive(holder)) {
      throw new StartError(`Tercet already runs here, as process ${holder}.`, [
        `Use that one, or stop it with Ctrl-C or: kill ${holder}`,
        `If that process is something else, remove ${path} and start again.`,
      ]);
    }
    await release();
  }
  throw new StartError(`Could not take ${path}.`, ["Remove it and start again."]);
}
