/** Claude's bills of all users of the logs, by model and what is sent. Pure. */
import { addBills, billVisits, NO_BILL, type Bill } from "../costs/bill.ts";
import type { Strategy } from "../costs/strategies.ts";
import type { LoggedVisit } from "./logged-visits.ts";
import { scaled, toVisits, type Estimated } from "./model-tokens.ts";

export interface Sending {
  model: string;
  strategy: Strategy;
  caches: boolean;
}

export interface UserBills {
  /** @throws RangeError for what was not asked for */
  of: (sending: Sending) => Bill;
}

/** @param onUser told after each user */
export function billUsers(
  users: readonly (readonly LoggedVisit[])[],
  sendings: readonly Sending[],
  facts: Estimated & { systemTokens: number },
  onUser: () => void,
): UserBills {
  const bills = new Map(sendings.map((sending) => [nameOf(sending), NO_BILL]));
  const models = [...new Set(sendings.map(({ model }) => model))];
  for (const logged of users) {
    const visits = new Map(models.map((model) => [model, toVisits(logged, model, facts)]));
    for (const sending of sendings) {
      const { model, strategy, caches } = sending;
      const systemTokens = scaled(facts.systemTokens, model);
      const bill = billVisits(strategy, visits.get(model) ?? [], { model, systemTokens, caches });
      bills.set(nameOf(sending), addBills(bills.get(nameOf(sending)) ?? NO_BILL, bill));
    }
    onUser();
  }
  return {
    of(sending) {
      const bill = bills.get(nameOf(sending));
      if (!bill) throw new RangeError(`${nameOf(sending)} was not billed.`);
      return bill;
    },
  };
}

function nameOf({ model, strategy, caches }: Sending): string {
  return `${model} ${strategy}${caches ? " cached" : ""}`;
}
