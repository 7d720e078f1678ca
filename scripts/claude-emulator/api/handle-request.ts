import type { IncomingMessage, ServerResponse } from "node:http";
import { randomBytes } from "node:crypto";
import { createId } from "../determinism.ts";
import type { EmulatorState } from "../state.ts";
import { failureOf, parseFaultHeader } from "../wire/faults.ts";
import type { Fault } from "../wire/faults.ts";
import { redactHeaders } from "../wire/journal.ts";
import { untilClosed } from "../wire/write-stream.ts";
import { authenticate } from "./authenticate.ts";
import { answerControl } from "./control-endpoint.ts";
import { ApiFailure } from "./errors.ts";
import { apiHeaders, readBody, sendJson } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { answerMessages } from "./messages-endpoint.ts";
import { listModels, retrieveModel } from "./models-endpoint.ts";
import { parseJson } from "./parse-body.ts";
import { prepareCount } from "./prepare.ts";

const ALLOWED_METHODS: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/messages(?:\/count_tokens)?$/u, "POST"],
  [/^\/v1\/models(?:\/[^/]+)?$/u, "GET"],
];

function checkRoute(method: string, { pathname }: URL): void {
  const route = ALLOWED_METHODS.find(([path]) => path.test(pathname));
  if (!route) throw new ApiFailure(404, "Not found");
  if (route[1] !== method) throw new ApiFailure(405, "Method Not Allowed");
}

function modelOf(body: unknown): string | undefined {
  const model = typeof body === "object" && body !== null && "model" in body ? body.model : undefined;
  return typeof model === "string" ? model : undefined;
}

function faultFor(state: EmulatorState, request: IncomingMessage, body: unknown): Fault | undefined {
  const header = request.headers["x-emulator-fault"];
  return header === undefined ? state.faults.take(modelOf(body)) : parseFaultHeader(String(header));
}

async function answerApi(state: EmulatorState, exchange: Exchange): Promise<void> {
  const { request, response, url, entry, signal } = exchange;
  const bytes = await readBody(request);
  // Of a path that there is not, too, byte for byte.
  entry.body = bytes.toString("latin1");
  checkRoute(entry.method, url);
  const body = entry.method === "POST" ? parseJson(bytes) : undefined;
  entry.body = body;

  const fault = faultFor(state, request, body);
  if (fault?.fault === "hang") {
    await untilClosed(signal);
    entry.outcome = "aborted";
    return;
  }
  const failure = fault && failureOf(fault);
  if (failure) throw failure;

  const caller = authenticate(request.headers);
  if (url.pathname === "/v1/messages") {
    await answerMessages(state, exchange, body, caller, fault);
    return;
  }
  const [, modelId] = /^\/v1\/models\/(.+)$/u.exec(url.pathname) ?? [];
  const answer =
    entry.method === "POST"
      ? { input_tokens: prepareCount(body, caller) }
      : modelId === undefined
        ? listModels(url.searchParams)
        : retrieveModel(decodeURIComponent(modelId));
  entry.status = 200;
  entry.outcome = "completed";
  sendJson(response, 200, answer);
}

function sendFailure(exchange: Exchange, error: unknown): void {
  const { response, requestId, entry } = exchange;
  const failure = error instanceof ApiFailure ? error : new ApiFailure(500, "Internal server error");
  entry.status = failure.status;
  entry.outcome = exchange.signal.aborted ? "aborted" : "failed";
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
  sendJson(response, failure.status, failure.toEnvelope(requestId));
}

async function handleControl(
  state: EmulatorState,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  try {
    const bytes = await readBody(request);
    sendJson(
      response,
      200,
      answerControl(state, request.method ?? "GET", url, () => parseJson(bytes)),
    );
  } catch (error) {
    const failure = error instanceof ApiFailure ? error : new ApiFailure(500, "Internal server error");
    sendJson(response, failure.status, failure.toEnvelope("req_control"));
  }
}

/** Answers one HTTP request, whatever it is; never throws. */
export async function handleRequest(
  state: EmulatorState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://emulator");
  if (url.pathname.startsWith("/__emulator/")) {
    await handleControl(state, request, response, url);
    return;
  }

  const requestId = createId("req", randomBytes(16).toString("hex"));
  const controller = new AbortController();
  response.on("close", () => {
    if (!response.writableEnded) controller.abort();
  });
  for (const [name, value] of Object.entries(apiHeaders(requestId, Date.now())))
    response.setHeader(name, value);
  const entry = state.journal.open({
    requestId,
    at: new Date(state.now()).toISOString(),
    method: request.method ?? "GET",
    path: `${url.pathname}${url.search}`,
    headers: redactHeaders(request.headers),
  });
  const exchange: Exchange = { request, response, url, requestId, entry, signal: controller.signal };
  try {
    await answerApi(state, exchange);
  } catch (error) {
    sendFailure(exchange, error);
  }
}
