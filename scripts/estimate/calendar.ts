/** How many conversations a month there are, by the logs' dates. Pure. */

const DAY_MS = 86_400_000;
const DAYS_PER_MONTH = 365.25 / 12;

export interface LoggedTime {
  visits: number;
  /** ISO times of the first and the last; undefined without dates. */
  from: string | undefined;
  to: string | undefined;
}

export interface MonthlyVolume {
  conversationsPerMonth: number;
  /** Days that the logs cover, both ends counted in; undefined without dates: then they are one month. */
  days: number | undefined;
}

export function monthlyVolume({ visits, from, to }: LoggedTime): MonthlyVolume {
  if (from === undefined || to === undefined) return { conversationsPerMonth: visits, days: undefined };
  const days = dayOf(to) - dayOf(from) + 1;
  return { conversationsPerMonth: (visits * DAYS_PER_MONTH) / days, days };
}

function dayOf(time: string): number {
  return Math.floor(Date.parse(time) / DAY_MS);
}
