/**
 * `npm run keys -- rotate`: moves what older root keys sealed to the current one, while the Worker serves.
 * Speaks to the development server, or to the Worker that TERCET_URL and ADMIN_TOKEN name.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { createClient, type Client } from "./demo/client.ts";
import { readDevState } from "./start/dev-state.ts";
import { renderError, StartError } from "./start/start-error.ts";

const USAGE = `npm run keys -- rotate          moves everything to the current root key; broken off, send it again

1. Make a key:       echo "k2:$(openssl rand -base64 32)"
2. Put it:           PREVIOUS_ROOT_KEYS = the old ROOT_KEY, ROOT_KEY = the new one; deploy
3. Move:             npm run keys -- rotate
4. After 48 hours:   take the old key out of PREVIOUS_ROOT_KEYS; deploy`;

const Piece = z.object({
  keyId: z.string(),
  users: z.number(),
  projects: z.number(),
  next: z.string().nullable(),
});

async function connect(): Promise<Client> {
  const { TERCET_URL, ADMIN_TOKEN } = process.env;
  if (TERCET_URL && ADMIN_TOKEN) return createClient({ url: TERCET_URL, key: ADMIN_TOKEN });
  const development = await readDevState(".tercet");
  if (development) return createClient({ url: development.url, key: development.adminToken });
  throw new StartError("Which Worker?", ["Run `npm start`, or set TERCET_URL and ADMIN_TOKEN."]);
}

async function rotate(client: Client): Promise<void> {
  const total = { users: 0, projects: 0 };
  let after: string | null = "";
  while (after !== null) {
    const piece: z.infer<typeof Piece> = await client.ask(Piece, "POST", "/admin/rotation", { after });
    total.users += piece.users;
    total.projects += piece.projects;
    after = piece.next;
    console.log(`${total.projects} projects looked through, ${total.users} users moved to ${piece.keyId} …`);
  }
  console.log(
    "Nothing that lasts is of an older root key. Answers kept for idempotency keys run out in 48 hours.",
  );
}

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals[0] !== "rotate") throw new StartError("Which command?", [USAGE]);
  await rotate(await connect());
} catch (error) {
  console.error(renderError(error));
  process.exitCode = 1;
}
