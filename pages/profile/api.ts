/** The profile's API, with the token of the page's link. */

export interface Statement {
  signal: string;
  text: string;
  at: string;
}

interface Belief {
  source: "learned" | "edited";
  evidence: {
    signals: number;
    conversations: number;
    explicit: number;
    firstSeen: string | null;
    lastSeen: string | null;
  };
  statements?: Statement[];
}

export interface LineName {
  centroid: string;
  label: string | null;
  phrase: string | null;
}

export type Line = LineName & Belief & { weight: number };
export type Pin = Belief & { slot: string; value: string };

export interface Profile {
  persona: { text: string; tokens: number };
  lines: Line[];
  pins: Pin[];
  muted: LineName[];
  unpinned: string[];
  paused: boolean;
  revision: number;
}

export type Edit =
  | { type: "weight"; centroid: string; phrase?: string; weight: number }
  | { type: "mute" | "revert"; centroid: string; phrase?: string }
  | { type: "pin"; slot: string; value: string }
  | { type: "unpin" | "release"; slot: string };

/** A request that was refused: the message is for the user. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Api {
  /** @throws RefusedError */
  request<Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  profile(): Promise<Profile>;
}

export function createApi(token: string): Api {
  async function request<Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`/v1/profile${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      cache: "no-store",
      credentials: "omit",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new RefusedError(response.status, await messageOf(response));
    const answer: Answer = await response.json();
    return answer;
  }
  return { request, profile: () => request<Profile>("GET", "") };
}

async function messageOf(response: Response): Promise<string> {
  const answer: { error?: { message?: string } } = await response.json();
  return answer.error?.message ?? "Something went wrong; try again.";
}

/** The line as an edit names it. */
export function nameOf({ centroid, phrase }: LineName): { centroid: string; phrase?: string } {
  return phrase === null ? { centroid } : { centroid, phrase };
}

export function wordingOf({ phrase, label }: LineName): string {
  return phrase ?? label ?? "something";
}
