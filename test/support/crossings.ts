/** Requests made of the OpenAPI document, with somebody else's ids in every place where an id may stand. */

interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
}

interface Operation {
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: { "application/json"?: { schema: Schema } } };
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Crossing {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Whose things are asked for: by the name of the place, what may stand in it. */
export type ForeignIds = Record<string, readonly string[]>;

const HEADERS = ["x-tercet-user", "x-tercet-conversation", "x-project-id", "x-user-id", "x-forwarded-user"];
const QUERY = ["user", "project", "conversation", "id", "sub", "cursor"];

/** Every operation under this security scheme, `count` times over with other ids and places. */
export function* crossings(
  document: ApiDocument,
  input: { scheme: string; ids: ForeignIds; count: number },
): Generator<Crossing> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security = [] }]) => security.some((scheme) => input.scheme in scheme))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const all = Object.values(input.ids).flat();
  for (let index = 0; index < input.count; index += 1) {
    const chosen = operations[index % operations.length];
    if (!chosen) throw new Error("No operation has this scheme.");
    const { method, path, operation } = chosen;
    const round = Math.floor(index / operations.length);
    const pick = (name: string, offset = 0): string => {
      // Now what belongs there, now an id of another kind.
      const own = input.ids[name] ?? all;
      const from = round % 3 === 2 ? all : own;
      return from[(round + offset) % from.length] ?? "";
    };
    const written = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => spell(pick(name), round));
    const places = round % 5;
    const query =
      places === 1 || places === 4
        ? `?${QUERY.map((name, at) => `${name}=${encodeURIComponent(pick(name, at))}`).join("&")}`
        : "";
    const headers =
      places === 2 || places === 4
        ? Object.fromEntries(HEADERS.map((name, at) => [name, encodeURIComponent(pick("user", at))]))
        : {};
    const schema = operation.requestBody?.content["application/json"]?.schema;
    const body = schema && sample(document, schema, (name) => pick(name, round), round);
    const extra =
      places >= 3 && isRecord(body) ? { ...body, user: pick("user"), project: pick("project") } : body;
    yield { method, path: `${written}${query}`, headers, body: extra };
  }
}

/** The same id in another spelling. */
function spell(id: string, round: number): string {
  const spellings = [
    encodeURIComponent(id),
    [...Buffer.from(id)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    `${encodeURIComponent(id)}%00`,
    `..%2F${encodeURIComponent(id)}`,
    encodeURIComponent(id.toUpperCase()),
    `%20${encodeURIComponent(id)}`,
  ];
  return spellings[round % 7 < 2 ? 0 : round % spellings.length] ?? "";
}

const SAID = new Set(["content", "message", "value", "model"]);

function sample(
  document: ApiDocument,
  schema: Schema,
  id: (name: string) => string,
  round: number,
  name = "",
): unknown {
  if (schema.$ref !== undefined) {
    const target = document.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return target && sample(document, target, id, round, name);
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return sample(document, choices[round % choices.length] ?? {}, id, round, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[round % schema.enum.length];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, value]) => [
        key,
        sample(document, value, id, round, key),
      ]),
    );
  }
  if (type === "array") return [sample(document, schema.items ?? {}, id, round, name)];
  if (type === "number" || type === "integer") return 1;
  if (type === "boolean") return round % 2 === 0;
  if (schema.format === "date-time") return "2026-01-01T00:00:00Z";
  return SAID.has(name) ? "Hello" : id(name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
