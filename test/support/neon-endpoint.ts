/**
 * A `/sql` endpoint as Neon's driver speaks to it, in front of any Postgres: one query, or several in
 * one transaction; values as Postgres writes them; errors with their SQLSTATE and status 400.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

interface Query {
  query: string;
  params: unknown[];
}

export interface NeonEndpoint {
  url: string;
  stop(): Promise<void>;
}

/** Leaves every value as the text that Postgres sent. */
const TEXT_VALUES = { getTypeParser: () => (value: string) => value };

export async function startNeonEndpoint(databaseUrl: string): Promise<NeonEndpoint> {
  const server = createServer((request, response) => {
    answer(databaseUrl, request).then(
      ({ status, body }) => response.writeHead(status).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(JSON.stringify({ message: String(error) })),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sql`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(
  databaseUrl: string,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  const body = JSON.parse(await readText(request)) as Query | { queries: Query[] };
  const client = new pg.Client({ connectionString: databaseUrl, types: TEXT_VALUES });
  await client.connect();
  try {
    if (!("queries" in body)) return { status: 200, body: await run(client, body) };
    await client.query("begin");
    const results: unknown[] = [];
    for (const query of body.queries) results.push(await run(client, query));
    await client.query("commit");
    return { status: 200, body: { results } };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { status: 400, body: { message: error.message, code: error.code, severity: error.severity } };
  } finally {
    await client.end();
  }
}

async function run(client: pg.Client, { query, params }: Query): Promise<unknown> {
  const result = await client.query({ text: query, values: params, rowMode: "array" });
  return {
    command: result.command,
    rowCount: result.rowCount,
    fields: result.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })),
    rows: result.rows,
    rowAsArray: true,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
