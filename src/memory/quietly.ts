import { errorName } from "../errors.ts";
import type { Services } from "../ports.ts";

/** What the work gives; undefined where it fails, which is logged. Never rejects. */
export async function quietly<Value>(
  services: Services,
  what: string,
  work: Promise<Value> | undefined,
): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    services.log.error(`${what} failed`, { error: errorName(error) });
    return undefined;
  }
}
