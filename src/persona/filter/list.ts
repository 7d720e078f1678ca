/** Alternatives of a regular expression, written as a list with commas. */
export function list(text: string): readonly string[] {
  return text
    .trim()
    .split(/,\s+/u)
    .filter((alternative) => alternative !== "");
}
