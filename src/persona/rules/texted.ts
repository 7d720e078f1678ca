/** How people write on a phone, spelled out: "keep ur msgs tiny plz". */

const TEXTED: readonly [RegExp, string][] = [
  [/(?<!\p{L})ur(?!\p{L})/giu, "your"],
  [/(?<!\p{L})u(?!\p{L})/giu, "you"],
  [/(?<!\p{L})(?:pls|plz|plse)(?!\p{L})/giu, "please"],
  [/(?<!\p{L})(?:thx|tx)(?!\p{L})/giu, "thanks"],
  [/(?<!\p{L})msgs?(?!\p{L})/giu, "messages"],
  [/(?<!\p{L})(do|does|is|are|did|ca|wo|would|could|should)nt(?!\p{L})/giu, "$1n't"],
  [/(?<!\p{L})(that|what|it)s(?= (?:how|what|the|my|plenty|enough|all|just))/giu, "$1's"],
];

export const spelledOut = (text: string): string =>
  TEXTED.reduce((spelled, [pattern, word]) => spelled.replace(pattern, word), text);
