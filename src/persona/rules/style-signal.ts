/** The signal of a manner of answering, and how sure a rule may be. */
import type { Signal } from "../signal.ts";
import { scopedAttribute } from "./scope.ts";
import type { Manner } from "./manner.ts";

export const HEDGED = 0.55;
export const IMPLICIT = 0.45;

export function styleSignal(manner: Manner, scope: string, explicit: boolean, confidence: number): Signal {
  return {
    facet: manner.facet,
    attribute: scopedAttribute(manner.attribute, scope),
    polarity: manner.polarity,
    explicit,
    confidence,
  };
}
