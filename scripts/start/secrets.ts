import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { readJsonObject, writePrivateFile } from "./files.ts";

export interface DevelopmentSecrets {
  ADMIN_TOKEN: string;
  /** `id:base64 of 32 bytes` */
  ROOT_KEY: string;
  /** base64 of 32 bytes */
  LOOKUP_KEY: string;
}

/** Generated once and kept, so that a restart can still read what the database holds sealed. */
export async function loadSecrets(directory: string): Promise<DevelopmentSecrets> {
  const path = join(directory, "secrets.json");
  const kept = await readJsonObject(path);
  const keep = (name: string, make: () => string): string => {
    const value = kept[name];
    return typeof value === "string" && value !== "" ? value : make();
  };
  const secrets = {
    ADMIN_TOKEN: keep("ADMIN_TOKEN", () => `ta_${randomBytes(24).toString("base64url")}`),
    ROOT_KEY: keep("ROOT_KEY", () => `dev1:${randomBytes(32).toString("base64")}`),
    LOOKUP_KEY: keep("LOOKUP_KEY", () => randomBytes(32).toString("base64")),
  };
  await writePrivateFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
