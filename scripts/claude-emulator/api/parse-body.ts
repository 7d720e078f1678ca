import type { z } from "zod";
import { ApiFailure, invalidRequest } from "./errors.ts";

type Issue = z.core.$ZodIssue;

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The issue of the union's branch that the input came nearest to. */
function nearest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const branches = issue.errors.flatMap((branch) => branch.slice(0, 1));
  const deepest = branches
    .map((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] }))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest ?? issue;
}

function wording(issue: Issue, value: unknown): string {
  if (value === undefined && issue.code !== "unrecognized_keys") return "Field required";
  switch (issue.code) {
    case "unrecognized_keys":
      return "Extra inputs are not permitted";
    case "invalid_type":
      return `Input should be a valid ${issue.expected === "record" ? "dictionary" : issue.expected}`;
    case "invalid_value":
      return `Input should be ${issue.values.map((allowed) => `'${String(allowed)}'`).join(" or ")}`;
    case "too_small":
      return `Input should be greater than or equal to ${issue.minimum}`;
    case "too_big":
      return `Input should be less than or equal to ${issue.maximum}`;
    case "invalid_union":
      return "Input tag found using 'type' does not match any of the expected tags";
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
    case "custom":
    default:
      return issue.message;
  }
}

function toFailure(issue: Issue, input: unknown): ApiFailure {
  const found = nearest(issue);
  const path = found.code === "unrecognized_keys" ? [...found.path, ...found.keys.slice(0, 1)] : found.path;
  return invalidRequest(`${path.map(String).join(".")}: ${wording(found, valueAt(input, found.path))}`);
}

function refuseUnreadableText(value: unknown, path: string): void {
  if (typeof value === "string") {
    if (!value.isWellFormed()) {
      throw invalidRequest(`The request body is not valid JSON: no low surrogate in string: ${path}`);
    }
    if (value.includes("\0")) throw invalidRequest(`${path}: text must not contain null characters`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseUnreadableText(key, path);
      refuseUnreadableText(inner, path === "" ? key : `${path}.${key}`);
    }
  }
}

/** Bytes to JSON; invalid UTF-8, a lone surrogate or a NUL is refused as the API refuses it. */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "invalid unicode";
    throw invalidRequest(`The request body is not valid JSON: ${reason}`);
  }
  refuseUnreadableText(value, "");
  return value;
}

/** JSON to a request of the schema, or the API's 400 that names the first field at fault. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw invalidRequest("Input should be a valid dictionary or object to extract fields from");
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? toFailure(issue, input) : new ApiFailure(500, "Internal server error");
}
