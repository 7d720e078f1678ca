/** Cold processes of ours and of Python, each printing one line of JSON. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const OURS = join(import.meta.dirname, "measure.ts");
const PYTHON_SCRIPT = join(import.meta.dirname, "measure.py");
/** Debian's, where its packages are. */
const PYTHON = "/usr/bin/python3";

const Timing = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  /** Where streamed. */
  megabytes: z.number().optional(),
});
export type Timing = z.infer<typeof Timing>;

export function runOurs(...parameters: (string | number)[]): Timing {
  return run(process.execPath, [OURS, ...parameters.map(String)], process.env);
}

export function runPython(...parameters: (string | number)[]): Timing {
  return run(PYTHON, [PYTHON_SCRIPT, ...parameters.map(String)], pythonEnvironment());
}

/** One thread, and OpenBLAS with the CPU's own kernels. */
function pythonEnvironment(): NodeJS.ProcessEnv {
  const environment = plainEnvironment();
  kernels ??= pythonVersions(environment).includes("(Prescott)") ? kernelsByFlags() : "";
  return kernels === "" ? environment : { ...environment, OPENBLAS_CORETYPE: kernels };
}

/** OpenBLAS free to choose. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...environment } = process.env;
  return { ...environment, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
}

/** What OpenBLAS has to be told to run; empty: nothing. */
let kernels: string | undefined;

/**
 * On a CPU that it is too old to know OpenBLAS falls back to kernels of 2004: a baseline half as fast as what
 * the CPU can do. The kernels of its instruction set are the fair one.
 */
function kernelsByFlags(): string {
  const cpu = existsSync("/proc/cpuinfo") ? readFileSync("/proc/cpuinfo", "utf8") : "";
  if (/\bavx512f\b/.test(cpu)) return "SkylakeX";
  return /\bavx2\b/.test(cpu) ? "Haswell" : "";
}

/** Empty where there is no scikit-learn. */
function pythonVersions(env: NodeJS.ProcessEnv): string {
  const { status, stdout } = spawnSync(PYTHON, [PYTHON_SCRIPT, "versions"], { env, encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
}

function run(command: string, parameters: string[], env: NodeJS.ProcessEnv): Timing {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}: ${error?.message ?? stderr}`);
  return Timing.parse(JSON.parse(stdout));
}

/** Which Python there is to compare with, and the kernels it runs. */
export function pythonReport(): { available: boolean; description: string } {
  const versions = pythonVersions(pythonEnvironment());
  if (versions === "") {
    return {
      available: false,
      description: "No scikit-learn: its comparisons are left out (apt-get install python3-sklearn).",
    };
  }
  return {
    available: true,
    description: `${versions}; one thread, OPENBLAS_L2_SIZE unset, OPENBLAS_CORETYPE ${
      kernels ? `${kernels}, since OpenBLAS does not know this CPU` : "unset"
    }.`,
  };
}
