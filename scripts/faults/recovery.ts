/** How long after a store is back the Worker answers as before. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Api } from "./api.ts";
import { readStatus } from "./learned.ts";
import type { Ledger } from "./ledger.ts";
import { sayingOf, uniqueWord } from "./traffic.ts";

const SUCCESSES = 10;
const GIVE_UP_MS = 40_000;
const GAP_MS = 20;

/** One visit: opened with its persona, gone on with, its profile read. Its turns go on the ledger. */
async function visit(api: Api, user: string, ledger: Ledger): Promise<boolean> {
  const say = async (message: string, conversation?: string): Promise<Answer | undefined> => {
    const answer = await api.send("POST", "/v1/chat", { user, message, conversation });
    const accepted = answer.text.includes("event: message_stop");
    ledger.turns.push({ user, attribute: "", accepted, during: false });
    return accepted ? answer : undefined;
  };
  const opening = await say("Hello");
  const conversation = opening?.headers.get("x-tercet-conversation");
  if (!conversation || opening?.headers.get("x-tercet-persona") === "none") return false;
  if (!(await say("And now?", conversation))) return false;
  return (await api.send("GET", `/v1/users/${user}/profile`)).status === 200;
}

/** From now to the first of ten successive good visits; infinite where they don't come. */
export async function measureVisits(api: Api, user: string, ledger: Ledger): Promise<number> {
  const startedAt = performance.now();
  let firstAt = startedAt;
  for (let successes = 0; successes < SUCCESSES;) {
    const at = performance.now();
    if (at - startedAt > GIVE_UP_MS) return Number.POSITIVE_INFINITY;
    if (await visit(api, user, ledger)) {
      if (successes === 0) firstAt = at;
      successes += 1;
    } else {
      successes = 0;
      await sleep(GAP_MS);
    }
  }
  return firstAt - startedAt;
}

/** From now until a transcript that is handed in now is learned. */
export async function measureLearning(api: Api, user: string): Promise<number> {
  const startedAt = performance.now();
  const id = `recovery-${uniqueWord()}`;
  const messages = [{ role: "user", content: sayingOf(`${uniqueWord()} charts`) }];
  let taken = false;
  while (performance.now() - startedAt < GIVE_UP_MS) {
    taken ||= [200, 202].includes(
      (await api.send("POST", "/v1/conversations", { user, id, messages })).status,
    );
    if (taken && (await readStatus(api, id)) === "learned") return performance.now() - startedAt;
    await sleep(5 * GAP_MS);
  }
  return Number.POSITIVE_INFINITY;
}
