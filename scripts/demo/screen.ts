/** How the demo looks. Colour is left to `styleText`, which knows terminals and NO_COLOR. */
import { styleText } from "node:util";

import { createWrapper, padEnd, wrap, type Wrapper } from "./layout.ts";

const MARGIN = 2;
const WIDTH_MAX = 100;
const WIDTH_MIN = 48;
const SPEAKER_WIDTH = 8;

/** The columns that text may take, beside the margin. */
export function textWidth(): number {
  const columns = process.stdout.columns ?? WIDTH_MAX;
  return Math.max(WIDTH_MIN, Math.min(columns, WIDTH_MAX)) - 2 * MARGIN;
}

export function say(line = ""): void {
  console.log(line === "" ? "" : `${" ".repeat(MARGIN)}${line}`);
}

export function explain(text: string): void {
  for (const line of wrap(text, textWidth())) say(styleText("dim", line));
}

export function heading(title: string): void {
  const rule = "─".repeat(Math.max(0, textWidth() - title.length - 4));
  say();
  say(`${styleText("dim", "──")} ${styleText("bold", title)} ${styleText("dim", rule)}`);
  say();
}

export function subheading(title: string): void {
  say();
  say(styleText("bold", title));
}

/** What the person types. */
export function personSays(name: string, text: string): void {
  const lines = wrap(text, textWidth() - SPEAKER_WIDTH);
  say(styleText("cyan", padEnd(name, SPEAKER_WIDTH)) + (lines[0] ?? ""));
  for (const line of lines.slice(1)) say(" ".repeat(SPEAKER_WIDTH) + line);
}

/** Begins an answer, to be written as it comes. */
export function claudeSays(): Wrapper {
  const indent = " ".repeat(MARGIN + SPEAKER_WIDTH);
  const label = " ".repeat(MARGIN) + styleText("magenta", padEnd("Claude", SPEAKER_WIDTH));
  let begun = false;
  return createWrapper(textWidth() - SPEAKER_WIDTH, indent, (text) => {
    process.stdout.write(begun ? text : label + text.trimStart());
    begun = true;
  });
}

export interface Column {
  title: string;
  /** Numbers stand right. */
  right?: boolean;
}

/** Rows under their titles, each column as wide as its widest cell. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const render = (cells: readonly string[]): string =>
    columns
      .map(({ right }, index) => {
        const cell = cells[index] ?? "";
        return right === true ? cell.padStart(widths[index] ?? 0) : padEnd(cell, widths[index] ?? 0);
      })
      .join("   ")
      .trimEnd();
  const titles = render(columns.map(({ title }) => title));
  if (titles !== "") say(styleText("dim", titles));
  for (const row of rows) say(render(row));
}
