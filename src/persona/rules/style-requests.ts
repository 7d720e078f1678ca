/** Requests about how to be answered: "stop using emojis", "keep it short", "explain it simply". */
import { choiceOf } from "./gate.ts";
import { FIXED } from "./fixed-requests.ts";
import { type Manner, signed } from "./manner.ts";
import { leadingManner } from "./leading-manner.ts";
import { leadingScope } from "./scope.ts";
import { mannerNamed } from "./style-names.ts";
import { mannerAgainst, mannerOf } from "./style-words.ts";

export interface Request {
  manner: Manner;
  scope: string;
  confidence: number;
  /** False where it may be about this answer only ("make it shorter"). */
  lasting: boolean;
}

const LASTING =
  /\b(?:always|never|from now on|going forward|in (?:the )?future|every time|by default|all the time|any ?more|generally|in general|whenever|from here on)\b/iu;
const OPENER =
  /^(?:(?:please|pls|plz|kindly|just|also|so|and|but|ok|okay|then|now|instead|first|maybe|rather|actually|again|next time|always|from now on|from here on(?: out)?|going forward|in (?:the )?future|in general|generally|for (?:the )?future|by default|where possible|if possible|could you|can you|would you|will you|can we|could we|would you mind|do you mind|you should|you can|you could|you need to|you must|you have to|you may|i (?:really )?(?:want|need|expect|prefer|'d like|would like|ask) you to|i want to ask you to|i'd (?:really )?(?:like|prefer|love|appreciate) (?:it if you (?:could |would )?|you to|for you to)|i would (?:really )?(?:like|prefer|love|appreciate) (?:it if you (?:could |would )?|you to|for you to)|i (?:really )?(?:like|love|prefer|appreciate|enjoy) (?:it )?(?:when|if|that|how) you(?: can| could)?|it (?:really )?helps (?:me )?(?:a lot )?(?:when|if) you|it would be (?:great|nice|helpful|better|good) if you (?:could|would)?|try to|try and|make sure (?:to|you|that you)|be sure to|remember to|don't forget to|feel free to|let's|start|i'd rather you|you|to|ever)[, ]+)/iu;
const DISLIKED =
  /^i (?:really |also |absolutely )?(?:hate|dislike|don't (?:really )?(?:like|want|need)|can't stand|do not (?:like|want|need)) (?:it )?(?:when|if|that|how)? ?you(?: to)? /iu;
const REFUSAL =
  /^(?:(?:don't|do not|dont|no need to) bother(?: with| to)?|stop|quit|please stop|cut out|no more|no|not|don't|do not|dont|never|avoid|skip|leave (?:out|off)|drop|omit|ditch|cut(?: out| down on| back on)?|lose|enough(?: with| of)?|without|less|fewer|spare me|spare|save me|(?:there's )?no point in|hold back on|keep .{3,12} to a minimum|steer clear of|refrain from|lay off|go easy on|get rid of|remove|forget(?: about)?|ease up on|hold|tone down|hold off on|there's no need (?:for|to)|no need (?:for|to)|(?:i've |i have )?had enough of|you don't (?:need|have) to|not so many|too many|too much|can do without|i don't (?:want|need|like)(?: any| to see)?|i do not (?:want|need)(?: any)?|i can do without|i could do without)(?: |$)/iu;
const GIVING =
  /^(?:using|used|use|gave|giving|give|adding|add|including|include|writing|write|sending|send|putting|put|starting with|start with|ending with|end with|begin with|opening with|making|make|doing|do|providing|provide|showing|show|with|in|me|us|to me|the|all|so many|so much|too many|too much|any|any more|more|offering|offer|asking me|asking|ask me|ask|telling|having|have|answering with|answer with|answering in|answer in|reply with|respond with|respond in|replying with|replying in|reply in|format (?:it|things|answers|your answers|everything) (?:as|in|with)|formatting (?:things )?(?:as|in)|present(?: things| it)? (?:as|in)|stick to|stick with|prefer|cite|citing|list|listing|quote|link|speak in|talk in|i want|i need|i'd like|i would like|i'd prefer|i like|i love|i prefer|lots of|plenty of|only|just|your|some|of|my|back to|go with|more of|i would prefer|keep it to|keep it in|keep to|stay with|throw in|explain with|illustrate with|support (?:it|claims|your claims|answers) with|back (?:it|things|claims|everything) up with|always|the use of|use of|out|that|at) /iu;

const ANSWER_OBJECT =
  "(?:your |the |all |my |all your |these |those )?(?:answers?|repl(?:y|ies)|responses?|messages?|explanations?|outputs?|texts?|sentences|paragraphs|summar(?:y|ies)|wording|language|tone|style|writing|communication|descriptions)(?: to me)?";
const KEEP = new RegExp(
  `^(?:keep|make|have|leave|i (?:want|need|like|prefer)|i'd (?:like|prefer)) (?:(it|this|that|things|them|everything|stuff|the chat|the conversation)|(${ANSWER_OBJECT})|your|yourself) (?:a (?:bit|little) |much |way |nice and |as |more |sound |be |to be )?(.{2,50})$`,
  "iu",
);
const BE =
  /^(?:be|stay|sound|remain|become|get|act|keep|being|sounding|try being|talk|be a (?:bit|little)|go) (.{2,60})$/iu;
const SAY =
  /^(?:talk|speak|write|answer|answering|reply|replying|respond|responding|explain|explaining|phrase|say|put|communicate|describe|tell|format|word|present|walk|give|show|take|do|teach|structure|break|guide|text|chat)(?: (?:back|things?|it|this|that|everything|stuff|all|your answers?|answers|me|us|to me|with me|questions?|my questions?|them|down|concepts|topics|through|it all|it to me|it for me|it out|things to me|something|things out|it down|that to me|this to me|everything to me|always|only|me through (?:it|things|this))){0,3} (.{2,60})$/iu;
const FRAGMENT =
  /^(.{2,50}?)(?: please| pls| plz| next time| from now on| only| if possible| for me| then| ok| this time| would be (?:great|nice|good|better|helpful|appreciated|lovely|perfect|fine)| is (?:enough|fine|all i need|plenty)| always| thanks?| if you can| too| are (?:fine|enough)){0,4}$/iu;

function withoutOpeners(clause: string): string {
  let rest = clause;
  for (let round = 0; round < 5; round += 1) {
    const next = rest.replace(OPENER, "");
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

function withoutGiving(text: string): string {
  let rest = text;
  for (let round = 0; round < 5; round += 1) {
    const next = rest.replace(GIVING, "");
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

type Found = { manner: Manner; scope: string; about: boolean };

const chooseFixed = choiceOf(
  FIXED.map(([pattern]) => pattern),
  ["don't|stop|quit|no need to|never", "don't|stop|never", "don't|do not|never|no", "always |constantly "],
);

/** "No need to apologise", "don't bother explaining": refusals in more words. */
const NO_NEED =
  /^(?:don't bother (?:to |with )?|(?:there's |there is )?no need to (?:bother to )?|you (?:don't|do not) (?:need|have) to )/iu;

function fixedIn(text: string): Found | undefined {
  const bare = text
    .replace(
      /,? (?:please|pls|thanks|thank you|from now on|next time|always|in (?:the )?future|all the time|any ?more)$/iu,
      "",
    )
    .replace(NO_NEED, "don't ");
  const choice = chooseFixed(bare);
  for (const [index, [pattern, manner]] of FIXED.entries())
    if ((choice & (1 << index)) !== 0 && pattern.test(bare)) return { manner, scope: "", about: false };
  return undefined;
}

function refusalIn(text: string): Found | undefined {
  const bare = text.replace(
    /^(?:use|give me|write with|answer with|reply with|with|include|add|put|have) (?=(?:no|less|fewer|not) )/iu,
    "",
  );
  const match = REFUSAL.exec(bare);
  if (!match) return undefined;
  const rest = bare.slice(match[0].length);
  if (/^(?:less|fewer|not)/iu.test(match[0])) {
    const manner = leadingManner(text, mannerOf) ?? leadingManner(text, mannerNamed);
    if (manner) return { ...manner, about: false };
  }
  const excess =
    /^(?:be |sound |get |make (?:it|them|your answers) |make things |write |answer |talk |being )?(?:so|too|that|overly) (.{3,40})$/iu.exec(
      rest,
    )?.[1];
  const against =
    excess === undefined
      ? undefined
      : mannerAgainst(excess.replace(/ (?:with me|please|all the time|any ?more)$/iu, ""));
  if (against) return { manner: against, scope: "", about: false };
  const being =
    BE.exec(rest)?.[1] ?? /^(?:answer|write|talk|speak|explain|reply)(?:ing)? (.{3,50})$/iu.exec(rest)?.[1];
  const named =
    leadingManner(withoutGiving(rest), mannerNamed) ??
    (being === undefined ? undefined : leadingManner(being, mannerOf));
  return named && { manner: signed(named.manner, false), scope: named.scope, about: false };
}

function wantedIn(text: string): Found | undefined {
  const kept = KEEP.exec(text);
  if (kept) {
    const adjective = (kept[3] ?? "").replace(/^(?:as |so )/iu, "");
    const found = leadingManner(adjective, mannerOf);
    if (found) return { ...found, about: kept[2] === undefined && !/^keep/iu.test(text) };
  }
  for (const pattern of [BE, SAY]) {
    const words = pattern.exec(text)?.[1];
    const found = words === undefined ? undefined : leadingManner(words, mannerOf);
    if (found) return { ...found, about: false };
  }
  const giving = withoutGiving(text);
  if (giving === text) return undefined;
  const named = leadingManner(giving, mannerNamed);
  return named && { ...named, about: false };
}

/** "(I said) short answers, not long ones". */
const INSTEAD = /^(.{3,40}?),? (?:not|instead of|rather than|and not) .{3,40}$/iu;

function fragmentIn(text: string): Found | undefined {
  const words = FRAGMENT.exec(text)?.[1]?.trim();
  if (words === undefined || words.split(" ").length > 6) return undefined;
  const excess =
    /^(?:(?:that|this|it|your (?:answers?|repl(?:y|ies)|responses?|explanations?))(?:'s| is| was| are| were) )?(?:way |far |still |a bit |just |much ){0,4}too (.+)$/iu.exec(
      words,
    )?.[1];
  if (excess !== undefined && /^(?:too|way too|still too|far too)/iu.test(words)) {
    const against = mannerAgainst(excess);
    return against && { manner: against, scope: "", about: false };
  }
  const manner = mannerOf(words);
  if (
    manner &&
    !/^(?:nice|kind|simple|quick|long|direct|easy|honest|basic|fun|funny|formal|natural|human|patient|serious|positive|plain|slowly|directly|quicker|exact|advanced|professional|casual|minimal|tight|warm|straight|chill|excited)$/iu.test(
      words,
    )
  ) {
    return { manner, scope: "", about: false };
  }
  const corrected = INSTEAD.exec(text)?.[1];
  const meant = corrected === undefined ? undefined : mannerNamed(corrected);
  if (meant) return { manner: meant, scope: "", about: false };
  const politely = /(?: please| pls| plz| from now on| next time| only| always)/iu.test(text);
  const named = politely || /^(?:more|less|fewer) /iu.test(words) ? mannerNamed(words) : undefined;
  return named && { manner: named, scope: "", about: false };
}

/** Things that are asked for in an errand as well: "can you give me some advice?". */
const ASKED_FOR = new Set([
  "suggestions",
  "several options",
  "explanations",
  "links",
  "images",
  "summaries",
  "lists",
  "details",
  "diagrams",
  "analogies",
  "humour",
  "spaces",
  "semicolons",
  "hashtags",
  "JSON output",
]);
const ORDER =
  /^(?:please |could you |can you |would you |will you |just |i (?:really )?(?:want|need|would like|'d like)|i'd (?:like|love|appreciate)|do you have|you |to |some |any ){0,4}(?:give|show|send|tell|provide|list|offer|have|make|get|add|include|include|write|share|put|see|explain|suggest|recommend|use)?(?: |$)/iu;

/** How a clause asks to be answered, if it does. `task`: the turn also asks for a text to be made. */
export function requestIn(clause: string, task: boolean, question: boolean): Request | undefined {
  const asksPolitely = /^(?:please )?(?:can|could|would|will|do) (?:you|we)\b/iu.test(clause);
  if (question && !asksPolitely) return undefined;
  const disliked = DISLIKED.exec(clause);
  const scoped = leadingScope(disliked ? `stop ${clause.slice(disliked[0].length)}` : clause);
  const opened = withoutOpeners(scoped.text);
  const inner = leadingScope(opened);
  const text = withoutOpeners(inner.text).replace(/^(?:it )?(?:if|when) you (?:could |would )?/iu, "");
  const found = fixedIn(text) ?? refusalIn(text) ?? wantedIn(text) ?? fragmentIn(text);
  if (!found) return undefined;
  const lasting = LASTING.test(clause);
  const replaced = / instead$/iu.test(clause);
  if (
    !lasting &&
    !replaced &&
    found.manner.polarity === 1 &&
    ASKED_FOR.has(found.manner.attribute) &&
    ORDER.test(clause)
  )
    return undefined;
  const once = question && found.manner.attribute === "detailed answers";
  if (task && !lasting) return undefined;
  const scope = found.scope || scoped.scope || inner.scope;
  return {
    manner: found.manner,
    scope,
    confidence: lasting ? 0.95 : 0.85,
    lasting: lasting || !(found.about || once),
  };
}
