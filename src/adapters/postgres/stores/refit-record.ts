/** Refits as rows, checked whenever they are read back. */
import { z } from "zod";
import type { MeasuredDrift, Refit, RefitChanges, RefitPhase } from "../../../ports.ts";
import { sql, type Row } from "../sql.ts";
import { integer, optionalReal, optionalTime, text, time } from "./rows.ts";

export const MeasuredDriftSchema = z.object({
  error: z.number(),
  errorRatio: z.number().nullable(),
  stability: z.number().nullable(),
  far: z.number(),
  fires: z.boolean(),
  reasons: z.array(z.string()),
  at: z.string(),
}) satisfies z.ZodType<MeasuredDrift>;

const Changes = z.object({
  k: z.int(),
  inherited: z.int(),
  added: z.int(),
  retired: z.int(),
  relabelled: z.int(),
}) satisfies z.ZodType<RefitChanges>;

const Phase = z.enum([
  "fit",
  "average",
  "label",
  "check",
  "publish",
  "encode",
  "tidy",
  "done",
  "draft",
  "unneeded",
  "failed",
]) satisfies z.ZodType<RefitPhase>;

export const REFIT_COLUMNS = sql`id, base_version, version, embedder, fit_seed, phase, position, done, total,
  error_before, error_after, drift, changes, reasons, attempt, created_at, finished_at`;

export function toRefit(row: Row): Refit {
  return {
    id: text(row, "id"),
    baseVersion: text(row, "base_version"),
    version: text(row, "version"),
    embedder: text(row, "embedder"),
    seed: integer(row, "fit_seed"),
    phase: Phase.parse(row["phase"]),
    position: text(row, "position"),
    done: integer(row, "done"),
    total: integer(row, "total"),
    errorBefore: optionalReal(row, "error_before"),
    errorAfter: optionalReal(row, "error_after"),
    drift: MeasuredDriftSchema.nullable().parse(row["drift"]),
    changes: Changes.nullable().parse(row["changes"]),
    reasons: z.array(z.string()).parse(row["reasons"]),
    attempt: integer(row, "attempt"),
    createdAt: time(row, "created_at"),
    finishedAt: optionalTime(row, "finished_at"),
  };
}

/** Phases in which a refit is over. */
export const FINISHED: readonly RefitPhase[] = ["done", "draft", "unneeded", "failed"];
