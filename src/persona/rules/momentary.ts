/** What is asked for now and no longer: "only this once", "for tonight's dinner", "on this occasion". */

const MOMENTARY =
  /(?<!\p{L})(?:(?:only |just )?this (?:once|time(?! of)|one time)|just (?:for )?(?:this once|this one|today|tonight|now(?=,))|for (?:this|that) (?:one|once|order|trip|occasion|booking|letter|email|message|reply|answer|question|time|visit|purchase)|only (?:for )?(?:today|tonight|this (?:once|time|one))|on (?:this|that) occasion|for (?:today|tonight|tomorrow)(?:'s)?(?! and)|for now|for the (?:time being|moment)|for once|then back to normal|just the once)(?!\p{L})/iu;
const AFTER_ALL = /(?<!\p{L})(?:from now on|always|every time|not (?:just|only) (?:this|for))(?!\p{L})/iu;

export function isMomentary(sentence: string): boolean {
  return MOMENTARY.test(sentence) && !AFTER_ALL.test(sentence);
}

/** "Please be patient with me": a courtesy of the moment, and no wish for answers to come. */
const COURTESY =
  /^(?:(?:please|pls|plz|just|so|kindly|do) )*(?:(?:be|stay) patient(?: with (?:me|us))?|have (?:(?:some|a little|a bit of) )?patience(?: with (?:me|us))?|bear with (?:me|us)|be quick|hurry(?: up)?)(?:,? (?:please|pls|here|on this(?: one)?|(?:for )?an? (?:moment|minute|second|sec|bit|while)|(?:while|as|until) i .+))*$/iu;
/** "I appreciate the tip": a thank-you. */
const THANKED =
  /^(?:i|we) (?:\p{L}+ ){0,2}appreciate (?:(?:the|your|this|that|all|all the|all your|any|you guys'?) )(?:\p{L}+ )?(?:suggestions?|advice|help|support|offers?|repl(?:y|ies)|responses?|answers?|feedback|tips?|info|information|time|patience|efforts?|concerns?|thoughts?|kindness|invitations?|invites?|recommendations?|compliments?|explanations?|updates?|understanding|assistance|service|sentiment|encouragement|words|gesture|input|work)(?: (?:though|too|so much|a lot|very much|all the same|today|here)|,.*)?$/iu;

export function isCourtesy(clause: string): boolean {
  return COURTESY.test(clause) || THANKED.test(clause);
}
