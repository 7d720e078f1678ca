const FIELDS = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  {
    from: 1,
    to: 12,
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  // Cloudflare counts the days of the week from 1, a Sunday.
  { from: 1, to: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
] as const;

/**
 * Whether a Cron Trigger is due in the minute of `now`, in UTC. Lists, ranges, steps and names are
 * understood; `L`, `W` and `#` throw.
 */
export function isCronDue(expression: string, now: Date): boolean {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new RangeError(`Not a cron expression: ${expression}`);
  const values = [
    now.getUTCMinutes(),
    now.getUTCHours(),
    now.getUTCDate(),
    now.getUTCMonth() + 1,
    now.getUTCDay() + 1,
  ];
  const [minute, hour, dayOfMonth, month, dayOfWeek] = FIELDS.map((field, index) =>
    fieldValues(parts[index] ?? "", field).has(values[index] ?? -1),
  );
  // Where both days are narrowed, either one will do.
  const day = parts[2] === "*" || parts[4] === "*" ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek;
  return Boolean(minute && hour && month && day);
}

function fieldValues(text: string, field: (typeof FIELDS)[number]): Set<number> {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item);
    if (match === null) throw new RangeError(`Not understood in a cron expression: ${item}`);
    const [, start = "", end, step] = match;
    const from = start === "*" ? field.from : parseValue(start, field);
    const open = start === "*" || (step !== undefined && end === undefined);
    const to = open ? field.to : parseValue(end ?? start, field);
    for (let value = from; value <= to; value += Math.max(1, Number(step ?? 1))) values.add(value);
  }
  return values;
}

function parseValue(text: string, field: (typeof FIELDS)[number]): number {
  const named = field.names.findIndex((name) => name === text.toUpperCase());
  const value = named === -1 ? Number(text) : field.from + named;
  if (!Number.isInteger(value) || value < field.from || value > field.to) {
    throw new RangeError(`Not understood in a cron expression: ${text}`);
  }
  return value;
}
