/** The API's failures as values that are thrown to the one place that renders them. */

const ERROR_TYPES = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  405: "invalid_request_error",
  408: "timeout_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  504: "timeout_error",
  529: "overloaded_error",
} as const;

interface ErrorEnvelope {
  type: "error";
  error: { type: string; message: string };
  request_id: string;
}

function errorType(status: number): string {
  const known = Object.entries(ERROR_TYPES).find(([code]) => Number(code) === status);
  if (known) return known[1];
  return status >= 500 ? "api_error" : "invalid_request_error";
}

export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  toEnvelope(requestId: string): ErrorEnvelope {
    return {
      type: "error",
      error: { type: errorType(this.status), message: this.message },
      request_id: requestId,
    };
  }
}

/** A refused request: 400 with the API's own wording. */
export function invalidRequest(message: string): ApiFailure {
  return new ApiFailure(400, message);
}
