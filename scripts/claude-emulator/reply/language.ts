/** The sentences a reply is built from in one language. Phrases of the persona come in quoted. */
export interface Language {
  /** Names and codes by which a persona or a message asks for it, in lower case. */
  names: readonly string[];
  quote(text: string): string;
  greeting: Readonly<Record<"neutral" | "formal" | "casual", (name: string) => string>>;
  closing: Readonly<Record<"formal" | "casual", string>>;
  about(topic: string): string;
  /** One sentence; `details` are clauses. */
  inShort(topic: string, point: string, details: readonly string[]): string;
  /** Each a whole sentence that can stand as an item of a list. */
  points: readonly [string, string, ...string[]];
  plain: string;
  technical: string;
  more: string;
  code: string;
  since(wish: string): string;
  without(wish: string): string;
  context(fact: string): string;
  measures(fact: string): string;
  /** Clauses for `inShort`. */
  clauses: {
    since(wish: string): string;
    without(wish: string): string;
    measures(fact: string): string;
  };
  tool(name: string, result: string): string;
  nothing: string;
}
