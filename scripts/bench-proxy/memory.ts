/** What workerd holds: it is asked of the system, since the runtime does not say. */
import { readdir, readFile } from "node:fs/promises";

const KIB = 1024;

/** Resident bytes of the workerd processes that this process started. */
export async function workerdBytes(): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, "utf8").catch(() => "");
    const parent = /^PPid:\s+(\d+)$/mu.exec(status)?.[1];
    if (parent !== String(process.pid) || !status.startsWith("Name:\tworkerd")) continue;
    bytes += Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * KIB;
  }
  return bytes;
}
