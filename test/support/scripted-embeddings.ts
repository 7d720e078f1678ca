/**
 * An endpoint that speaks OpenAI's `/embeddings` over real HTTP: each path is one of its own, told how to
 * behave, and it tells what it was asked. Its vectors are the lexical ones, three times as long.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";

export interface EmbeddingsFault {
  /** Refuses with this status. */
  status?: number;
  retryAfter?: string;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Answers with this, whatever was asked. */
  body?: string;
  /** Answers the rows in reverse, each with its index. */
  reversed?: boolean;
}

export interface EmbeddingsScript {
  /** One a request, in order; then it behaves. */
  faults?: EmbeddingsFault[];
  /** What every request meets. */
  always?: EmbeddingsFault;
}

export interface EmbeddingsReport {
  requests: { authorization: string | null; body: { model: string; input: string[]; dimensions?: number } }[];
}

interface Endpoint {
  script: EmbeddingsScript;
  requests: EmbeddingsReport["requests"];
}

const SCALE = 3;

export async function startScriptedEmbeddings(): Promise<{ url: string; stop(): Promise<void> }> {
  const endpoints = new Map<string, Endpoint>();
  const server = createServer((request, response) => {
    void (async () => {
      const [, name = "", action] = (request.url ?? "").split("/");
      const endpoint = endpoints.get(name) ?? { script: {}, requests: [] };
      endpoints.set(name, endpoint);
      const respond = (status: number, body: string, headers: Record<string, string> = {}): void =>
        void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

      if (action === "__report") return respond(200, JSON.stringify({ requests: endpoint.requests }));
      const body = (await json(request)) as never;
      if (action === "__script") {
        endpoint.script = body;
        return respond(200, "{}");
      }
      if (action !== "embeddings") return respond(404, "{}");
      const asked: EmbeddingsReport["requests"][number]["body"] = body;
      endpoint.requests.push({ authorization: request.headers.authorization ?? null, body: asked });
      const fault = endpoint.script.faults?.shift() ?? endpoint.script.always ?? {};
      if (fault.hang) return;
      if (fault.status !== undefined) {
        const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
        return respond(fault.status, JSON.stringify({ error: { message: "as told" } }), headers);
      }
      if (fault.body !== undefined) return respond(200, fault.body);
      const data = asked.input.map((text, index) => ({
        object: "embedding",
        index,
        embedding: [...embedLexically(text)].map((value) => value * SCALE),
      }));
      respond(200, JSON.stringify({ object: "list", data: fault.reversed ? data.toReversed() : data }));
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
