/** English infinitives into gerunds: "bake" → "baking", "run" → "running", "lie" → "lying". */

/** Two syllables or more with the stress on the last, so that the consonant doubles. */
const DOUBLING = new Set(
  "begin forget prefer refer occur admit commit permit submit regret control compel patrol upset format program transfer equip unplug outrun babysit kidnap worship input output reset".split(
    " ",
  ),
);
const IRREGULAR: Readonly<Record<string, string>> = {
  be: "being",
  see: "seeing",
  flee: "fleeing",
  agree: "agreeing",
  dye: "dyeing",
  singe: "singeing",
  hoe: "hoeing",
  canoe: "canoeing",
  shoe: "shoeing",
  ski: "skiing",
  picnic: "picnicking",
  mimic: "mimicking",
  panic: "panicking",
  frolic: "frolicking",
  bicycle: "bicycling",
  travel: "traveling",
  workout: "working out",
  program: "programming",
  quiz: "quizzing",
  quit: "quitting",
  bus: "busing",
};
const VOWEL_CONSONANT = /^[^aeiou]*(?:qu)?[aeiou][bcdfghjklmnpqrstvz]$/u;

export function gerund(verb: string): string {
  const lower = verb.toLowerCase();
  const irregular = Object.hasOwn(IRREGULAR, lower) ? IRREGULAR[lower] : undefined;
  if (irregular !== undefined) return irregular;
  if (lower.endsWith("ing") && lower.length > 5) return lower;
  if (lower.endsWith("ie")) return `${lower.slice(0, -2)}ying`;
  if (/[^aeoy]e$|ue$/u.test(lower) && lower.length > 2) return `${lower.slice(0, -1)}ing`;
  const simple = VOWEL_CONSONANT.test(lower) && !/[wxy]$/u.test(lower);
  return simple || DOUBLING.has(lower) ? `${lower}${lower.slice(-1)}ing` : `${lower}ing`;
}
