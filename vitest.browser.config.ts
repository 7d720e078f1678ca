import { defineConfig } from "vitest/config";

/** The pages in a real Chromium, against a development server of the run's own. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "./test/browser/server.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
