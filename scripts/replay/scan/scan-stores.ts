import { styleText } from "node:util";

import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import type { DevelopmentServer } from "../../demo/development-server.ts";
import { explain, heading, say, table } from "../../demo/screen.ts";
import { codesControl, type Control, type Stored } from "./stored.ts";
import { dumpKv, dumpPostgres, type Dump } from "./dumps.ts";
import { formsOf } from "./forms.ts";
import { chooseNeedles, drawn, type Needle } from "./needles.ts";
import { dumpRedis } from "./redis-dump.ts";
import { createSearcher, type Pattern } from "./search.ts";
import { floatArrayIn, vectorForms } from "./vectors.ts";

type Tag = Control | { kind: "found"; what: string };

interface Store {
  name: string;
  unit: string;
  dumps: readonly Dump[];
  controls: readonly Control[];
}

const FOUND_SHOWN = 20;

/** Searches all stores for what went in, says what was found, and whether all is well. */
export async function scanStores(
  server: DevelopmentServer,
  stored: Stored,
  choice: { sentences: number; seed: number },
): Promise<boolean> {
  const { needles, sentencesInAll } = chooseNeedles(stored.spoken, choice);
  const attributes = drawn([...new Set(stored.attributes)], choice.sentences, choice.seed);
  heading("Scan of the stores");
  sayWhatIsSearched(needles, sentencesInAll, attributes.length);

  const patterns = [...needles.flatMap(patternsOfText), ...attributes.flatMap(patternsOfVector)];
  const results = (await readStores(server, stored)).map((store) => ({
    ...store,
    ...search(store, patterns),
  }));
  table(
    [
      { title: "store" },
      { title: "searched" },
      { title: "bytes", right: true },
      { title: "controls" },
      { title: "found", right: true },
    ],
    results.map(({ name, unit, dumps, controls, missing, found }) => [
      name,
      `${dumps.length} ${unit}`,
      dumps.reduce((sum, { bytes }) => sum + bytes.length, 0).toLocaleString("en"),
      missing.length === 0 ? `${controls.length} found` : `MISSING: ${missing.join(", ")}`,
      String(found.length),
    ]),
  );
  const found = results.flatMap((result) => result.found);
  for (const line of found.slice(0, FOUND_SHOWN)) say(styleText("red", line));
  const sound = results.every(({ missing }) => missing.length === 0);
  say();
  say(verdict(found.length, sound));
  return found.length === 0 && sound;
}

async function readStores(
  { databaseUrl, directory, redisUrl }: DevelopmentServer,
  stored: Stored,
): Promise<Store[]> {
  const { controls, hasCodes } = stored;
  return [
    { name: "Postgres", unit: "tables", dumps: await dumpPostgres(databaseUrl), controls },
    { name: "KV", unit: "files", dumps: await dumpKv(directory), controls: [codesControl("KV", hasCodes)] },
    ...(redisUrl === undefined
      ? []
      : [
          {
            name: "Redis",
            unit: "keys",
            dumps: await dumpRedis(redisUrl),
            controls: hasCodes ? [codesControl("Redis", hasCodes)] : [],
          },
        ]),
  ];
}

function patternsOfText(needle: Needle): Pattern<Tag>[] {
  return formsOf(needle.text).map(({ name, bytes }) => ({
    bytes,
    tag: { kind: "found", what: `${needle.kind} "${needle.text}" as ${name}` },
  }));
}

function patternsOfVector(attribute: string): Pattern<Tag>[] {
  return vectorForms(embedLexically(attribute)).map(({ name, bytes }) => ({
    bytes,
    tag: { kind: "found", what: `vector of "${attribute}" as ${name}` },
  }));
}

function search(
  { dumps, controls }: Store,
  patterns: readonly Pattern<Tag>[],
): { found: string[]; missing: string[] } {
  const find = createSearcher<Tag>([
    ...patterns,
    ...controls.map((control) => ({ bytes: control.bytes, tag: control })),
  ]);
  const found: string[] = [];
  const seen = new Set<Control>();
  for (const { name, bytes } of dumps) {
    for (const tag of find(bytes)) {
      if (tag.kind === "control") seen.add(tag);
      else found.push(`${tag.what} in ${name}`);
    }
    const floats = floatArrayIn(bytes);
    if (floats !== undefined) found.push(`${floats} in ${name}`);
  }
  return { found, missing: controls.filter((control) => !seen.has(control)).map(({ name }) => name) };
}

function sayWhatIsSearched(needles: readonly Needle[], sentencesInAll: number, vectors: number): void {
  const count = (kind: Needle["kind"]): number => needles.filter((needle) => needle.kind === kind).length;
  explain(
    `Looked for ${count("sentence")} of ${sentencesInAll} sentences that users said, ${count("user id")} user ids ` +
      `and ${count("conversation id")} conversation ids, each in UTF-8, UTF-16, base64, hex, JSON-escaped and ` +
      `URL-encoded; for the lexical vectors of ${vectors} attributes learned, in float32, float64 and int8, each ` +
      "raw, in base64 and in hex; and for any list or run of floats. Sealed columns as text and as bytes. A " +
      "control is stored in clear, so that a sound search finds it.",
  );
  say();
}

function verdict(found: number, sound: boolean): string {
  if (!sound) return styleText("red", "✘ The search is not sound: it missed what is stored in clear.");
  return found === 0
    ? `${styleText("green", "✓")} Nothing of it stands in the stores.`
    : styleText("red", `✘ Found ${found} times.`);
}
