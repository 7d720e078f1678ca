/** How long a refit's steps took, from the Worker's own log. */
import { z } from "zod";

const Line = z.object({
  what: z.literal("refit step"),
  event: z.string(),
  reason: z.string(),
  milliseconds: z.number(),
});

/** The longest step of each phase, in milliseconds. */
export function longestSteps(log: string, refit: string): Map<string, number> {
  const longest = new Map<string, number>();
  for (const text of log.split("\n")) {
    const line = Line.safeParse(parseJson(text)).data;
    if (line?.event !== refit) continue;
    longest.set(line.reason, Math.max(longest.get(line.reason) ?? 0, line.milliseconds));
  }
  return longest;
}

function parseJson(text: string): unknown {
  const begin = text.indexOf("{");
  try {
    return begin < 0 ? undefined : (JSON.parse(text.slice(begin)) as unknown);
  } catch {
    return undefined;
  }
}
