import { invalidRequest } from "../api/errors.ts";
import { isRecord } from "../reply/json-values.ts";
import type { JsonObject } from "../reply/json-values.ts";

const REFUSED_KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["minLength", "maxLength"],
  array: ["maxItems", "uniqueItems"],
  object: ["minProperties", "maxProperties", "patternProperties"],
};

function refuse(reason: string): never {
  throw invalidRequest(`output_config.format.schema: ${reason}`);
}

function definitionNamed(reference: string, root: JsonObject): JsonObject {
  const [, group, name] = /^#\/(\$defs|definitions)\/([^/]+)$/u.exec(reference) ?? [];
  if (reference === "#") return refuse("Recursive schemas are not supported");
  const definitions = group === undefined ? undefined : root[group];
  const definition = isRecord(definitions) && name !== undefined ? definitions[name] : undefined;
  return isRecord(definition) ? definition : refuse(`Invalid $ref: ${reference}`);
}

function checkKeywords(type: string, schema: JsonObject): void {
  const keyword = (REFUSED_KEYWORDS[type] ?? []).find((name) => name in schema);
  if (keyword) refuse(`For '${type}' type, property '${keyword}' is not supported`);
  if (type === "array" && "minItems" in schema && schema["minItems"] !== 0 && schema["minItems"] !== 1) {
    refuse("For 'array' type, 'minItems' values other than 0 or 1 are not supported");
  }
  if (type === "object" && schema["additionalProperties"] !== false) {
    refuse("For 'object' type, 'additionalProperties' must be explicitly set to false");
  }
}

function check(schema: unknown, root: JsonObject, above: readonly string[]): void {
  if (!isRecord(schema)) return;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (above.includes(reference)) refuse("Recursive schemas are not supported");
    check(definitionNamed(reference, root), root, [...above, reference]);
  }
  const types = [schema["type"]].flat().filter((type) => typeof type === "string");
  const isObject = types.includes("object") || "properties" in schema;
  for (const type of new Set(isObject ? [...types, "object"] : types)) checkKeywords(type, schema);

  const { properties, items } = schema;
  if (isRecord(properties)) for (const inner of Object.values(properties)) check(inner, root, above);
  check(items, root, above);
  for (const combined of ["anyOf", "oneOf", "allOf"]) {
    const branches = schema[combined];
    if (Array.isArray(branches)) for (const branch of branches) check(branch, root, above);
  }
}

/**
 * Refuses what structured output cannot hold to: bounds on numbers and lengths, list sizes other
 * than "at least one", recursion, and objects that leave additional properties open.
 */
export function checkOutputSchema(schema: JsonObject): void {
  check(schema, schema, []);
}
