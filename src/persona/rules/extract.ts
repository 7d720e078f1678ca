/**
 * The offline extractor: signals from a user's own sentences by rules alone. It is linear in its
 * input, knows English, and says nothing rather than guess: a missed taste is learned another day,
 * a wrong one is shown to the model.
 */
import { filterSignals } from "../filter.ts";
import { isPhrase } from "../grammar.ts";
import { detectLanguage, languageName } from "../language.ts";
import { ownWords } from "../own-words.ts";
import type { ExtractedSignal, Signal } from "../signal.ts";
import { withoutBodilyReasons } from "./bodily-reasons.ts";
import { withoutSensitivePieces } from "./sensitive-reasons.ts";
import { selfAnswer, selfJudged } from "./self-answers.ts";
import { contextOf, signalsOfSentence } from "./sentence.ts";
import { subjectsOf } from "./topics.ts";
import { isStyle } from "./with-attitudes.ts";

const STATEMENT_MAX_CHARACTERS = 256;
/** Only this many turns of a conversation are read, the last ones: more is no conversation. */
const TURNS_MAX = 400;
const LANGUAGE_CONFIDENCE = 0.5;
const SUBJECT_CONFIDENCE = 0.4;

interface Spoken {
  sentence: string;
  turn: number;
}

function statementOf(sentence: string): string {
  const text = sentence.replaceAll("\uFFFC", "…");
  return text.length <= STATEMENT_MAX_CHARACTERS
    ? text
    : text
        .slice(0, STATEMENT_MAX_CHARACTERS)
        .toWellFormed()
        .replace(/\uFFFD$/u, "");
}

function from(signal: Signal, { sentence, turn }: Spoken): ExtractedSignal {
  return { ...signal, statement: statementOf(sentence), turn };
}

/** What a sentence states, with no more of it kept than its reasons allow. */
function statedIn(spoken: Spoken, signals: readonly Signal[]): ExtractedSignal[] {
  const sentence = withoutBodilyReasons(spoken.sentence);
  return sentence === "" ? [] : signals.map((signal) => from(signal, { ...spoken, sentence }));
}

/** The language of the conversation, where it is not English. */
function languageSignal(spoken: readonly Spoken[]): ExtractedSignal | undefined {
  const { language, confident } = detectLanguage(spoken.map(({ sentence }) => sentence));
  const [first] = spoken;
  if (!confident || language === undefined || language === "en" || first === undefined) return undefined;
  const value = languageName(language);
  if (value === undefined) return undefined;
  const signal: Signal = {
    facet: "locale",
    slot: "Language",
    attribute: value,
    polarity: 1,
    explicit: false,
    confidence: LANGUAGE_CONFIDENCE,
  };
  return from(signal, first);
}

/** Whether the turn asks for a text to be made, so that "keep it short" is about that text. */
const TASK =
  /^(?:please |pls |now |can you |could you |would you |i need you to |i want you to |help me |hi,? |hello,? |ok,? )*(?:to )?(?:write(?! (?:in|with|like|more|less|as|to me|back|me in|shorter|longer|simply|short|using)\b)|draft|compose|create|generate|prepare|translate|summari[sz]e|re-?write|rephrase|design|make (?:me )?(?:an? |the |this )|build|edit|shorten|proofread|produce|come up with|invent|rework|improve|fix|turn|craft|give me (?:an? )?(?:\p{L}+ )?(?:essay|poem|story|email|e-mail|letter|speech|summary|article|post|script|song|outline|draft|haiku|slogan|tagline|title|headline|caption|name|list of)|tell me an? (?:\p{L}+ )?(?:story|joke))\b/iu;

function signalsOfTurn(turnText: string, turn: number): { spoken: Spoken[]; signals: ExtractedSignal[] } {
  const spoken = ownWords(turnText).map((sentence) => ({ sentence, turn }));
  const task = spoken.some(({ sentence }) => TASK.test(sentence));
  const context = contextOf(spoken.map(({ sentence }) => sentence).join(" "));
  const signals = spoken.flatMap((each, index) => {
    const previous = spoken[index - 1]?.sentence;
    const answered = selfAnswer(previous ?? "", each.sentence) ?? selfJudged(each.sentence);
    const said = answered === undefined ? each : { ...each, sentence: answered };
    const read = (sentence: string): Signal[] => signalsOfSentence(sentence, task, { ...context, previous });
    const stated = read(said.sentence);
    const rest = stated.some(isStyle) ? withoutSensitivePieces(said.sentence) : undefined;
    if (rest === undefined) return statedIn(said, stated);
    return read(rest)
      .filter(isStyle)
      .map((signal) => from(signal, { turn, sentence: rest }));
  });
  return { spoken, signals };
}

function subjectSignals(spoken: readonly Spoken[], known: readonly ExtractedSignal[]): ExtractedSignal[] {
  const taken = new Set(known.map(({ attribute }) => attribute.toLowerCase()));
  return subjectsOf(spoken.map(({ sentence }) => sentence))
    .filter(({ attribute }) => !taken.has(attribute) && isPhrase(attribute))
    .flatMap(({ attribute, sentence }) => {
      const said = spoken[sentence];
      const signal: Signal = {
        facet: "topic",
        attribute,
        polarity: 1,
        explicit: false,
        confidence: SUBJECT_CONFIDENCE,
      };
      return said === undefined ? [] : [from(signal, said)];
    });
}

/**
 * The signals in one conversation's user turns, in order of statement; topics and the language,
 * which nobody states, come first. `turn` counts the given turns from 0.
 */
export function extractByRules(turns: readonly string[]): ExtractedSignal[] {
  const skipped = Math.max(0, turns.length - TURNS_MAX);
  const read = turns.slice(skipped).map((text, index) => signalsOfTurn(text, skipped + index));
  const spoken = read.flatMap((turn) => turn.spoken);
  const language = languageSignal(spoken);
  if (language) {
    const stated = read.flatMap(({ signals }) => signals).filter(({ statement }) => isEnglish(statement));
    return filterSignals([language, ...stated]);
  }
  const stated = read.flatMap(({ signals }) => signals);
  return filterSignals([...subjectSignals(spoken, stated), ...stated]);
}

function isEnglish(sentence: string): boolean {
  const { language, confident } = detectLanguage([sentence]);
  return language === "en" && confident;
}
