/** What the gate does to conversations, in figures. Pure. */

export interface Judged {
  turns: readonly string[];
  isLabelled: boolean;
  /** An explicit signal of the rules, which always opens the gate. */
  foundByRules: boolean;
  /** A label that the user's own turns bear out. */
  holdsLabel: boolean;
  passes: boolean;
}

export interface GateShares {
  /** Of all conversations. */
  passing: string;
  /** Of those with a preference. */
  holding: string;
  /** Of those whose preference only the label tells. */
  missedByRules: string;
  /** With a preference and stopped; where no conversation has labels, those that pass. */
  wrong: Judged[];
}

export function judgeGate(judged: readonly Judged[]): GateShares {
  const holding = judged.filter(({ foundByRules, holdsLabel }) => foundByRules || holdsLabel);
  const areLabelled = judged.some(({ isLabelled }) => isLabelled);
  return {
    passing: shareThatPasses(judged),
    holding: shareThatPasses(holding),
    missedByRules: shareThatPasses(holding.filter(({ foundByRules }) => !foundByRules)),
    wrong: areLabelled ? holding.filter(({ passes }) => !passes) : judged.filter(({ passes }) => passes),
  };
}

function shareThatPasses(judged: readonly Judged[]): string {
  if (judged.length === 0) return "none";
  const passed = judged.filter(({ passes }) => passes).length;
  return `${passed} of ${judged.length} = ${((100 * passed) / judged.length).toFixed(1)}%`;
}
