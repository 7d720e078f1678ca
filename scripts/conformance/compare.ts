/** One answer, down to its bytes, without what no two answers share. */

export interface SeenAnswer {
  status: number;
  headers: string;
  /** As bytes came, Latin-1. */
  body: string;
  /** Where the block came from, as the Worker says. */
  persona: string;
  /** Whether the connection broke before the body's end. */
  isBroken: boolean;
}

const BAD_GATEWAY = 502;

/** Of the transport, of the moment, or ours. */
const APART =
  /^(?:date|connection|keep-alive|transfer-encoding|content-length|cf-.*|x-request-id|x-tercet-.*|request-id|anthropic-ratelimit-.*-reset)$/u;

export async function readAnswer(response: Response): Promise<SeenAnswer> {
  const chunks: Uint8Array[] = [];
  let isBroken = false;
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  } catch {
    isBroken = true;
  }
  const headers = [...response.headers].filter(([name]) => !APART.test(name));
  return {
    status: response.status,
    persona: response.headers.get("x-tercet-persona") ?? "",
    headers: JSON.stringify(headers.toSorted(([a], [b]) => a.localeCompare(b))),
    body: Buffer.concat(chunks)
      .toString("latin1")
      .replaceAll(/"req_\w+"/gu, '"req_"'),
    isBroken,
  };
}

/** What differs between two answers; undefined where nothing does. */
export function difference(direct: SeenAnswer, through: SeenAnswer): string | undefined {
  // Where there is no answer at all, the Worker says so in Anthropic's form.
  if (direct.status === 0 && through.status === BAD_GATEWAY) return undefined;
  if (direct.status !== through.status) return `status ${direct.status} and ${through.status}`;
  if (direct.headers !== through.headers) return `headers ${direct.headers} and ${through.headers}`;
  if (direct.isBroken !== through.isBroken) return `broken: ${direct.isBroken} and ${through.isBroken}`;
  // Where a connection breaks, how much of it came is the network's.
  if (direct.isBroken) return undefined;
  if (direct.body === through.body) return undefined;
  let at = 0;
  while (direct.body[at] === through.body[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `persona ${through.persona}, byte ${at}: ${JSON.stringify(direct.body.slice(from, at + 60))} and ${JSON.stringify(through.body.slice(from, at + 60))}`;
}
