/** What one sentence says: its clauses read in order by each family of rules. */
import type { Signal } from "../signal.ts";
import { isPassing } from "./attitude-anchors.ts";
import { attitudesIn } from "./attitudes.ts";
import { type Clause, readClauses, withoutHedge } from "./clauses.ts";
import { orderedOnCondition } from "./conditional-order.ts";
import { contactIn } from "./contact.ts";
import { factsIn, habitSignals, localeAsked } from "./fact-signals.ts";
import { feedbackIn } from "./feedback.ts";
import { learningSignals } from "./learning.ts";
import type { Mention } from "./manner-mentions.ts";
import { reactionIn } from "./reactions.ts";
import { leadingScope, scopedAttribute } from "./scope.ts";
import { requestIn } from "./style-requests.ts";
import { IMPLICIT, styleSignal } from "./style-signal.ts";
import { tasteSignals } from "./taste-signals.ts";
import { tasteIn, wishIn } from "./tastes.ts";
import { toolWished } from "./tools.ts";
import { isStyle, withAttitudes } from "./with-attitudes.ts";

/** "At the moment", "for one thing": what comes before a taste and bounds it not at all. */
const VAGUE_SCOPE =
  /\b(?:moment|hands?|first|last|least|most|times?|beginning|start|end|meantime|addition|particular|general|fact|opinion|case|way|days?|now|sure|me|us|you|it|that|this|example|instance|reason|age|question|life|years?|one|thing|part|all|while)$/iu;

function signalsOfClause(clause: Clause, task: boolean): Signal[] {
  const request = requestIn(clause.text, task, clause.question);
  const place = clause.question ? localeAsked(clause.text) : undefined;
  if (place) return [place];
  if (clause.question) {
    const remark = feedbackIn(clause.text, true);
    if (remark && !task) return [styleSignal(remark, "", false, IMPLICIT)];
    return request ? [styleSignal(request.manner, request.scope, request.lasting, request.confidence)] : [];
  }
  const { text, hedged } = withoutHedge(clause.text);
  const facts = factsIn(text, hedged);
  if (facts.length > 0) return facts;
  const remark = task
    ? undefined
    : ((clause.praised ? feedbackIn(`thanks, ${text}`, false) : undefined) ?? feedbackIn(text, false));
  const ordered =
    request !== undefined && !clause.praised && !/^(?:that|this|it|your|too|way|still|far)\b/iu.test(text);
  if (remark && !ordered) return [styleSignal(remark, "", false, IMPLICIT)];
  if (request) {
    return [
      styleSignal(
        request.manner,
        request.scope,
        request.lasting,
        request.lasting ? request.confidence : IMPLICIT,
      ),
    ];
  }
  const learning = learningSignals(text);
  if (learning.length > 0) return learning;
  const wished = task ? undefined : (toolWished(text) ?? contactIn(text));
  if (wished) return [wished];
  const scoped = leadingScope(text);
  const taste = tasteIn(scoped.text) ?? reactionIn(scoped.text) ?? wishIn(scoped.text);
  if (!taste) return habitSignals(text, hedged);
  const scope = VAGUE_SCOPE.test(scoped.scope) ? "" : scoped.scope;
  return tasteSignals(scoped.text, taste, hedged).map((signal) => ({
    ...signal,
    attribute: scopedAttribute(signal.attribute, scope),
  }));
}

/** What is said before a comma or a closing remark: three words or more say something. */
const HEAD =
  /^((?:[^\s,]+ ){2,}[^\s,]+?)(?:, .+| (?:by the way|btw|fyi|though|actually|tbh|thanks|otherwise .+))$/iu;

/** "Call me Rosa, nobody uses the long version": what the whole does not say, what comes first may. */
function signalsOfHead(clause: Clause, task: boolean): Signal[] {
  const head = HEAD.exec(clause.text)?.[1];
  return head === undefined || clause.question ? [] : signalsOfClause({ ...clause, text: head }, task);
}

/** The user's own words of a turn, and the sentence before. */
interface Spoken {
  turn: string;
  previous?: string | undefined;
}

/** The signals of one own sentence of a turn, in the order in which they were said. */
export function signalsOfSentence(
  sentence: string,
  task: boolean,
  spoken: Spoken = { turn: sentence },
): Signal[] {
  const passing = isPassing(sentence);
  let named: Mention | undefined;
  return readClauses(sentence)
    .map((clause) => (clause.unreal ? orderedOnCondition(clause) : clause))
    .filter((clause) => clause !== undefined)
    .flatMap((clause) => {
      const found = signalsOfClause(clause, task);
      const signals = found.length > 0 ? found : signalsOfHead(clause, task);
      if (passing) return signals.filter((signal) => !isStyle(signal));
      if (task) return signals;
      const read = attitudesIn(clause.text, clause.question, { ...spoken, sentence, named });
      named = read.named;
      return read.attitudes.length > 0 ? withAttitudes(found, read.attitudes, sentence) : signals;
    });
}
