import { spawn } from "node:child_process";

/**
 * Runs a command and sees to its end: `guard.ts command …args`, started as the leader of a process group,
 * with an IPC channel to the one that started it. When the channel closes, however that one ended, or when
 * the command ends, the whole group goes: wrangler's compiler and its workerd too.
 */
const GRACE_MS = 3000;
const [command = "", ...commandArguments] = process.argv.slice(2);
const child = spawn(command, commandArguments, { stdio: ["ignore", "inherit", "inherit"] });

function killGroup(): void {
  process.kill(-process.pid, "SIGKILL");
}

let ending = false;
function endGroup(): void {
  if (ending) return;
  ending = true;
  setTimeout(killGroup, GRACE_MS);
  process.kill(-process.pid, "SIGTERM");
}

process.on("disconnect", endGroup);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, endGroup);

child.on("error", (error) => {
  console.error(`Could not run ${command}: ${error.message}`);
  killGroup();
});
child.on("exit", killGroup);
