import { isRecord } from "./json-values.ts";
import type { JsonObject } from "./json-values.ts";

const FORMATTED: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00Z",
  time: "00:00:00Z",
  date: "2026-01-01",
  duration: "P1D",
  email: "someone@example.com",
  hostname: "example.com",
  uri: "https://example.com/",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uuid: "00000000-0000-4000-8000-000000000000",
};

const DEPTH_MAX = 16;

interface JsonOptions {
  /** What free strings say. */
  text: string;
  /** How many items a list gets whose schema asks for none. */
  items: number;
}

interface Context extends JsonOptions {
  root: JsonObject;
  depth: number;
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === "number" ? value : undefined;
}

function generateString(schema: JsonObject, text: string): string {
  const formatted = typeof schema["format"] === "string" ? FORMATTED[schema["format"]] : undefined;
  if (formatted !== undefined) return formatted;
  const atLeast = text.padEnd(numberAt(schema, "minLength") ?? 0, ".");
  return atLeast.slice(0, numberAt(schema, "maxLength") ?? atLeast.length);
}

function generateNumber(schema: JsonObject, isInteger: boolean): number {
  const step = numberAt(schema, "multipleOf") ?? (isInteger ? 1 : 0.5);
  const exclusive = numberAt(schema, "exclusiveMinimum");
  const low = numberAt(schema, "minimum") ?? (exclusive === undefined ? undefined : exclusive + step);
  const high = numberAt(schema, "maximum") ?? numberAt(schema, "exclusiveMaximum");
  const start = low ?? (high === undefined || high > step ? step : high - step);
  return Math.ceil(start / step) * step;
}

function generateArray(schema: JsonObject, context: Context): unknown[] {
  const length = Math.max(numberAt(schema, "minItems") ?? 0, context.items);
  const most = Math.min(length, numberAt(schema, "maxItems") ?? length);
  return Array.from({ length: most }, () => generate(schema["items"] ?? {}, context));
}

/** Every property while shallow; only the required ones once deep, so that recursion ends. */
function generateObject(schema: JsonObject, context: Context): JsonObject {
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const kept = Object.entries(properties).filter(
    ([name]) => context.depth < DEPTH_MAX / 2 || required.includes(name),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, generate(inner, context)]));
}

function resolve(reference: string, root: JsonObject): unknown {
  let value: unknown = root;
  for (const key of reference.split("/").slice(1)) value = isRecord(value) ? value[key] : undefined;
  return value;
}

function generate(given: unknown, { depth, ...above }: Context): unknown {
  const schema = isRecord(given) ? given : {};
  const context = { ...above, depth: depth + 1 };
  if (depth > DEPTH_MAX) return null;
  if (typeof schema["$ref"] === "string") return generate(resolve(schema["$ref"], context.root), context);
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (Array.isArray(schema["allOf"])) {
    const branches = schema["allOf"].map((branch) => generate(branch, context));
    return branches.every(isRecord) ? Object.assign({}, ...branches) : branches[0];
  }
  const branches = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(branches)) return generate(branches[0], context);

  const [type] = [schema["type"]].flat();
  switch (type) {
    case "object":
      return generateObject(schema, context);
    case "array":
      return generateArray(schema, context);
    case "integer":
    case "number":
      return generateNumber(schema, type === "integer");
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return "properties" in schema ? generateObject(schema, context) : generateString(schema, context.text);
  }
}

/** A JSON value that conforms to a schema; the same one for the same schema and options. */
export function jsonFromSchema(schema: JsonObject, options: JsonOptions): unknown {
  return generate(schema, { ...options, root: schema, depth: 0 });
}
