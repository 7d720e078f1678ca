import { eachInParallel } from "../hand-in/in-parallel.ts";
import { whyRefused, type PatientSender } from "../hand-in/patient-sender.ts";
import type { Progress } from "../hand-in/progress.ts";
import { StartError } from "../start/start-error.ts";
import type { ImportedConversation } from "./conversations.ts";
import { createRefusals } from "./refusals.ts";
import type { ImportState } from "./state.ts";
import { createWatermark } from "./watermark.ts";

const WIDTH = 8;
const SAVE_INTERVAL_MS = 500;
/** Refusals of one conversation; any other, of the key for one, is of all of them. */
const REFUSES_ONE: ReadonlySet<number> = new Set([400, 409, 413, 422]);

type Outcome = { taken: "accepted" | "known" } | { why: string; of: ImportedConversation };

export interface SendOptions {
  url: string;
  sender: PatientSender;
  progress: Progress;
  save: (state: ImportState) => Promise<void>;
  saveIntervalMs?: number;
}

export interface Sending {
  /** Where all of them are settled. @throws StartError where the server takes none */
  finished: Promise<ImportState>;
  /** How far it is. */
  state: () => ImportState;
  /** Keeps that, after what is being kept already. */
  save: () => Promise<void>;
}

/** Hands in what is not settled yet, and keeps in its state how far it is. */
export function startSending(
  conversations: AsyncGenerator<ImportedConversation>,
  before: ImportState,
  { url, sender, progress, save, saveIntervalMs = SAVE_INTERVAL_MS }: SendOptions,
): Sending {
  let { accepted, known } = before;
  const refusals = createRefusals(before.refused);
  const watermark = createWatermark<Outcome>(before.done, (outcome) => {
    if ("why" in outcome) refusals.add({ ...outcome.of, why: outcome.why });
    else if (outcome.taken === "accepted") accepted += 1;
    else known += 1;
  });
  const state = (): ImportState => ({
    fingerprint: before.fingerprint,
    done: watermark.done(),
    accepted,
    known,
    refused: [...refusals.all()],
  });

  let [savedAt, saving] = [performance.now(), Promise.resolve()];
  const saveNow = (): Promise<void> => {
    savedAt = performance.now();
    saving = saving.then(() => save(state()));
    return saving;
  };

  const send = async ([index, conversation]: [number, ImportedConversation]): Promise<void> => {
    watermark.settle(index, await handIn(url, sender, conversation, progress.wait));
    progress.advance();
    if (performance.now() - savedAt >= saveIntervalMs) await saveNow();
  };
  const finish = async (): Promise<ImportState> => {
    try {
      await eachInParallel(numbered(conversations, before.done), WIDTH, send);
    } finally {
      await saveNow();
    }
    return state();
  };
  return { finished: finish(), state, save: saveNow };
}

/** With their numbers, without the first ones. */
async function* numbered<Item>(items: AsyncGenerator<Item>, skipped: number): AsyncGenerator<[number, Item]> {
  let index = 0;
  for await (const item of items) {
    if (index >= skipped) yield [index, item];
    index += 1;
  }
}

async function handIn(
  url: string,
  sender: PatientSender,
  conversation: ImportedConversation,
  onWait: (why: string) => void,
): Promise<Outcome> {
  const { id, user, messages, at } = conversation;
  const body = { id, user, messages, ...(at === undefined ? {} : { at }) };
  const answer = await sender.send("/v1/conversations", body, onWait);
  if (answer.status < 300) return { taken: answer.status === 200 ? "known" : "accepted" };
  const why = whyRefused(url, answer);
  if (REFUSES_ONE.has(answer.status)) return { why, of: conversation };
  throw new StartError(why, ["Check the address and the project's key."]);
}
