/** An attitude to a manner of answering. */
import type { Polarity } from "../signal.ts";
import type { Mention } from "./manner-mentions.ts";

export interface Attitude {
  word: Mention;
  polarity: Polarity;
  /** Where it holds, as it stands behind an attribute: "for code". */
  scope?: string;
  /** Of one matter at hand: "the risks of the operation", "a hint for seven across". */
  matter?: boolean;
  /** Felt ("I hate …"), an effect on the user ("… lose me"), ordered, complained of, or only leaned to. */
  force: "felt" | "effect" | "ordered" | "complained" | "leaning";
}
