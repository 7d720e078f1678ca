import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig, type Plugin } from "vitest/config";

const inWorkerd = cloudflareTest(({ inject }) => ({
  remoteBindings: false,
  wrangler: { configPath: "./wrangler.toml" },
  miniflare: {
    bindings: {
      ...inject("secrets"),
      ANTHROPIC_BASE_URL: inject("claudeUrl"),
      ANTHROPIC_API_KEY: "sk-ant-test",
      EXTRACTOR: "rules",
    },
    hyperdrives: { HYPERDRIVE: inject("probedDatabaseUrl") },
  },
}));

/**
 * Vitest's module runner shares the promise of a dynamic import between all who wait for it, and in workerd they
 * are different requests: one that ends takes the others with it. workerd's own import does not, so only the
 * tests load at once what the Worker loads when it is needed.
 */
const importsAtOnce: Plugin = {
  name: "imports-at-once",
  enforce: "pre",
  transform(code, id) {
    if (!/\/(?:postgres\/cf\/polyfills\.js|src\/adapters\/claude-asker\.ts)$/u.test(id)) return undefined;
    const imported: string[] = [];
    const changed = code.replace(/await import\((["'][^"']+["'])\)/gu, (_, specifier: string) => {
      imported.push(`import * as atOnce${imported.length} from ${specifier};`);
      return `atOnce${imported.length - 1}`;
    });
    if (imported.length === 0) throw new Error(`${id} no longer imports anything dynamically.`);
    return { code: `${imported.join("\n")}\n${changed}`, map: null };
  },
};

/**
 * The fault tests cut connections of postgres.js. It takes its listeners off a closed socket, and its stream for
 * Workers, which then fails to read, emits an error that nobody hears: EventEmitter throws it where nobody can
 * catch it, under whichever of workerd's two names for a cut. Everything else that nobody caught fails the run.
 */
function isNoCutSocket({ message, stack = "" }: { message: string; stack?: string }): boolean {
  const isCut = message === "This socket has been closed." || message === "Network connection lost.";
  return !(isCut && stack.includes("postgres/cf/polyfills"));
}

/** Pure code runs in Node; the Worker runs in workerd, against a database and the Claude emulator. */
export default defineConfig({
  test: {
    onUnhandledError: isNoCutSocket,
    projects: [
      { test: { name: "domain", include: ["test/domain/**/*.test.ts"] } },
      { test: { name: "emulator", include: ["test/emulator/**/*.test.ts"] } },
      { test: { name: "scripts", include: ["test/scripts/**/*.test.ts"] } },
      {
        test: {
          name: "clients",
          include: ["test/clients/**/*.test.ts"],
          globalSetup: "./test/clients/setup.ts",
          testTimeout: 30_000,
          // They share one emulator and its faults.
          fileParallelism: false,
        },
      },
      {
        plugins: [inWorkerd, importsAtOnce],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          globalSetup: "./test/support/world.ts",
          setupFiles: "./test/support/as-new.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // One embedded database serves all files: side by side they would only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
