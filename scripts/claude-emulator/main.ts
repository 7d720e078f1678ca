import { parseArgs } from "node:util";
import { createClaudeEmulator } from "./server.ts";

const DEFAULT_PORT = 8788;
const PORT_MAX = 65_535;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: String(DEFAULT_PORT) },
    host: { type: "string", default: "127.0.0.1" },
    seed: { type: "string" },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) {
  console.error(`--port must be a number from 0 to ${PORT_MAX}, not ${values.port}`);
  process.exit(1);
}

const emulator = createClaudeEmulator(values.seed === undefined ? {} : { seed: values.seed });
try {
  console.log(`Claude emulator listening on ${await emulator.listen(port, values.host)}`);
} catch (error) {
  console.error(`Claude emulator cannot listen: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void emulator.close().then(() => process.exit(0));
  });
}
