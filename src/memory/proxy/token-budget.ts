/**
 * Token budgets of a day, of a project and of each of its users. A request reserves what it may take at
 * most and gives back what it did not; the isolate leases slices, so that Postgres is asked only when one
 * runs out. What is spent never goes over the budget; slices of an isolate that is gone count as spent.
 */
import { fail, ok, type Result } from "../../errors.ts";
import type { Project, Services, User } from "../../ports.ts";
import { quietly } from "../quietly.ts";

/** Of a budget, in one lease. */
const SLICE_SHARE = 100;

export interface Reservation {
  /** Gives back what was not used. */
  settle(usedTokens: number): void;
}

/** Both budgets have room, or neither is touched. A database that is down stops nobody. */
export async function reserveTokens(
  services: Services,
  input: { project: Project; user: User | undefined; tokens: number },
): Promise<Result<Reservation>> {
  const { project, user, tokens } = input;
  const { dailyTokens, dailyTokensPerUser } = project.settings;
  const budgets = [
    { of: "project" as const, subject: "project", limit: dailyTokens },
    { of: "user" as const, subject: user?.id, limit: dailyTokensPerUser },
  ];
  const taken: string[] = [];
  const giveBack = (unused: number): void => {
    for (const name of taken) changeSlice(services, name, unused);
  };
  for (const { of, subject, limit } of budgets) {
    if (limit === null || subject === undefined) continue;
    const name = `${project.id}:${subject}`;
    if (!(await take(services, { project, subject, name, limit, tokens }))) {
      giveBack(tokens);
      return fail({ reason: "budget_spent", of });
    }
    taken.push(name);
  }
  return ok({ settle: (used) => giveBack(tokens - used) });
}

async function take(
  services: Services,
  lease: { project: Project; subject: string; name: string; limit: number; tokens: number },
): Promise<boolean> {
  const { project, subject, name, limit, tokens } = lease;
  const { budgets } = services.stores(project.id);
  for (;;) {
    const left = leftOf(services, name);
    if (left >= tokens) {
      changeSlice(services, name, -tokens);
      return true;
    }
    const needed = tokens - left;
    const wanted = Math.max(needed, Math.ceil(limit / SLICE_SHARE));
    const leasing = budgets.lease(subject, limit, needed, wanted);
    const leased = await quietly(services, "leasing tokens", leasing);
    if (leased === 0) return false;
    if (leased === undefined) {
      changeSlice(services, name, -tokens);
      return true;
    }
    // Others of this isolate may have taken from the slice meanwhile: then it is looked at again.
    changeSlice(services, name, leased);
  }
}

function leftOf(services: Services, name: string): number {
  const slice = services.tokenSlices.get(name);
  return slice?.day === today(services) ? slice.left : 0;
}

function changeSlice(services: Services, name: string, by: number): void {
  services.tokenSlices.set(name, { day: today(services), left: leftOf(services, name) + by });
}

function today(services: Services): string {
  return services.clock.now().toISOString().slice(0, "2026-11-24".length);
}
