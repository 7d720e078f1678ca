import type { IncomingHttpHeaders } from "node:http";
import { ApiFailure, invalidRequest } from "./errors.ts";
import type { Caller } from "./prepare.ts";

const API_VERSIONS: ReadonlySet<string> = new Set(["2023-06-01", "2026-10-21"]);
const INVALID_KEY_PREFIX = "sk-invalid";

function credential(headers: IncomingHttpHeaders): string {
  const key = String(headers["x-api-key"] ?? "").trim();
  const bearer = /^Bearer\s+(\S.*)$/iu.exec(headers.authorization ?? "")?.[1] ?? "";
  if (key !== "" && bearer !== "") {
    throw new ApiFailure(401, "Only one of the x-api-key and Authorization headers may be sent");
  }
  if (key === "" && bearer === "") throw new ApiFailure(401, "x-api-key header is required");
  const given = key || bearer;
  if (given.startsWith(INVALID_KEY_PREFIX)) {
    throw new ApiFailure(401, key === "" ? "Invalid bearer token" : "invalid x-api-key");
  }
  return given;
}

/** Who asks, and in which version of the API: any key will do but one that begins with `sk-invalid`. */
export function authenticate(headers: IncomingHttpHeaders): Caller {
  const workspace = credential(headers);
  const version = headers["anthropic-version"];
  if (version === undefined) throw invalidRequest("anthropic-version: header is required");
  if (!API_VERSIONS.has(String(version))) {
    throw invalidRequest(`anthropic-version: "${String(version)}" is not a valid version`);
  }
  return { workspace, apiVersion: String(version) };
}
