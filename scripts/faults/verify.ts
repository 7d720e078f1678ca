/** Whether everything that was accepted has had its effect, and had it once. */
import { inParallel } from "../hand-in/in-parallel.ts";
import type { Api } from "./api.ts";
import { countAttributes, readProfile, readStatus } from "./learned.ts";
import type { Ledger, Said } from "./ledger.ts";
import { relay, until } from "./relay.ts";
import { sendEdit } from "./traffic.ts";
import type { World } from "./world.ts";

const WIDTH = 8;
const FOLLOWED = 60;
const DRAIN_MS = 75_000;
const POLL_MS = 1500;
const RELAY_EVERY_MS = 8000;

export interface Verdict {
  accepted: number;
  lost: string[];
  doubled: string[];
  drainedMs: number;
}

/** @param recordedBefore the turns that were on record before any of the ledger's */
export async function verify(
  world: World,
  ledger: Ledger,
  users: readonly string[],
  recordedBefore: number,
): Promise<Verdict> {
  const { api } = world;
  const startedAt = performance.now();
  // Every turn is counted; of those in conversations that are still open, some are followed all the way.
  const followed = new Set([...ledger.ended, ...sampleOpen(ledger)]);
  const unended = new Set([...followed].filter((id) => !ledger.ended.has(id)));
  let unlearned = [...followed];
  const turns = [...followed].flatMap((id) => ledger.conversations.get(id) ?? []);
  const said = [...turns, ...ledger.handIns];
  const accepted = ledger.turns.filter((turn) => turn.accepted).length;
  let recorded = 0;
  let counts = new Map<string, number>();
  let relayedAt = performance.now();

  await until(DRAIN_MS, POLL_MS, async () => {
    await inParallel([...unended], WIDTH, async (id) => {
      const { status } = await api.send("POST", `/v1/conversations/${id}/end`);
      if (status === 202) unended.delete(id);
    });
    const states = await inParallel(unlearned, WIDTH, (id) => readStatus(api, id));
    unlearned = unlearned.filter((_, index) => states[index] !== "learned");
    counts = await countAll(api, users);
    recorded = (await countTurns(world)) - recordedBefore;
    if (
      recorded >= accepted &&
      unended.size === 0 &&
      unlearned.length === 0 &&
      missing(said, counts).length === 0
    )
      return true;
    if (performance.now() - relayedAt > RELAY_EVERY_MS) {
      relayedAt = performance.now();
      await relay(world);
    }
    return false;
  });
  const drainedMs = performance.now() - startedAt;
  const edits = await checkEdits(api, ledger, users);
  return {
    accepted:
      accepted + ledger.handIns.filter((each) => each.accepted).length + ledger.ended.size + edits.accepted,
    lost: [
      ...missing(turns, counts).map((each) => `turn of ${each.user}: ${each.attribute}`),
      ...missing(ledger.handIns, counts).map((each) => `transcript of ${each.user}: ${each.attribute}`),
      ...unlearned.filter((id) => ledger.ended.has(id)).map((id) => `end of ${id}`),
      ...Array.from({ length: Math.max(0, accepted - recorded) }, () => "turn that was not recorded"),
      ...edits.lost,
    ],
    doubled: [
      ...said.filter(({ attribute }) => (counts.get(attribute) ?? 0) > 1).map(({ attribute }) => attribute),
      ...Array.from(
        { length: Math.max(0, recorded - ledger.turns.length) },
        () => "turn that was recorded twice",
      ),
    ],
    drainedMs,
  };
}

/** An answered turn leaves one row of usage, which stays when its conversation is learned from. */
export function countTurns({ records }: World): Promise<number> {
  return records.count("select count(*) from usage where purpose = 'chat'");
}

/** Conversations that the fault met, as many as a local queue learns from in half a minute. */
function sampleOpen(ledger: Ledger): string[] {
  const met = [...ledger.conversations].filter(
    ([id, said]) => !ledger.ended.has(id) && said.some(({ during }) => during),
  );
  return met.slice(0, FOLLOWED).map(([id]) => id);
}

async function countAll(api: Api, users: readonly string[]): Promise<Map<string, number>> {
  const each = await inParallel(users, WIDTH, (user) => countAttributes(api, user));
  return new Map(each.flatMap((counts) => [...counts]));
}

function missing<Each extends Said>(said: readonly Each[], counts: ReadonlyMap<string, number>): Each[] {
  return said.filter(({ attribute, accepted }) => accepted && !counts.has(attribute));
}

/** The last accepted edit stands, or one after it whose answer was lost; sent again, it changes nothing. */
async function checkEdits(
  api: Api,
  ledger: Ledger,
  users: readonly string[],
): Promise<{ accepted: number; lost: string[] }> {
  const lost: string[] = [];
  for (const user of users) {
    const own = ledger.edits.filter((edit) => edit.user === user);
    const last = own.findLastIndex(({ accepted }) => accepted);
    const edit = own[last];
    if (!edit) continue;
    const before = await readProfile(api, user);
    const value = before?.pins.find(({ slot }) => slot === "Role")?.value;
    if (!own.slice(last).some((each) => each.value === value)) lost.push(`edit of ${user}: ${edit.value}`);
    const again = await sendEdit(api, edit);
    const after = await readProfile(api, user);
    const repeated = again.status === 200 && again.headers.get("idempotent-replay") === "true";
    if (!repeated || after?.revision !== before?.revision) lost.push(`replay of an edit of ${user}`);
  }
  return { accepted: ledger.edits.filter(({ accepted }) => accepted).length, lost };
}
