/** "If there are steps, number them": what is asked where a condition holds that may well hold. */
import type { Clause } from "./clauses.ts";

const CONDITION =
  /^(?:if|when|whenever) (?:(?:you|you're|i|it|it's|there|there's|something|something's|anything|things|my|we|in|possible|a)(?: (?!were|was|had|would|could|asked|wanted)[\p{L}']+){0,10}), (?=\p{L})(?!(?:i|we|it|that|they|he|she|my|you|there)[ '])/iu;

/** The order in an unreal clause, as a clause of its own. */
export function orderedOnCondition(clause: Clause): Clause | undefined {
  const condition = CONDITION.exec(clause.text)?.[0];
  if (condition === undefined) return undefined;
  return { ...clause, text: clause.text.slice(condition.length), unreal: false };
}
