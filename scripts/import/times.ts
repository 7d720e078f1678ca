const MS_PER_SECOND = 1000;
/** Above it a number counts milliseconds: in seconds it would be the year 5138. */
const SECONDS_MAX = 1e11;
const ZONE = /(?:z|[+-]\d{2}:?\d{2})$/iu;
const CLOCK = /\d:\d{2}/u;

/** A logged time as an ISO time: ISO 8601, or since 1970; without a zone it is UTC. Undefined if it is none. */
export function readTime(logged: string | number): string | undefined {
  const time = new Date(
    typeof logged === "number" ? sinceEpoch(logged) : Date.parse(withZone(logged.trim())),
  );
  return Number.isNaN(time.getTime()) || !/^\d{4}-/u.test(time.toISOString())
    ? undefined
    : time.toISOString();
}

function sinceEpoch(logged: number): number {
  return logged < SECONDS_MAX ? logged * MS_PER_SECOND : logged;
}

/** Else `Date.parse` takes a time without a zone as this machine's. */
function withZone(text: string): string {
  return CLOCK.test(text) && !ZONE.test(text) ? `${text.replace(" ", "T")}Z` : text;
}
