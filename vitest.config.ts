import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "domain", environment: "node", include: ["test/domain/**/*.test.ts"] },
      },
      {
        test: { name: "emulator", environment: "node", include: ["test/emulator/**/*.test.ts"] },
      },
    ],
  },
});
