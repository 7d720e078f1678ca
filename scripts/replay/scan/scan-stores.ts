import { createHash } from "node:crypto";
import { styleText } from "node:util";

import type { DevelopmentServer } from "../../demo/development-server.ts";
import { explain, heading, say, table } from "../../demo/screen.ts";
import type { ReplayedFile } from "../replay-file.ts";
import { dumpKv, dumpPostgres, type Dump } from "./dumps.ts";
import { formsOf, type Form } from "./forms.ts";
import { chooseNeedles, type Needle, type Needles } from "./needles.ts";
import { createSearcher, type Pattern } from "./search.ts";

/** What is stored in clear, and so has to be found where the search is sound. */
interface Control {
  kind: "control";
  name: string;
  bytes: Buffer;
}

type Tag = Control | { kind: "needle"; needle: Needle; form: Form["name"] };

const FOUND_SHOWN = 20;

/** Searches all stores for what went in, says what was found, and whether all is well. */
export async function scanStores(
  server: DevelopmentServer,
  files: readonly ReplayedFile[],
  choice: { sentences: number; seed: number },
): Promise<boolean> {
  const transcripts = files.flatMap(({ handedIn }) => handedIn.map(({ transcript }) => transcript));
  const chosen = chooseNeedles(transcripts, choice);
  heading("Scan of the stores");
  sayWhatIsSearched(chosen);

  const hasBlocks = files.some(({ profiles }) => profiles.some(({ persona }) => persona.tokens > 0));
  const stores = [
    { name: "Postgres", dumps: await dumpPostgres(server.databaseUrl), controls: controlsIn(files) },
    { name: "KV", dumps: await dumpKv(server.directory), controls: [kvControl(hasBlocks)] },
  ];
  const results = stores.map((store) => ({ ...store, ...search(store, chosen.needles) }));
  table(
    [
      { title: "store" },
      { title: "searched" },
      { title: "bytes", right: true },
      { title: "controls" },
      { title: "found", right: true },
    ],
    results.map(({ name, dumps, controls, missing, found }) => [
      name,
      `${dumps.length} ${name === "KV" ? "files" : "tables"}`,
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

/** Without a single code nothing but the store's own tables can be known to be there. */
function kvControl(hasCodes: boolean): Control {
  const name = hasCodes ? "code:" : "_mf_entries";
  return { kind: "control", name, bytes: Buffer.from(name) };
}

/** The projects' ids stand in clear in text, and the hashes of their keys in sealed columns' own type. */
function controlsIn(files: readonly ReplayedFile[]): Control[] {
  return files.flatMap(({ name, project, projectKey }): Control[] => [
    { kind: "control", name: `${name}'s project id`, bytes: Buffer.from(project) },
    {
      kind: "control",
      name: `${name}'s key hash`,
      bytes: createHash("sha256").update(projectKey).digest(),
    },
  ]);
}

function search(
  { dumps, controls }: { dumps: readonly Dump[]; controls: readonly Control[] },
  needles: readonly Needle[],
): { found: string[]; missing: string[] } {
  const find = createSearcher<Tag>([
    ...needles.flatMap((needle) =>
      formsOf(needle.text).map(({ name, bytes }): Pattern<Tag> => ({
        bytes,
        tag: { kind: "needle", needle, form: name },
      })),
    ),
    ...controls.map((control): Pattern<Tag> => ({ bytes: control.bytes, tag: control })),
  ]);
  const found: string[] = [];
  const seen = new Set<Control>();
  for (const { name, bytes } of dumps) {
    for (const tag of find(bytes)) {
      if (tag.kind === "control") seen.add(tag);
      else found.push(`${tag.needle.kind} "${tag.needle.text}" as ${tag.form} in ${name}`);
    }
  }
  return { found, missing: controls.filter((control) => !seen.has(control)).map(({ name }) => name) };
}

function sayWhatIsSearched({ needles, sentencesInAll }: Needles): void {
  const count = (kind: Needle["kind"]): number => needles.filter((needle) => needle.kind === kind).length;
  explain(
    `Looked for ${count("sentence")} of ${sentencesInAll} sentences that users said, ${count("user id")} user ids ` +
      `and ${count("conversation id")} conversation ids, each in UTF-8, UTF-16, base64, hex, JSON-escaped and ` +
      "URL-encoded; sealed columns as text and as bytes. A control is stored in clear, so that a sound search " +
      "finds it.",
  );
  say();
}

function verdict(found: number, sound: boolean): string {
  if (!sound) return styleText("red", "✘ The search is not sound: it missed what is stored in clear.");
  return found === 0
    ? `${styleText("green", "✓")} Nothing of it stands in the stores.`
    : styleText("red", `✘ Found ${found} times.`);
}
