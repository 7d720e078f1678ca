/**
 * What Tercet would learn, in this process: rules, filter, embedding, encoding and decoding with the seed
 * codebook. Of a sample of users, drawn by their ids' hashes; the cost of extraction is counted for all.
 */
import type { Codebook } from "../../src/codebook/codebook.ts";
import { MAX_SIGNALS_PER_USER } from "../../src/memory/encode-user.ts";
import { decode } from "../../src/persona/decode.ts";
import { NO_EDITS } from "../../src/persona/edits.ts";
import { encode } from "../../src/persona/encode/encode.ts";
import type { Evidence } from "../../src/persona/encode/evidence.ts";
import { filterSignals } from "../../src/persona/filter.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import type { Embedder } from "../../src/ports.ts";
import { countTokens } from "../claude-emulator/tokens.ts";
import { add, estimateExtraction, NOTHING, type Estimate, type ExtractorName } from "../import/cost.ts";
import { shortHash } from "../import/plan.ts";
import type { FinishedVisit } from "./logged-visits.ts";

/** As many users' signals are held at once. */
export const SAMPLED_USERS = 200;

export interface SampledUser {
  user: string;
  visits: number;
  /** Undefined where there is nothing to say of them. */
  block: string | undefined;
}

export interface Learned {
  visits: number;
  extraction: Estimate;
  /** Of the sample, as Haiku 4.5 counts: at an opening that is not a user's first. */
  blockTokens: number;
  signalsPerVisit: number;
  sample: SampledUser[];
}

interface Pupil {
  rank: string;
  visits: number;
  evidence: Evidence[];
  block: string | undefined;
}

export interface Learner {
  learn: (visit: FinishedVisit) => Promise<void>;
  learned: () => Learned;
}

export function createLearner({
  embedder,
  codebook,
  extractor,
  model,
}: {
  embedder: Embedder;
  codebook: Codebook;
  extractor: ExtractorName;
  model: string;
}): Learner {
  const pupils = new Map<string, Pupil>();
  let [visits, extraction] = [0, NOTHING];
  const sampled = { visits: 0, signals: 0, openings: 0, blockTokens: 0 };

  /** Whoever is refused once is refused again: the last rank only falls. */
  function admit(user: string): Pupil | undefined {
    const known = pupils.get(user);
    if (known) return known;
    const pupil = { rank: shortHash("sample", user), visits: 0, evidence: [], block: undefined };
    pupils.set(user, pupil);
    if (pupils.size <= SAMPLED_USERS) return pupil;
    const [last] = [...pupils].reduce((one, other) => (one[1].rank > other[1].rank ? one : other));
    pupils.delete(last);
    return last === user ? undefined : pupil;
  }

  async function teach(pupil: Pupil, { visit, at, words }: FinishedVisit): Promise<void> {
    if (pupil.visits > 0) {
      sampled.openings += 1;
      sampled.blockTokens += pupil.block === undefined ? 0 : countTokens(pupil.block, 1);
    }
    pupil.visits += 1;
    sampled.visits += 1;
    const signals = filterSignals(extractByRules(words));
    sampled.signals += signals.length;
    if (signals.length === 0 && pupil.evidence.length === 0) return;
    const vectors = await embedder.embed(signals.map(({ attribute }) => attribute));
    const found = signals.map((signal, index) => ({
      ...signal,
      id: `${visit}/${index}`,
      conversation: visit,
      at,
      vector: vectors[index] ?? null,
    }));
    pupil.evidence = [...pupil.evidence, ...found].slice(-MAX_SIGNALS_PER_USER);
    pupil.block = blockOf(pupil.evidence, embedder, codebook);
  }

  return {
    async learn(visit) {
      visits += 1;
      extraction = add(extraction, estimateExtraction(visit.words, extractor, model));
      const pupil = admit(visit.user);
      if (pupil) await teach(pupil, visit);
    },
    learned: () => ({
      visits,
      extraction,
      blockTokens: sampled.openings === 0 ? 0 : Math.round(sampled.blockTokens / sampled.openings),
      signalsPerVisit: sampled.visits === 0 ? 0 : sampled.signals / sampled.visits,
      sample: [...pupils]
        .toSorted(([, one], [, other]) => (one.rank < other.rank ? -1 : 1))
        .map(([user, pupil]) => ({ user, visits: pupil.visits, block: pupil.block })),
    }),
  };
}

function blockOf(evidence: readonly Evidence[], embedder: Embedder, codebook: Codebook): string | undefined {
  const { sameAttributeSimilarity, nearSimilarity } = embedder;
  const options = { ...DEFAULT_SETTINGS, sameAttributeSimilarity, nearSimilarity };
  return decode(encode(evidence, NO_EDITS, codebook, options).code, codebook)?.text;
}
