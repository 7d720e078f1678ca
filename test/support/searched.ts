/** All that the stores hold of a project, as bytes, and what of many texts stands in them in whatever form. */
import { createHash } from "node:crypto";
import { env } from "cloudflare:workers";
import type postgres from "postgres";
import { formsOf } from "../../scripts/replay/scan/forms.ts";
import { createSearcher, type Pattern } from "../../scripts/replay/scan/search.ts";
import type { Mirrored } from "./mirrored.ts";

/** How the text of a row writes a bytea. */
const BYTEA = /\\x((?:[0-9a-f]{2})+)/gu;

export interface Needle {
  name: string;
  text: string;
}

/** Every row of the transaction's project but for the tombstones, as text and as the bytes it holds. */
export async function dumpRows(transaction: postgres.TransactionSql): Promise<Buffer> {
  const tables = await transaction`select tablename from pg_tables where schemaname = 'public'
    and tablename not in ('tercet_migrations', 'erasures')`;
  const parts: Buffer[] = [];
  for (const { tablename } of tables) {
    const rows = await transaction`select held::text as line from ${transaction(String(tablename))} as held`;
    const text = rows.map((row) => String(row["line"])).join("\n");
    parts.push(Buffer.from(`${tablename}\n${text}\n`));
    for (const [, digits = ""] of text.matchAll(BYTEA)) parts.push(Buffer.from(digits, "hex"));
  }
  return Buffer.concat(parts);
}

/** Every key of KV with its value, and of the mirror. */
export async function dumpCaches(mirrored: Mirrored): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let cursor: string | null = null; ;) {
    const page: KVNamespaceListResult<unknown> = await env.PERSONA_CACHE.list({ cursor });
    for (const { name } of page.keys) {
      parts.push(Buffer.from(`${name}\n`));
      parts.push(Buffer.from((await env.PERSONA_CACHE.get(name, "arrayBuffer")) ?? new ArrayBuffer(0)));
    }
    if (page.list_complete) break;
    cursor = page.cursor;
  }
  const { entries } = await mirrored.report();
  for (const { key, value } of entries) {
    const held = value.slice(value.indexOf(":") + 1);
    // What the mirror keeps of an erased user is that there is nothing.
    if (held === "") continue;
    parts.push(Buffer.from(`${key}\n${value}\n`), Buffer.from(held, "base64"));
  }
  return Buffer.concat(parts);
}

/** The names of needles that stand in a dump: as they are, in base64, in hex, escaped, or hashed. */
export function findIn(dump: Buffer, needles: readonly Needle[]): Set<string> {
  const patterns = needles.flatMap(({ name, text }): Pattern<string>[] => {
    const hash = createHash("sha256").update(text).digest();
    const hashed = [hash, ...(["hex", "base64", "base64url"] as const).map((form) => hash.toString(form))];
    return [
      ...formsOf(text).map(({ bytes }) => ({ bytes, tag: name })),
      ...hashed.map((form) => ({ bytes: Buffer.from(form), tag: name })),
    ];
  });
  return createSearcher(patterns)(dump);
}
