/**
 * mem0 writes of the user in the third person ("User prefers bullet lists", "Name is Sam"); the extractor
 * reads what a user says of themselves. Turns the one into the other where the form is known, and leaves
 * any other sentence as it is. Pure; English.
 */

const VERBS_WITHOUT_SUBJECT =
  "is|has|likes|loves|enjoys|prefers|dislikes|hates|avoids|wants|needs|uses|works|lives|speaks|plays|studies|" +
  "does not|doesn't|has been|was|owns|practices|practises|follows|collects|drinks|eats|reads|writes|knows|" +
  "teaches|runs|travels|watches|listens|expects|appreciates|favors|favours|drives|learns|codes|cooks|bakes";
const STATES_WITHOUT_VERB =
  "interested in|fond of|allergic to|based in|located in|learning|working|living|studying|fluent in";
const OWN_NOUNS =
  "name|pronouns|job|role|occupation|profession|hobby|hobbies|favou?rite [\\p{L} ]+?|preferred [\\p{L} ]+?|native language|time ?zone|currency";
const ADVERBS =
  "(?:(?:also|often|usually|always|never|sometimes|really|generally|currently|frequently|typically|rarely|strongly|" +
  "still|only|primarily|mainly|mostly|particularly|especially|recently|previously|now)\\s+)*";

const OF_USER = /^(?:the\s+)?user['’]s\s+/iu;
const USER = /^(?:the\s+)?user\s+/iu;
const OWN_NOUN = new RegExp(`^(?:${OWN_NOUNS})\\s+(?:is|are)\\b`, "iu");
const BARE_VERB = new RegExp(`^${ADVERBS}(?:${VERBS_WITHOUT_SUBJECT})\\b`, "iu");
const BARE_STATE = new RegExp(`^(?:${STATES_WITHOUT_VERB})\\b`, "iu");
const PREDICATE = new RegExp(`^(${ADVERBS})(\\S+)`, "u");
/** "… and dislikes crowds": of the same subject, unless something else has come between. */
const FURTHER_VERB =
  /,?\s+(?:and|but)\s+((?:also\s+)?)(likes|loves|enjoys|prefers|dislikes|hates|avoids|wants|needs|uses|works|lives|has|is|does)\b/giu;
const OTHER_SUBJECT = /\b(?:who|whose|that|which|where|because)\b/iu;

const IRREGULAR: Readonly<Record<string, string>> = {
  is: "am",
  "isn't": "am not",
  has: "have",
  "hasn't": "haven't",
  does: "do",
  "doesn't": "don't",
  goes: "go",
  focuses: "focus",
  was: "was",
};

/** @param user the user's id, by which a memory may call them */
export function toFirstPerson(memory: string, user: string): string {
  const text = memory.trim().replace(/\s+/gu, " ");
  return withFullStop(reworded(text, user) ?? text);
}

function reworded(text: string, user: string): string | undefined {
  if (OF_USER.test(text)) return `My ${text.replace(OF_USER, "")}`;
  if (USER.test(text)) return ofSelf(text.replace(USER, ""));
  const [name = "", ...rest] = text.split(" ");
  if (rest.length > 0 && name.toLowerCase() === user.toLowerCase()) return ofSelf(rest.join(" "));
  if (OWN_NOUN.test(text)) return `My ${lowerFirst(text)}`;
  if (BARE_VERB.test(text)) return ofSelf(lowerFirst(text));
  if (BARE_STATE.test(text)) return `I am ${lowerFirst(text)}`;
  return undefined;
}

function ofSelf(predicate: string): string {
  const [whole = "", adverbs = "", verb = ""] = PREDICATE.exec(predicate) ?? [];
  const rest = predicate.slice(whole.length);
  const statements = OTHER_SUBJECT.test(rest)
    ? rest
    : rest.replace(
        FURTHER_VERB,
        (_, also: string, further: string) => `. I ${also}${firstPersonOf(further)}`,
      );
  return `I ${adverbs}${firstPersonOf(verb)}${statements}`;
}

/** "likes" → "like"; what is no present of the third person stays. */
function firstPersonOf(verb: string): string {
  const lower = verb.toLowerCase();
  const irregular = IRREGULAR[lower];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]ies$/u.test(lower)) return `${verb.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh)es$/u.test(lower)) return verb.slice(0, -2);
  return /[^su]s$/u.test(lower) ? verb.slice(0, -1) : verb;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function withFullStop(text: string): string {
  return /[\p{Script=Latin}\p{N})]$/u.test(text) ? `${text}.` : text;
}
