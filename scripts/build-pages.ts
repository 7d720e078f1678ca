/**
 * Bundles the scripts of the pages into modules of text, so that the Worker serves them without a build step
 * of its own: `npm run build:pages` after a change under pages/. A test holds the two together.
 */
import { build } from "esbuild";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

export const PAGES = ["profile", "chat"] as const;

export function generatedPath(page: string): string {
  return join(ROOT, `src/routes/pages/generated/${page}-script.ts`);
}

/** The module of a page's script as it has to stand in the repository. */
export async function bundlePage(page: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, `pages/${page}/main.ts`)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "ascii",
    write: false,
    tsconfig: join(ROOT, "pages/tsconfig.json"),
  });
  const script = (outputFiles[0]?.text ?? "").replaceAll("</", String.raw`<\/`);
  return `// Made by \`npm run build:pages\` of pages/${page}; not to be edited.\nexport const script = ${JSON.stringify(script)};\n`;
}

if (process.argv[1] === import.meta.filename) {
  for (const page of PAGES) await writeFile(generatedPath(page), await bundlePage(page));
}
