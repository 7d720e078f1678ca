/** Words that say nothing by themselves: a phrase made of these alone is refused. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ""));

/** Function words and pronouns. */
export const FUNCTION_WORDS = list(`
  a about above after again against all almost also always am an and another any anybody anymore anyone
  anything anywhere are around as at away back be because been before being below between both but by can
  could did do does doing done down during each either else enough etc even ever every everybody everyone
  everything everywhere few for from get getting give go going gone good got great had has have having he
  hear hearing her here hers him himself his how i if in instead into is it its itself just kind kinds know
  knowing last later least less like little lot lots made make making many may maybe me mine more most much
  must my myself near neither never new next no nobody none nor not nothing now nowhere of off often on once
  one ones only or other others our ours out over own part people person plus put quite rather really said
  same say see seeing she should since so some somebody someone something sometimes somewhere soon sort sorts
  still stuff such sure than that the their theirs them themselves then there these they thing things think
  this those though through thus till time times to together too toward true try trying two type types under
  until up upon us use used using usually various very via was way ways we well were what whatever when where
  whether which while who whom whose why will with within without won would yes yet yours bit couple super
  able actually answer point question idea ideas day today tomorrow yesterday tonight week month bunch okay ok
  option options fact case sound sounds looks look feel feeling nice fine best better different whole anyways
  anyway probably definitely especially especially particular favorite favourite please thanks`);

/** Pronouns that point at something said before; a phrase that ends in one is refused. */
export const ANAPHORS = list(
  "it that this them these those him her us you me one ones both all some any none each other others either neither too so there here everything anything something nothing everyone someone anyone everybody same such him himself herself themselves itself",
);

export function contentWords(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(" ")
    .filter((word) => !FUNCTION_WORDS.has(word.replace(/'(?:s|re|ve|ll|d|m)$/u, "")));
}
