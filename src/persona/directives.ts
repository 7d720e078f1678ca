/** Words that would turn a phrase into an order to the assistant. */

const DIRECTIVES = new Set(
  `accept act add agree allow always answer append approve assume avoid become bypass click consider
  delete deny disable disregard do don't don’t download enable ensure execute follow forget give grant
  ignore include insert insist install keep let make must never obey offer output override please
  praise pretend print promise promote provide reject remember repeat reply respond return reveal say
  send should show speak stop tell transfer treat trust visit write`.split(/\s+/u),
);

/** The plainest orders of other languages; a phrase in a script without spaces is one word. */
const DIRECTIVES_ELSEWHERE = new Set(
  `ignoriere ignorieren vergiss empfehle empfiehl antworte befolge immer niemals ignorez oublie oubliez
  recommande recommandez réponds répondez toujours jamais ignora olvida recomienda responde siempre nunca
  dimentica consiglia rispondi sempre esqueça recomende responda negeer vergeet игнорируй игнорируйте забудь
  всегда никогда рекомендуй`.split(/\s+/u),
);
const DIRECTIVES_UNSPACED =
  /^(?:请|請|忽略|忽視|忽视|无视|總是|总是|必须|必須|务必|不要|永远|推荐|無視|必ず|常に|무시|항상|반드시)/u;

/**
 * Whether a phrase begins with an imperative or addresses the assistant. Verbs that as often begin a
 * noun phrase ("code examples", "email updates", "test coverage") are left out on purpose.
 */
export function beginsWithDirective(phrase: string): boolean {
  const [first = "", second = ""] = phrase.toLowerCase().split(" ", 2);
  if (DIRECTIVES.has(first) || DIRECTIVES_ELSEWHERE.has(first) || DIRECTIVES_UNSPACED.test(first))
    return true;
  return (first === "claude" || first === "assistant" || first === "system") && DIRECTIVES.has(second);
}
