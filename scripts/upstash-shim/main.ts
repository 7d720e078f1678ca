import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { startUpstashShim } from "./server.ts";

const DEFAULT_PORT = 8079;
const PORT_MAX = 65_535;
const TOKEN_BYTES = 24;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: String(DEFAULT_PORT) },
    "redis-url": { type: "string", default: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379" },
    token: { type: "string", default: randomBytes(TOKEN_BYTES).toString("base64url") },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) {
  console.error(`--port must be a number from 0 to ${PORT_MAX}, not ${values.port}`);
  process.exit(1);
}

try {
  const { token } = values;
  const shim = await startUpstashShim({ redisUrl: values["redis-url"], token, port });
  console.log(`UPSTASH_REDIS_REST_URL=${shim.url}\nUPSTASH_REDIS_REST_TOKEN=${token}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void shim.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(`The Upstash shim cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
