/** Pieces of the page. Pure. */
import { escapeHtml } from "./charts.ts";
import type { Table } from "./table.ts";

export const MODELLED = '<abbr title="modelled, not measured">modelled</abbr>';
export const MEASURED = '<abbr title="measured in this run">measured</abbr>';

export function section(title: string, html: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>${html}</section>`;
}

export function tableHtml({ head, rows }: Table): string {
  const body = rows.map((row) => `<tr>${cellsOf("td", row)}</tr>`).join("");
  return `<div class="scroll"><table><thead><tr>${cellsOf("th", head)}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cellsOf(tag: string, row: readonly string[]): string {
  return row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("");
}
