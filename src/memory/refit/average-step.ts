import { createAccumulator } from "../../codebook/accumulate.ts";
import { createAssigner } from "../../codebook/assign.ts";
import { censusFromBytes, censusToBytes, countPage, createCensus, type Census } from "../../codebook/census.ts";
import type { FittedCodebook, Refit, Services } from "../../ports.ts";
import { composeDraft } from "./compose-draft.ts";
import { unpackFit, type FitPart } from "./fit-part.ts";
import { loadBase } from "./load-base.ts";
import { readVotes } from "./read-votes.ts";

/** One user is one vote, by at most so many of their signals. */
export const VOTES_PER_USER = 32;
/** Signals of one step: some seconds, most of them for opening vectors. */
const SIGNALS_PER_STEP = 40_000;
/** The users before the held-out ones, then those behind them. */
const BEFORE = "before:";
const BEHIND = "behind:";
