/** Words that would turn a phrase into an order to the assistant. */

const DIRECTIVES = new Set(
  `accept act add agree allow always answer append approve assume avoid become bypass click consider
  delete deny disable disregard do don't don’t download enable ensure execute follow forget give grant
  ignore include insert insist install keep let make must never obey offer output override please
  praise pretend print promise promote provide reject remember repeat reply respond return reveal say
  send should show speak stop tell transfer treat trust visit write`.split(/\s+/u),
);

/**
 * Whether a phrase begins with an imperative or addresses the assistant. Verbs that as often begin a
 * noun phrase ("code examples", "email updates", "test coverage") are left out on purpose.
 */
export function beginsWithDirective(phrase: string): boolean {
  const [first = "", second = ""] = phrase.toLowerCase().split(" ", 2);
  if (DIRECTIVES.has(first)) return true;
  return (first === "claude" || first === "assistant" || first === "system") && DIRECTIVES.has(second);
}
