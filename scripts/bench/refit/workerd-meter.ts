/** What the Worker's runtime takes, seen from outside: workerd itself says nothing of it. Linux only. */
import { readdir, readFile, writeFile } from "node:fs/promises";

const KIB_PER_MIB = 1024;
const TICKS_PER_SECOND = 100;

export interface WorkerdMeter {
  pid: number;
  /** Peak resident memory since the last reset, in MiB. */
  peakMiB(): Promise<number>;
  currentMiB(): Promise<number>;
  resetPeak(): Promise<void>;
  /** Of all threads, since the process began. */
  cpuSeconds(): Promise<number>;
}

/** The workerd that this process started, by way of others; the largest where there are several. */
export async function findWorkerd(): Promise<WorkerdMeter> {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const found = /^\d+ \((.*)\) \S (\d+)/u.exec(stat);
    if (found) parents.set(Number(entry), { name: found[1] ?? "", parent: Number(found[2]) });
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  const pids = [...parents]
    .filter(([pid, { name }]) => name === "workerd" && isOurs(pid))
    .map(([pid]) => pid);
  const sized = await Promise.all(pids.map(async (pid) => ({ pid, size: await statusOf(pid, "VmRSS") })));
  const largest = sized.toSorted((left, right) => right.size - left.size)[0];
  if (!largest) throw new Error("No workerd runs under this process.");
  const { pid } = largest;
  return {
    pid,
    peakMiB: () => statusOf(pid, "VmHWM"),
    currentMiB: () => statusOf(pid, "VmRSS"),
    resetPeak: () => writeFile(`/proc/${pid}/clear_refs`, "5"),
    async cpuSeconds() {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
  };
}

async function statusOf(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, "mu").exec(status);
  return Number(found?.[1] ?? 0) / KIB_PER_MIB;
}
