import { readFile, rename, writeFile } from "node:fs/promises";

const OWNER_ONLY = 0o600;

/** Writes a file that only its owner can read; a reader sees the old content or the new, never half. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, content, { mode: OWNER_ONLY });
  await rename(draft, path);
}

/** Writes a file where there is none yet, which of several at once only one does. @returns whether it was written */
export async function writeNewFile(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** The file's text, or nothing if there is no such file. */
export async function readFileIfAny(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The file's fields where it holds a JSON object, or none: a damaged file counts as none. */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse((await readFileIfAny(path)) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
