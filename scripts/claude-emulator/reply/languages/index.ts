import type { Language } from "../language.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { italian } from "./italian.ts";
import { portuguese } from "./portuguese.ts";
import { spanish } from "./spanish.ts";

const LANGUAGES: readonly Language[] = [english, german, french, spanish, italian, portuguese, dutch];

interface ChosenLanguage {
  language: Language;
  /** A language that was asked for and that there are no sentences for. */
  missing: string | undefined;
}

function find(name: string): Language | undefined {
  const wanted = name.toLowerCase().replace(/[-_].*$/u, "");
  return LANGUAGES.find(({ names }) => names.includes(wanted) || names.includes(name.toLowerCase()));
}

/** The language a message asks for ("in German"), else the persona's, else English. */
export function chooseLanguage(slot: string | undefined, userText: string): ChosenLanguage {
  const asked = /\b(?:answer|reply|respond|write|say it|please) in (\p{Lu}\p{L}+)/u.exec(userText)?.[1];
  const inMessage = asked === undefined ? undefined : find(asked);
  if (inMessage) return { language: inMessage, missing: undefined };
  const inPersona = slot === undefined ? english : find(slot);
  return inPersona ? { language: inPersona, missing: undefined } : { language: english, missing: slot };
}
