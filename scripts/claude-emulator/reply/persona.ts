/** A reader's view of the persona block: a third party's parser that knows nothing of who wrote it. */

export interface Persona {
  prefers: string[];
  avoids: string[];
  context: string[];
  /** By the slot's name in lower case. */
  slots: ReadonlyMap<string, string>;
}

const BLOCK = /<user_persona>([\s\S]*?)<\/user_persona>/u;
const LINE = /^([A-Z][\p{L} ]*): (.+?)\.?$/u;

function items(list: string): string[] {
  return list
    .split(";")
    .map((item) => item.trim().replace(/^strongly /u, ""))
    .filter((item) => item !== "");
}

/** The persona in a system prompt, or none. Lines that follow no known form are passed over. */
export function parsePersona(system: string): Persona | undefined {
  const body = BLOCK.exec(system)?.[1];
  if (body === undefined) return undefined;
  const slots = new Map<string, string>();
  const persona: Persona = { prefers: [], avoids: [], context: [], slots };
  for (const line of body.split("\n")) {
    const [, label, rest] = LINE.exec(line.trim()) ?? [];
    if (label === undefined || rest === undefined) continue;
    if (label === "Prefers") persona.prefers.push(...items(rest));
    else if (label === "Avoids") persona.avoids.push(...items(rest));
    else if (label === "Context") persona.context.push(...items(rest));
    else slots.set(label.toLowerCase(), rest);
  }
  return persona;
}
