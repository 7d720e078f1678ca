/** How the figures come about: said in the report, as it is. */
import type { Results } from "../results.ts";

const METHOD: readonly string[] = [
  "Users. Each has 4 to 8 truths of 31 over nine facets, drawn by a seed: most are said outright in one visit and sometimes again, one may only show in what the user does, one may never show, one or two turn into their opposite half-way. They are said between errands, small talk, and what other people prefer, by wordings that were written without the product's word lists at hand, with alternatives, habits of typing and typos. No opening is the same as another.",
  "Run. Every turn goes through the Worker under wrangler dev, by POST /v1/chat, with the embedded Postgres or TEST_DATABASE_URL. Claude is the emulator; its answers are scripted, so that all strategies have the same history. A visit is ended as of its own date (a header that only development knows): some seven months pass. The next one opens once it was learned from. KV's lifetimes do not pass with it, so every opening finds its code in KV.",
  "Accounts. What each strategy would have sent is billed by the emulator's prompt cache, with the turns' own times: entries live five minutes, and the app's own prompt of some 900 tokens is kept warm by other users. Visits of one user are days apart, so nothing of theirs is. The window that slides is billed by the cheaper of two markings. Ours is billed with the block that really reached Claude; it is checked that it is byte for byte what the encoder makes of the learned signals.",
  "What the model does with its prompt is not measured. A baseline that carries the user's sentence counts as knowing it; of two sentences that contradict each other the newer counts. A line of ours is judged by cues of each trait, whatever words the product chose.",
  "mem0ai's open-source package stores each turn as it is (infer: false, since its own extraction needs a model: --live has a row of it too), embeds with the same lexical embedder, and is asked with a visit's first words; its ten memories are frozen for the visit, oldest first, which is the cheapest way to have them.",
  "Ablations run the product's own encoder and decoder in this process on the signals that the Worker learned. The mean encoder is the idea in its literal form: the mean of all embeddings, its three nearest centroids by their labels; pins are kept. The row where extraction misses nothing is modelled: each thing said is one signal, if the gate of the hybrid extractor lets its visit through.",
  "Extraction is by the rules, which cost nothing. Beside them the hybrid extractor's calls are counted in the cost as if it had been on, for the visits that its gate lets through; what Claude would have found beyond the rules is not in the recall.",
];

const MEM0_INFERRING =
  "mem0ai (infer) is the same package with Claude as its model, as it is by default: both sides of a visit are added once it is over, Claude words what is worth remembering, and ten memories are asked for and frozen as above. When a visit was it is not told: the open package takes no dates. Its calls are counted between it and Claude, from the usage of each answer, and are in its row. " +
  "Its memories are judged in the words that Claude found: clause by clause, by the cues that judge a line of ours, with the other sign where something is denied, avoided or disliked. This errs in mem0's favour: of all clauses of the ten memories one that is right is enough, whatever the others say; a clause that names both sides counts for both; and where no user ever says the contrary of a trait, no sign is asked for.";

export function methodOf({ mem0Extraction }: Results): string[] {
  if (mem0Extraction === undefined || "missing" in mem0Extraction) return [...METHOD];
  return METHOD.flatMap((paragraph) =>
    paragraph.startsWith("mem0ai's") ? [paragraph, MEM0_INFERRING] : [paragraph],
  );
}
