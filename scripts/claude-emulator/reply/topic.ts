const OPENING =
  /^(?:(?:hi|hello|hey|please|thanks|ok|okay|so|and|also)\b[\s,!.]*|(?:can|could|would|will) you (?:please )?|(?:please )?(?:tell|show|give|help) me (?:about |with |to )?|explain (?:to me )?|i (?:want|need|would like) (?:you )?(?:to )?(?:know )?)/iu;

const WORDS_MAX = 12;
const CHARACTERS_MAX = 90;

/** What a message is about, short enough to stand in a sentence: its first question or sentence. */
export function topicOf(message: string): string {
  const flat = message
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const sentences = flat.split(/(?<=[.?!])\s/u);
  const question = sentences.find((sentence) => sentence.endsWith("?"));
  let topic = (question ?? sentences[0] ?? "").replace(/[\s.?!:;,]+$/u, "");
  for (let opening = OPENING.exec(topic); opening; opening = OPENING.exec(topic)) {
    const rest = topic.slice(opening[0].length);
    if (rest === "" || opening[0] === "") break;
    topic = rest;
  }
  return topic
    .split(" ")
    .slice(0, WORDS_MAX)
    .join(" ")
    .slice(0, CHARACTERS_MAX)
    .toWellFormed()
    .replaceAll("�", "")
    .replaceAll(/["“”„«»]/gu, "")
    .trim();
}

/** The thing a message names, for a tool's free fields: what follows "in", "for" or "of", else the topic. */
export function subjectOf(message: string): string {
  const named = /\b(?:in|for|of|about|to)\s+((?:[A-Z][\p{L}\p{N}-]*)(?:\s+[A-Z][\p{L}\p{N}-]*)*)/u.exec(
    message,
  );
  return named?.[1] ?? (topicOf(message) || "example");
}
