import type { Random } from "../determinism.ts";
import { chooseLanguage } from "./languages/index.ts";
import { toBritishSpelling } from "./languages/english.ts";
import type { Language } from "./language.ts";
import type { Persona } from "./persona.ts";
import { styleFor } from "./style.ts";
import type { Style } from "./style.ts";
import { topicOf } from "./topic.ts";

const EMOJIS = ["🙂", "✨", "👍", "🚀", "🎯", "💡"] as const;
const SPOKEN_SLOTS = new Set(["name", "language", "spelling", "off limits", "units", "currency", "dates"]);

interface TextRequest {
  persona: Persona | undefined;
  userText: string;
  /** What a tool returned just before, if one did. */
  toolResult: { name: string; result: string } | undefined;
  /** Whether the conversation has had a reply yet: the name greets only once. */
  isFirst: boolean;
  random: Random;
}

function measures({ slots }: Persona): string[] {
  return ["units", "currency", "dates"].flatMap((slot) => {
    const value = slots.get(slot);
    if (value === undefined) return [];
    if (slot === "currency") return [value];
    return [slot === "units" ? `${value.replace(/ units$/iu, "")} units` : `${value} dates`];
  });
}

function facts({ context, slots }: Persona): string[] {
  const named = [...slots].filter(([slot]) => !SPOKEN_SLOTS.has(slot));
  return [...context, ...named.map(([slot, value]) => `${slot} ${value}`)];
}

function emojis(style: Style, random: Random): string {
  if (style.emoji === "none") return "";
  const first = random.between(0, EMOJIS.length - 1);
  const count = style.emoji === "many" ? 3 : 1;
  const shown = Array.from({ length: count }, (_, index) => EMOJIS[(first + index) % EMOJIS.length] ?? "");
  return ` ${shown.join("")}`;
}

function listed(points: readonly string[], style: Style): string {
  if (style.layout === "prose") return points.join(" ");
  return points
    .map((point, index) => (style.layout === "steps" ? `${index + 1}. ${point}` : `- ${point}`))
    .join("\n");
}

function example(language: Language, code: string, topic: string): string {
  const comment = code === "python" || code === "bash" ? "#" : code === "sql" ? "--" : "//";
  return `${language.code}\n\n\`\`\`${code}\n${comment} ${topic}\n\`\`\``;
}

function woven(language: Language, style: Style, persona: Persona | undefined): string[] {
  const known = persona ? facts(persona) : [];
  const figures = persona ? measures(persona) : [];
  return [
    ...style.prefers.map((wish) => language.since(wish)),
    ...style.avoids.map((wish) => language.without(wish)),
    ...known.map((fact) => language.context(fact)),
    ...(figures.length > 0 ? [language.measures(figures.join(", "))] : []),
  ];
}

function oneSentence(
  language: Language,
  style: Style,
  persona: Persona | undefined,
  topic: string,
  point: string,
) {
  const figures = persona ? measures(persona) : [];
  const details = [
    ...[...style.prefers, ...(persona ? facts(persona) : [])].map((wish) => language.clauses.since(wish)),
    ...style.avoids.map((wish) => language.clauses.without(wish)),
    ...(figures.length > 0 ? [language.clauses.measures(figures.join(", "))] : []),
  ];
  return language.inShort(topic, point, details);
}

function rotated(points: readonly string[], random: Random): string[] {
  const start = random.between(0, points.length - 1);
  return [...points.slice(start), ...points.slice(0, start)];
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A reply that visibly follows the persona: its name, length, layout, tone, language and wishes. */
export function composeText({ persona, userText, toolResult, isFirst, random }: TextRequest): string {
  const style = styleFor(persona, userText);
  const { language, missing } = chooseLanguage(persona?.slots.get("language"), userText);
  const bare = topicOf(userText);
  const topic = bare === "" ? language.nothing : language.quote(bare);
  const points = rotated(language.points, random);
  const name = persona?.slots.get("name");
  const greeting = name === undefined ? "" : isFirst ? language.greeting[style.tone](name) : `${name},`;
  const lookup = toolResult ? [language.tool(toolResult.name, toolResult.result)] : [];
  const inEnglish =
    missing === undefined ? [] : [`You asked for ${missing}; I can only answer in English here.`];
  const code = style.code === undefined ? [] : [example(language, style.code, bare || language.nothing)];

  let parts: string[];
  if (style.length === "short") {
    const sentence = oneSentence(language, style, persona, topic, points[0] ?? "");
    const opened = greeting === "" ? capitalised(sentence) : `${greeting} ${sentence}`;
    parts = [...lookup, ...inEnglish, `${opened}${emojis(style, random)}`, ...code];
  } else {
    const level = style.level === "neutral" ? [] : [language[style.level]];
    const shown = points.slice(0, style.length === "long" ? 5 : 3);
    parts = [
      ...(greeting === "" ? [] : [greeting]),
      ...lookup,
      ...inEnglish,
      `${language.about(topic)}${emojis(style, random)}`,
      ...woven(language, style, persona),
      listed(shown, style),
      ...level,
      ...(style.length === "long"
        ? [language.more, ...(level.length === 0 ? [language.technical] : [])]
        : []),
      ...code,
      ...(style.tone === "neutral" ? [] : [language.closing[style.tone]]),
    ];
  }
  const text = parts.join("\n\n");
  return /brit/iu.test(persona?.slots.get("spelling") ?? "") ? toBritishSpelling(text) : text;
}
