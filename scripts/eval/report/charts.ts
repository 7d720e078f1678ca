/** Charts as SVG, by hand: no library has to be sent along. Pure. */

export interface Line {
  name: string;
  /** One for each tick of the x axis. */
  values: readonly (number | undefined)[];
}

export interface LineChart {
  title: string;
  xTitle: string;
  ticks: readonly string[];
  lines: readonly Line[];
  format: (value: number) => string;
}

const WIDTH = 720;
const HEIGHT = 300;
const MARGIN = { top: 12, right: 16, bottom: 40, left: 64 };
const GRID_LINES = 4;
const MOST_LABELS = 12;
const COLOURS = [
  "#9a3412",
  "#ea8a3a",
  "#6b7280",
  "#a8a29e",
  "#7c3aed",
  "#0f766e",
  "#1d4ed8",
  "#be185d",
] as const;

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? COLOURS[0];
}

/** A number that is easy to read and not under the value. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= value) ?? 10) * power;
}

export function lineChart({ title, xTitle, ticks, lines, format }: LineChart): string {
  const top = roundUp(Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const innerWidth = WIDTH - MARGIN.left - MARGIN.right;
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const x = (index: number): number =>
    MARGIN.left + (ticks.length === 1 ? innerWidth / 2 : (index * innerWidth) / (ticks.length - 1));
  const y = (value: number): number => MARGIN.top + innerHeight * (1 - value / top);
  const everyTick = Math.ceil(ticks.length / MOST_LABELS);
  const grid = Array.from({ length: GRID_LINES + 1 }, (_, index) => {
    const value = (top * index) / GRID_LINES;
    return (
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value)}" y2="${y(value)}"/>` +
      `<text x="${MARGIN.left - 8}" y="${y(value) + 4}" text-anchor="end">${escapeHtml(format(value))}</text>`
    );
  });
  const labels = ticks.map((tick, index) =>
    index % everyTick === 0
      ? `<text x="${x(index)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${escapeHtml(tick)}</text>`
      : "",
  );
  const paths = lines.map(({ name, values }, index) => {
    const points = values.flatMap((value, at) =>
      value === undefined ? [] : [`${x(at).toFixed(1)},${y(value).toFixed(1)}`],
    );
    const dots = points.map((point) => {
      const [cx, cy] = point.split(",");
      return `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${colourOf(index)}"><title>${escapeHtml(name)}</title></circle>`;
    });
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colourOf(index)}" stroke-width="2"/>${dots.join("")}`;
  });
  return figure(
    title,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${grid.join("")}${labels.join("")}` +
      `<text x="${MARGIN.left + innerWidth / 2}" y="${HEIGHT - 4}" text-anchor="middle">${escapeHtml(xTitle)}</text>` +
      `${paths.join("")}</svg>`,
    lines.map(({ name }) => name),
  );
}

export interface BarChart {
  title: string;
  /** A row each, with a bar for each series. */
  rows: readonly { name: string; values: readonly number[] }[];
  series: readonly string[];
  format: (value: number) => string;
}

const BAR_HEIGHT = 12;
const ROW_GAP = 10;
const NAME_WIDTH = 280;
const VALUE_WIDTH = 64;

/** Bars of one series share a scale; each series has its own. */
export function barChart({ title, rows, series, format }: BarChart): string {
  const rowHeight = series.length * BAR_HEIGHT + ROW_GAP;
  const most = series.map((_, index) => Math.max(...rows.map(({ values }) => values[index] ?? 0)));
  const room = WIDTH - NAME_WIDTH - VALUE_WIDTH;
  const drawn = rows.map(({ name, values }, row) => {
    const top = row * rowHeight;
    const bars = values.map((value, index) => {
      const width = (room * value) / (most[index] || 1);
      const y = top + index * BAR_HEIGHT;
      return (
        `<rect x="${NAME_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 2}" fill="${colourOf(index * 6)}"/>` +
        `<text x="${NAME_WIDTH + width + 6}" y="${y + BAR_HEIGHT - 3}">${escapeHtml(format(value))}</text>`
      );
    });
    const middle = top + (series.length * BAR_HEIGHT) / 2 + 3;
    return `<text x="${NAME_WIDTH - 8}" y="${middle}" text-anchor="end">${escapeHtml(name)}</text>${bars.join("")}`;
  });
  return figure(
    title,
    `<svg viewBox="0 0 ${WIDTH} ${rows.length * rowHeight}" role="img" aria-label="${escapeHtml(title)}">${drawn.join("")}</svg>`,
    series,
    6,
  );
}

function figure(title: string, svg: string, names: readonly string[], colourStep = 1): string {
  const legend = names
    .map(
      (name, index) =>
        `<li><i style="background:${colourOf(index * colourStep)}"></i>${escapeHtml(name)}</li>`,
    )
    .join("");
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${svg}<ul class="legend">${legend}</ul></figure>`;
}
