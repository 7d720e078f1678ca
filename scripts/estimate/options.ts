import { parseArgs } from "node:util";

import { findModel, MODELS } from "../claude-emulator/models.ts";
import { BASELINES, type BaselineName } from "./baselines.ts";
import type { ExtractorName } from "../import/cost.ts";
import { StartError } from "../start/start-error.ts";

const MS_PER_MINUTE = 60_000;

const USAGE = `npm run estimate -- [options] LOGS.jsonl …

What a bot's memory costs a month by its own logs, and what it would cost with Tercet. Nothing is
deployed, sent or stored. Each file: JSON lines, or one JSON array, of
  conversations     {"user_id", "messages", "date"?, "session"?}
  API requests      {"model", "system"?, "messages", "metadata": {"user_id"}}, as they were logged, or
                    inside {"request" | "body" | "params": …, "timestamp"?}
  mem0's memories   {"memory", "user_id", "created_at", "updated_at"?}, or {"results": [ … ]}

  --model <name>                    what the bot answers with (what most of the logged requests name;
                                    else claude-sonnet-5-5)
  --now <how>                       what it sends today (stuffed): stuffed is all of the history, last-ten
                                    the last ten turns, anchored-ten ten turns and this conversation; or,
                                    cached, stuffed-cached, last-ten-cached, anchored-ten-cached
  --conversations-per-month <n>     how many there are (what the logs' dates say)
  --system-tokens <n>               its own system prompt and tools (what the logged requests hold; else 1000)
  --extractor <name>                how Tercet would learn: rules, hybrid or claude (hybrid)
  --extraction-model <name>         with what (claude-haiku-5-5)
  --gap <minutes>                   after so long without a turn it is another conversation (30)
  --user <id>                       whose the lines are that name nobody
  --blocks <n>                      how many sample blocks to show (10)`;

const EXTRACTORS: readonly string[] = ["rules", "hybrid", "claude"] satisfies ExtractorName[];

export interface EstimateOptions {
  files: string[];
  user: string | undefined;
  /** Undefined: what the logs name. */
  model: string | undefined;
  now: BaselineName;
  conversationsPerMonth: number | undefined;
  systemTokens: number | undefined;
  extractor: ExtractorName;
  extractionModel: string;
  gapMs: number;
  blocks: number;
}

/** @throws StartError that says what is wrong */
export function readOptions(args: string[]): EstimateOptions {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: "string" },
      now: { type: "string", default: "stuffed" },
      "conversations-per-month": { type: "string" },
      "system-tokens": { type: "string" },
      extractor: { type: "string", default: "hybrid" },
      "extraction-model": { type: "string", default: "claude-haiku-5-5" },
      gap: { type: "string", default: "30" },
      user: { type: "string" },
      blocks: { type: "string", default: "10" },
    },
  });
  if (files.length === 0) throw new StartError("Which files?", ["", USAGE]);
  const { model, extractor, user } = values;
  const now = BASELINES.find(({ name }) => name === values.now)?.name;
  if (now === undefined) throw new StartError(`There is no --now ${values.now}.`, ["", USAGE]);
  if (!isExtractor(extractor)) throw new StartError(`There is no extractor ${extractor}.`, ["", USAGE]);
  return {
    files,
    user,
    model: model === undefined ? undefined : pricedModel(model),
    now,
    conversationsPerMonth: optionalNumber("--conversations-per-month", values["conversations-per-month"]),
    systemTokens: optionalNumber("--system-tokens", values["system-tokens"]),
    extractor,
    extractionModel: pricedModel(values["extraction-model"]),
    gapMs: MS_PER_MINUTE * numberOf("--gap", values.gap),
    blocks: numberOf("--blocks", values.blocks),
  };
}

function isExtractor(name: string): name is ExtractorName {
  return EXTRACTORS.includes(name);
}

function pricedModel(name: string): string {
  const model = findModel(name);
  if (model) return model.id;
  throw new StartError(`The price table has no ${name}.`, [
    `It has ${MODELS.map(({ id }) => id).join(", ")}.`,
  ]);
}

function optionalNumber(option: string, given: string | undefined): number | undefined {
  return given === undefined ? undefined : numberOf(option, given);
}

function numberOf(option: string, given: string): number {
  const number = Number(given);
  if (given.trim() !== "" && number >= 0 && Number.isFinite(number)) return number;
  throw new StartError(`${option} ${given} is no number.`, ["", USAGE]);
}
