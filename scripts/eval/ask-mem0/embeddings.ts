/** The lexical embedder behind OpenAI's `/embeddings`: mem0 embeds with what the Worker embeds with. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import type { Run } from "../../start/run.ts";

/** @returns its address */
export async function serveEmbeddings(run: Run): Promise<string> {
  const server = createServer((request, response) => {
    embed(request, response).catch(() => response.destroy());
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  run.onClose(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/v1`;
}

const EmbeddingsRequest = z.object({ input: z.union([z.string(), z.array(z.string())]) });

async function embed(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { input } = EmbeddingsRequest.parse(JSON.parse(body));
  const data = [input].flat().map((text, index) => ({
    object: "embedding",
    index,
    embedding: [...embedLexically(text)],
  }));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ object: "list", model: "lexical", data }));
}
