/** Addresses, numbers and secrets that point at a person, an account or a machine. */

/** What a text must hold for any of the patterns to match, as a cheap look before them. */
const IDENTIFIERS: readonly { sign: RegExp; patterns: readonly RegExp[] }[] = [
  { sign: /@/u, patterns: [/\S{0,64}@\S{0,64}/u] },
  {
    sign: /:\/\/|www|[-_]|pass|pin |cvv|key|token|security|ssn|iban/iu,
    patterns: [
      /\b\w{1,10}:\/\/\S{0,200}|\bwww\b\S{0,200}/iu,
      /\b(?:sk|pk|tk|ghp|gho|xoxb|xoxp|akia|eyj)[-_][\w-]{6,}/iu,
      /\b(?:password|passcode|passphrase|pin code|pin number|cvv|api key|secret key|access token|social security|ssn|iban|passport number)\b/iu,
    ],
  },
  {
    sign: /[\d-]/u,
    patterns: [
      /\d(?:[ .\-/]?\d){6,}/u,
      /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,}/u,
      /\b[0-9a-f]{8}-[0-9a-f]{4}/iu,
      /\b(?=[\w-]{0,63}\d)(?=[\w-]{0,63}[A-Za-z])[\w-]{16,64}\b/u,
      /\b\d{1,3}(?:\.\d{1,3}){3}\b/u,
      /\b\d{1,5} (?:\p{L}+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|boulevard|blvd|drive)\b/iu,
    ],
  },
];

export function holdsIdentifier(text: string): boolean {
  return IDENTIFIERS.some(
    ({ sign, patterns }) => sign.test(text) && patterns.some((pattern) => pattern.test(text)),
  );
}

const EVERY = IDENTIFIERS.map(({ sign, patterns }) => ({
  sign,
  patterns: patterns.map(({ source, flags }) => new RegExp(source, `${flags}g`)),
}));

/** The same text with every identifier gone, for the statement that a signal keeps. */
export function withoutIdentifiers(text: string): string {
  let rest = text;
  for (const { sign, patterns } of EVERY) {
    if (!sign.test(rest)) continue;
    for (const pattern of patterns) rest = rest.replace(pattern, "…");
  }
  return rest;
}
