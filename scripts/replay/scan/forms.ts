/** How a text may look where it was stored. Pure. */

const UNSEEN_PREFIX_CHARACTERS = [0, 2, 3] as const;

export interface Form {
  name: "UTF-8" | "UTF-16" | "base64" | "hex" | "JSON" | "URL";
  bytes: Buffer;
}

/** The byte strings to look for, each once. */
export function formsOf(text: string): Form[] {
  const utf8 = Buffer.from(text);
  const hex = utf8.toString("hex");
  const forms: Form[] = [
    { name: "UTF-8", bytes: utf8 },
    { name: "UTF-16", bytes: Buffer.from(text, "utf16le") },
    ...[hex, hex.toUpperCase()].map((digits) => ({ name: "hex" as const, bytes: Buffer.from(digits) })),
    ...base64Cores(utf8).map((core) => ({ name: "base64" as const, bytes: Buffer.from(core) })),
    ...[escapeJson(text), escapeToAscii(text)].map((escaped) => ({
      name: "JSON" as const,
      bytes: Buffer.from(escaped),
    })),
    { name: "URL", bytes: Buffer.from(encodeURIComponent(text.toWellFormed())) },
  ];
  const seen = new Set<string>();
  return forms.filter(({ bytes }) => {
    const key = bytes.toString("latin1");
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/**
 * The characters of base64 that these bytes decide alone, wherever in a longer text they stand: three
 * alignments, each in both alphabets.
 */
export function base64Cores(bytes: Buffer): string[] {
  return UNSEEN_PREFIX_CHARACTERS.flatMap((unseen, shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const end = Math.floor((shifted.length * 4) / 3);
    return (["base64", "base64url"] as const).map((alphabet) =>
      shifted.toString(alphabet).slice(unseen, end),
    );
  });
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escapeToAscii(text: string): string {
  return escapeJson(text).replace(
    /[^\0-\u007F]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
