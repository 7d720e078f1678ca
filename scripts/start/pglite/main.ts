/** `node main.ts DIRECTORY`: the built-in Postgres in a process of its own, on a port that it says. */
import { PGlite } from "@electric-sql/pglite";

import { builtInDatabaseUrl } from "../database.ts";
import { servePglite } from "./server.ts";

const [, , directory] = process.argv;
const database = await PGlite.create(directory);
const server = await servePglite(database, 0);
console.log(`Postgres listening on ${builtInDatabaseUrl(server.port)}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void server
      .close()
      .then(() => database.close())
      .then(() => process.exit(0));
  });
}
