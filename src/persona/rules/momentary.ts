/** What is asked for now and no longer: "only this once", "for tonight's dinner", "on this occasion". */

const MOMENTARY =
  /(?<!\p{L})(?:(?:only |just )?this (?:once|time(?! of)|one time)|just (?:for )?(?:this once|this one|today|tonight|now(?=,))|for (?:this|that) (?:one|once|order|trip|occasion|booking|letter|email|message|reply|answer|question|time|visit|purchase)|only (?:for )?(?:today|tonight|this (?:once|time|one))|on (?:this|that) occasion|for (?:today|tonight|tomorrow)(?:'s)?(?! and)|for now|for the (?:time being|moment)|for once|then back to normal|just the once)(?!\p{L})/iu;
const AFTER_ALL = /(?<!\p{L})(?:from now on|always|every time|not (?:just|only) (?:this|for))(?!\p{L})/iu;

export function isMomentary(sentence: string): boolean {
  return MOMENTARY.test(sentence) && !AFTER_ALL.test(sentence);
}
