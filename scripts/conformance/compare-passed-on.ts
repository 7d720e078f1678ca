import { z } from "zod";

import { difference, readAnswer, type SeenAnswer } from "./compare.ts";
import type { PassedOn } from "./passed-on.ts";
import { call } from "./project.ts";
import { OWN, type Sides } from "./sides.ts";

/** What arrives has to be the same as well: the emulator has no answer that would tell. */
export async function comparePassedOn(
  { directUrl, workerUrl, behindUrl }: Sides,
  { method, path, headers = {}, body }: PassedOn,
  through: Record<string, string>,
): Promise<string | undefined> {
  const ask = async (url: string, more: Record<string, string>): Promise<SeenAnswer> => {
    const sent = body === undefined ? {} : { body: Buffer.from(body, "latin1") };
    return readAnswer(
      await fetch(`${url}${path}`, { method, headers: { ...OWN, ...headers, ...more }, ...sent }),
    );
  };
  const answered = difference(await ask(directUrl, {}), await ask(workerUrl, through));
  if (answered !== undefined) return answered;
  const [direct, arrived] = [await lastArrived(directUrl), await lastArrived(behindUrl)];
  return direct === arrived ? undefined : `arrived ${direct} and ${arrived}`;
}

const Arrived = z.object({
  requests: z
    .tuple([
      z.object({
        method: z.string(),
        path: z.string(),
        body: z.unknown().optional(),
        headers: z.record(z.string(), z.string()),
      }),
    ])
    .rest(z.unknown()),
});

async function lastArrived(url: string): Promise<string> {
  const [{ method, path, body, headers }] = Arrived.parse(
    await call(`${url}/__emulator/requests?limit=1`, "GET", {}),
  ).requests;
  const told = ["content-type", "anthropic-version", "anthropic-beta", "x-api-key"].map(
    (name) => headers[name],
  );
  return JSON.stringify([method, path, told, body]);
}
