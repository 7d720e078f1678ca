/** Requests that need no persona, and go on to Claude as they come. */

/** What goes through without a look at it. */
export interface PassedOn {
  name: string;
  method: "GET" | "POST" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const BATCH = {
  requests: [
    {
      custom_id: "one",
      params: { model: "claude-haiku-5-5", max_tokens: 5, messages: [{ role: "user", content: "Hello" }] },
    },
  ],
};
const BOUNDARY = "----conformance";
const UPLOAD = [
  `--${BOUNDARY}`,
  'content-disposition: form-data; name="file"; filename="a.bin"',
  "content-type: application/octet-stream",
  "",
  "\u0000\u0001\u0002 not JSON, and not text either \u00ff\u00fe",
  `--${BOUNDARY}--`,
  "",
].join("\r\n");
const JSON_TYPE = { "content-type": "application/json" };

/** Models, and what the emulator has no answer to but a 404: batches and files. Bodies are Latin-1. */
export const PASSED_ON: readonly PassedOn[] = [
  { name: "models", method: "GET", path: "/v1/models" },
  { name: "models, a page", method: "GET", path: "/v1/models?limit=2&after_id=claude-opus-5" },
  { name: "models, a refused page", method: "GET", path: "/v1/models?limit=0" },
  { name: "a model by its id", method: "GET", path: "/v1/models/claude-haiku-5-5" },
  { name: "a model by its alias", method: "GET", path: "/v1/models/claude-haiku-4-5-20251001?beta=true" },
  { name: "a model that there is not", method: "GET", path: "/v1/models/claude-none" },
  {
    name: "a batch",
    method: "POST",
    path: "/v1/messages/batches",
    headers: JSON_TYPE,
    body: JSON.stringify(BATCH, undefined, 1),
  },
  { name: "batches", method: "GET", path: "/v1/messages/batches?limit=5" },
  { name: "a batch's results", method: "GET", path: "/v1/messages/batches/msgbatch_1/results" },
  { name: "a batch cancelled", method: "POST", path: "/v1/messages/batches/msgbatch_1/cancel" },
  { name: "a batch deleted", method: "DELETE", path: "/v1/messages/batches/msgbatch_1" },
  {
    name: "a file",
    method: "POST",
    path: "/v1/files?beta=true",
    headers: {
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      "anthropic-beta": "files-api-2025-04-14",
    },
    body: UPLOAD,
  },
  { name: "a file's content", method: "GET", path: "/v1/files/file_1/content" },
  { name: "a file deleted", method: "DELETE", path: "/v1/files/file_1" },
];
