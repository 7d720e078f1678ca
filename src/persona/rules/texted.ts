/** How people write on a phone, spelled out: "keep ur msgs tiny plz". */
import { anyOf } from "./gate.ts";

const TEXTED: readonly [RegExp, string][] = [
  [/(?<!\p{L})ur(?!\p{L})/giu, "your"],
  [/(?<!\p{L})u(?!\p{L})/giu, "you"],
  [/(?<!\p{L})(?:pls|plz|plse)(?!\p{L})/giu, "please"],
  [/(?<!\p{L})(?:thx|tx)(?!\p{L})/giu, "thanks"],
  [/(?<!\p{L})msgs?(?!\p{L})/giu, "messages"],
  [/(?<=(?<!\p{L})(?:do|does|is|are|did|ca|wo|would|could|should))nt(?!\p{L})/giu, "n't"],
  [/(?<=(?<!\p{L})(?:that|what|it))s(?= (?:how|what|the|my|plenty|enough|all|just))/giu, "'s"],
];

const isTexted = anyOf(TEXTED.map(([pattern]) => pattern));

export const spelledOut = (text: string): string =>
  isTexted(text) ? TEXTED.reduce((spelled, [pattern, word]) => spelled.replace(pattern, word), text) : text;
