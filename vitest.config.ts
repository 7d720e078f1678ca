import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

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

/** Pure code runs in Node; the Worker runs in workerd, against a database and the Claude emulator. */
export default defineConfig({
  test: {
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
        plugins: [inWorkerd],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          globalSetup: "./test/support/world.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // One embedded database serves all files: side by side they would only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
