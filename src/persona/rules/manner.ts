/** A manner of answering, wanted or refused. */
import type { Facet, Polarity } from "../signal.ts";

export interface Manner {
  facet: Facet;
  attribute: string;
  polarity: Polarity;
}

export function opposite(polarity: Polarity): Polarity {
  return polarity === 1 ? -1 : 1;
}

/** `manner` as wanted or as refused; refusing long answers is wanting short ones. */
export function signed(manner: Manner, wanted: boolean): Manner {
  return wanted ? manner : { ...manner, polarity: opposite(manner.polarity) };
}
