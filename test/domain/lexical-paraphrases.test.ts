import { describe, expect, it } from "vitest";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { cosine } from "./lexical-vectors.ts";

/** Two wordings of one wish a line, no two lines the same wish. */
const PARAPHRASES = `
bullet points | bulleted lists
concise answers | short and to the point
thorough explanations | in-depth detail
step-by-step instructions | numbered steps
no-nonsense bluntness | brutal honesty
smileys | emoticons in messages
professional language | a formal register
laid-back chat | casual conversation
plain English | simple words
industry jargon | technical terminology
code snippets | sample code
a table | rows and columns
kilometres | metric units
miles and inches | imperial measurements
jokes | a sense of humour
long apologies | saying sorry
flattery | being praised
warnings | caveats
sources | citations with links
flowcharts | diagrams
asking before assuming | clarifying questions
moving fast | a quick pace
a hint | a nudge in the right direction
alternatives | several options
the rationale | the reasons for a decision
devil's advocate | counterarguments
a live agent | a real person
calls on the phone | telephone support
quizzes | flashcards
proofreading | grammar fixes in a draft
metaphors | analogies
coupons | discount offers
anonymity | data privacy
British English | UK spelling
military time | a 24-hour clock
euro amounts | prices in EUR
US dollars | USD
a newbie | complete beginner
a seasoned expert | advanced professional
software engineer | works as a programmer
undergraduate | a student at university
startup founder | entrepreneur
vegan meals | plant-based cooking
hikes | trekking in the mountains
the gym | workouts
soccer | football matches
playing the guitar | music practice
cinema | movies
novels | reading books
PlayStation | video gaming
landscape photos | photography
houseplants | indoor gardening
a puppy | dogs
investing | stocks and savings
job interviews | career advice
algebra homework | exam revision
sneakers | shoes and clothing
parcel tracking | shipping of an order
a refund | money back
unpaid invoices | billing
forgotten password | trouble logging in
installation | product setup
Kubernetes | cloud infrastructure
SQL queries | a Postgres database
neural networks | machine learning
SEO | online marketing
recruiting staff | human resources
attorney | a contract lawyer
colour photographs | color photography
restarant reservations | restaurant reservation
`
  .trim()
  .split("\n")
  .map((line) => line.split(" | ").map(embedLexically));

/** Similarities of each first wording to every second one: row i, column i is its paraphrase. */
const similarities = PARAPHRASES.map(([first = new Float32Array()]) =>
  PARAPHRASES.map(([, second = new Float32Array()]) => cosine(first, second)),
);
const ofParaphrases = similarities.map((row, index) => row[index] ?? 0);
const ofStrangers = similarities.flatMap((row, index) => row.filter((_, column) => column !== index));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("paraphrases under the lexical embedder", () => {
  it("are nearer than what was not said: area under the curve", () => {
    const wins = ofParaphrases.flatMap((near) => ofStrangers.map((far) => (near > far ? 1 : 0)));
    expect(ofParaphrases.length).toBeGreaterThanOrEqual(60);
    expect(mean(wins)).toBeGreaterThanOrEqual(0.97);
  });

  it("are found first among all: mean reciprocal rank", () => {
    const ranks = similarities.map(
      (row, index) => 1 + row.filter((other) => other > (ofParaphrases[index] ?? 0)).length,
    );
    expect(mean(ranks.map((rank) => 1 / rank))).toBeGreaterThanOrEqual(0.93);
  });

  it("leave strangers nearly orthogonal", () => {
    expect(Math.abs(mean(ofStrangers))).toBeLessThan(0.03);
    expect(mean(ofParaphrases)).toBeGreaterThan(0.5);
  });
});
