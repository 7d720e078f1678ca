import { describe, expect, it } from "vitest";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { isPhrase } from "../../src/persona/grammar.ts";
import { SEED_ARCHETYPES } from "../../src/persona/seed-codebook/index.ts";
import { cosine, meanDirection } from "./lexical-vectors.ts";

/** Archetype: preferences that mean it in words that its own phrases do not use as they stand. */
const EXPECTED = `
exact-wording: my text quoted verbatim; the original wording kept; quotes left untouched; product names copied exactly; names kept as they are; wording that stays the same
earlier-corrections: mistakes I already corrected; remembering what I fixed before; not repeating an error I pointed out; the correction from yesterday; no more of the same error; fixing what went wrong before
literal-requests: sticking to the question; just what I requested; no extra stuff beyond my question; only the thing I asked about
verified-facts: factual accuracy; information that is true and checked; facts that have been double checked; real information over guesses; trustworthy facts; checking the numbers
close-adherence: respecting every requirement; following the rules I gave; meeting all my requirements; sticking to my rules
bullet-lists: points in a bulleted list; lists with dots; bullets; information broken into bullets; a quick list; key facts in bullets; lists over paragraphs
flowing-prose: text in whole paragraphs; essay style sentences; normal sentences and paragraphs; prose rather than bullets; essays; connected prose
numbered-steps: a numbered step list; step-by-step guides; instructions in order; numbering the steps; steps with numbers; clear step-by-step walkthroughs
tables: table format; data laid out in columns; putting comparisons in a table; columns; side-by-side tables; a table with three columns
section-headings: headings and subheadings; titles above each section; sections with a heading each; clear headings; section titles
plain-text: unformatted plain text; no-frills raw text formatting; text for pasting into an email client; no formatting at all; unstyled plain text
markdown: bold text for important words; rich text formatting with italics; bolded keywords; md formatting; Markdown with headers; bold words
emojis: smiley emojis; cute emoticons; emojis in replies; fun emoji; emoji use; a smiley here and there
code-examples: snippets of code; a short code sample; Python code samples; short snippets in JavaScript; example snippets; sample scripts
whole-files: the full file rather than fragments; an entire program; the whole script in one piece; the complete file every time
minimal-diffs: a diff of the changes; changed lines of code only; diffs only; patches rather than rewrites; small diffs; only modified lines
answer-first: conclusions at the top; starting with the key takeaway; the bottom line at the beginning; the result at the top; the main point up front
source-links: citing references; links to sources; scholarly references; links so I can read more; sources; clickable links
worked-examples: practical illustrations; concrete real-life examples; real examples; hands-on examples; an example or two; case studies
diagrams: visual aids; a flow chart or sketch; pictures; a diagram of the architecture; simple sketches; flow diagrams
maths-notation: formulas in LaTeX; mathematical equations; equations in LaTeX notation; math formulas; proofs
short-answers: concise explanations; keeping it brief; terse responses; being succinct; short and sweet replies; conciseness; a brief summary; quick responses without rambling; shorter answers; succinct summaries; brevity; two short bullet points
detailed-answers: thorough explanations; lots of detail; lengthy and comprehensive answers; lots of context and detail; a comprehensive guide; deep explanations; more detail; extensive explanations; long and detailed responses
one-line-answers: a reply of one sentence; single-line responses; answers in a sentence; a one-line reply
short-paragraphs: smaller paragraphs; shorter blocks of text; bite-sized paragraphs; short blocks; paragraphs that are easy to scan
preambles: introductory filler; long intros before the answer; chatty intro; unnecessary introduction; a long preamble; introductory sentences
closing-summaries: ending with a recap; summarising at the end; summary paragraphs at the end; summing up at the end
formal-tone: formality; a professional and polite register; business-like formal writing; formal English; a serious professional voice; a professional tone; formal emails
casual-tone: informal conversation; chatting like friends; relaxed informal style; casual style; an informal friendly chat; informal tone; relaxed conversation
warm-friendliness: friendly and warm replies; a kind and friendly voice; warmth; a pleasant friendly assistant; a warm tone; friendliness
humour: funny jokes; a sense of humor; sarcastic comments; dad jokes; a bit of wit; humorous remarks; a joke now and then
blunt-honesty: being brutally honest; frank opinions; direct honest critique; blunt feedback; honest opinions; honest criticism; straightforward feedback
gentle-wording: tactful criticism; softly phrased diplomatic feedback; gentle feedback; a soft approach; kind and gentle criticism; tact
encouragement: motivating words; encouraging messages; some encouragement when stuck; motivation to continue; cheering me up with motivating messages; positive encouragement
compliments: being flattered; praising me for every question; excessive praise; flattering remarks; empty praise; compliments about my ideas
apologies: saying sorry all the time; excessive apologizing; over-apologising; sorry at the start of each message; unnecessary apologies
emotional-support: someone to listen to my feelings; empathetic responses; comfort when feeling sad; emotional understanding; a compassionate tone
matter-of-fact-tone: neutral objective style; factual and unemotional tone; objective facts; neutral answers; an objective tone; emotionless facts
enthusiasm: excited exclamation points; an energetic upbeat style; overly excited replies; too many exclamation marks; exaggerated enthusiasm; exclamation points
swear-words: swearing; foul language and curse words; curse words; bad language; swearing in jokes; crude words
disclaimers: warning messages and caveats; legal disclaimer text; safety warnings; endless caveats; repeated disclaimers about professional advice
plain-language: explanations in simple terms; easy words; layperson language; simple English; simple explanations for children; easy vocabulary; non-jargon words; very simple language; explanations anyone can understand
technical-terms: proper technical terminology; specialist jargon; technical vocabulary; technical language; correct technical terminology; technical depth; terminology from the field
beginner-level: total newbie; beginner with no prior knowledge; just started learning; beginner in programming; new to investing; novice cook; absolute beginner; a novice at chess
expert-level: advanced level expert; senior with long experience; expert user; very experienced; expert knowledge; advanced level
programming-experience: works as a programmer; experienced in coding; software developer by trade; backend software engineer; can code in Python; ten years as a developer; programming background
non-technical-background: not technical at all; bad with computers; non-technical user; not very technical
student: studying at university; college student; medical student; second year at college; psychology student; studying computer science at university
teacher: teaching at a primary school; educator of children; high school teacher; elementary school educator; teaching mathematics; English teacher
business-owner: owns a small company; founder of a startup; freelance entrepreneur; bakery owner; running a small business; self-employed; entrepreneur with two shops
non-native-english: English is my second language; non-native speaker of English; not fluent in English; English isn't my native language
long-time-customer: customer since many years; loyal premium subscriber; subscriber since 2015; returning customer; loyal user; customer for ten years
clarifying-questions: asking questions before starting; clarification when something is unclear; questions when my request is ambiguous; clarifying what I need; asking me questions first
immediate-action: taking action immediately; assuming rather than asking; doing it without asking; just getting it done; immediate answers with assumptions; acting without asking
slow-pace: going slowly; a single step at a time; a patient pace; a slower pace; explanations one at a time; slow explanations; one thing at a time
fast-pace: fast responses; going quickly; speed over perfection; a quicker pace; rapid answers
hints-first: only a hint; a nudge rather than the solution; little hints; solving it by myself; hints only; guidance with questions
full-solutions: the complete solution; straight to the final answer; the entire answer at once; full answers with the solution; a finished solution
several-options: multiple alternatives; various choices to pick from; three alternatives; a choice of options; different options; alternatives
one-recommendation: just one best recommendation; a single pick; the single best choice; one clear suggestion
visible-reasoning: reasoning behind the decision; explaining why; showing the thinking; the reasons for a suggestion; step-by-step reasoning; detailed reasoning; the logic behind answers
pushback: disagreeing with me when I'm wrong; challenging my assumptions; critical questions; honest disagreement; constructive disagreement; challenges to my ideas
confirmation-first: asking for confirmation before changing things; approving actions first; asking before deleting files; confirming before purchases; approval before each step; my permission before booking
human-agents: speaking with a human; a real human representative; talking to a human; an actual person instead of a bot; human contact; a human operator
email-follow-ups: being contacted by e-mail; email confirmation; email contact; news by email; email; a follow-up mail
phone-calls: a telephone call; calling me on the phone; phone support; calls over chat; calls; being phoned
role-play: roleplaying a character; playing a persona; role playing games with characters; speaking as a pirate; fantasy roleplay; in-character dialogue
practice-quizzes: quiz questions; practising with exercises; flash cards; a quiz after each lesson; exercises; weekly quizzes; test questions
writing-feedback: proofreading my draft; editing essays for grammar; feedback on essays; grammar checks; corrections of my English essays
first-name: using my name; being addressed by first name; being called Sam; use of my name; being addressed as Alex; my first name
analogies: an analogy from daily life; metaphors for hard concepts; sports analogies; comparisons to everyday things; good analogies; cooking metaphors
proactive-tips: extra tips; additional advice and suggestions; helpful hints and tips; suggestions I did not ask for; unasked advice; bonus tips
promotional-offers: sales promotions; special offers and discounts; product upsells; ads; discount codes; sales talk; promotions; marketing offers
data-privacy: keeping my personal data private; confidentiality; not storing my data; confidential handling of my information
closing-questions: asking if there is anything else; follow-up question at the end; ending with a question; offers of more help at the end
metric-units: distances in kilometers; temperature in Celsius; weights in kg; metric measurements; kilometres and kilos; metric; recipe amounts in grams; Celsius; distances in km
imperial-units: distances in miles; temperature in Fahrenheit; weights in pounds and ounces; imperial; feet and pounds; Fahrenheit temperatures; miles per hour; inches; US units of measurement
british-spelling: spelling in British English; UK style spelling; British spellings; UK English vocabulary
american-spelling: US English spelling; American spellings; American English spelling
clock-24-hour: 24-hour time; times in 24h format; 24 hour clock format; 24-hour notation
clock-12-hour: times with AM and PM; 12-hour time format; am/pm times; AM/PM notation
day-first-dates: dates as DD/MM; day first in dates; European style dates; DD-MM-YYYY dates; day-month-year
month-first-dates: dates as MM/DD; month first in dates; American style dates; US date format; month-day-year
euro-prices: euro currency; amounts in EUR; prices in EUR; costs in euros
dollar-prices: prices in US dollar; USD prices; dollars; dollar prices
pound-prices: amounts in GBP; prices in GBP; sterling; pounds sterling prices
english-answers: responses in English; English as the language; English; answers in English only; English replies only
native-language-answers: replying in Spanish; German answers; answers in Italian; French responses; Portuguese; Dutch language; answers in my own language; Swedish; answering in Polish; replies in Arabic
local-information: information about my region; nearby shops; local places; shops near me; information for Canada; local events; regional shops
web-development: building websites; a React frontend; web developer; JavaScript; front-end work with Vue; CSS layouts; a WordPress site; Angular frontend; JavaScript frameworks; website building
mobile-apps: an Android app; building iPhone apps; mobile development; iOS development; writing Android apps in Kotlin; SwiftUI; an iOS developer
databases: PostgreSQL database; writing SQL; backend API design; Postgres performance; MongoDB; SQL joins; MySQL tuning; API development in the backend
cloud-infrastructure: Kubernetes cluster on AWS; devops and Docker; cloud deployment; managing Linux servers; Terraform on Azure; CI pipelines; Docker; AWS deployments
machine-learning: training neural nets; AI models; machine learning engineering; deep neural networks; fine-tuning LLMs; computer vision; reinforcement learning
data-analysis: analysing data in Excel; statistical analysis; data scientist; data visualisation; Excel formulas; working as a data analyst; statistics in R; dashboards in Tableau
game-development: developing games in Unity; indie game dev; making a game in Godot; Unity C# scripts; Unreal Engine developer; indie games as a hobby
online-retail: running a web shop; selling on Shopify; ecommerce business; selling handmade goods on Etsy; an e-commerce store; an Amazon seller; online store owner
digital-marketing: marketing campaigns; social media advertising; search engine optimisation; Instagram ads; a marketing manager; content marketing for startups; ad campaigns
accounting: bookkeeper; tax and invoices; payroll accounting; small firm bookkeeping; accountant; tax accountant; invoices for clients
human-resources: HR department; recruiting employees; hiring staff; HR manager; recruiter; interviewing applicants; employee relations
sales: B2B sales rep; leads and CRM; a sales team; cold calling; sales manager; CRM software; sales leads
product-design: UX designer; interface design in Figma; graphic designer; UI design; UX research; a logo designer; web designer; user experience
contract-law: lawyer drafting contracts; legal department; attorney; legal advice; contract review; contract lawyer; compliance officer
academic-research: PhD thesis; scientific research papers; researcher at a lab; writing a dissertation; biology research; academic papers; postdoc in chemistry; a literature review
trip-planning: planning a vacation; cheap flights; travelling to Italy; hotel booking; a trip to Japan; travel tips; backpacking in Asia; beach holidays; family holidays; travel in Europe; hotels with a pool
home-cooking: cooking recipes; baking cakes; easy dinner recipes; Italian cooking; recipes for pasta; quick lunches; sourdough; Thai recipes; slow cooker meals; bread baking
vegetarian-food: vegetarian meals; vegan cooking; a meat-free diet; vegan; vegetarian dishes; plant-based cooking; vegetarian; vegan desserts
restaurants: restaurant recommendations; a table for dinner; dining out; Italian restaurants; sushi places; fine dining; sushi restaurants; a cosy cafe
hiking: hikes in the mountains; walking trails; camping trips outdoors; hiking in the Alps; long-distance walking; nature and camping; day hikes; mountain walks
fitness: gym training; training for a marathon; cycling and jogging; workout plans; weightlifting; swimming; staying fit; half marathon; strength training; cycling routes
team-sports: football games; watching basketball; soccer fan; soccer; tennis; Premier League; basketball statistics; hockey; cricket scores
playing-music: guitar lessons; learning the piano; live concerts; jazz music; guitar; playing the violin; classical music; rock bands; jazz; electric guitar; singing lessons
films-and-series: watching movies; TV series; science fiction movies; horror movies; Netflix; comedies; Korean dramas
books: reading novels; book recommendations; crime fiction authors; science fiction novels; historical fiction; poetry; fantasy novels; crime novels
video-games: playing video games; PlayStation gaming; PC gamer; Zelda; strategy games; RPGs; Nintendo games; multiplayer shooters
photography: taking photos; camera lenses; landscape photographer; a new camera; wildlife photos; street photography; camera gear
gardening: vegetable garden; indoor house plants; growing tomatoes; roses; growing herbs; tomatoes; balcony plants
pets: my dog; a new kitten; training puppies; cat food; a pet rabbit; dog training; golden retriever; cat behaviour
personal-finance: investing in stocks; saving for retirement; index funds; saving for a house; pension; stock investing; mortgage rates; monthly budget
language-learning: learning French; Spanish vocabulary; practising Japanese; learning German; Korean lessons; improving my Spanish; Spanish lessons; learning Mandarin; Japanese vocabulary
career: preparing for a job interview; improving my CV; a new career; a career change; resume tips; salary; job hunting; interview preparation; cover letter for a job
exam-preparation: studying for exams; maths homework; preparing for a test; math exam; SAT; help with coursework; calculus homework; exam revision
fashion: buying clothes; running shoes size; summer outfits; summer dresses; sustainable clothing; vintage clothes; wedding outfits
order-delivery: where my package is; delivery status of an order; shipping time; tracking my order; late delivery; shipping to Germany; parcel delivery; order tracking; a package that never arrived
returns-and-refunds: returning a product; getting a refund; exchange of a damaged item; refund for a broken lamp; returns; warranty; a refund; exchanging a jacket; a damaged parcel
billing: subscription billing; cancelling my plan; invoice and payment questions; a charge on my credit card; monthly invoices; subscription price; payment by credit card; a wrong invoice; subscription renewal
account-access: resetting my password; can't log in; account locked out; forgotten password; two-factor login; my account; login; password problems
product-setup: installing the product; setting up the integration; API configuration; installing the app; setting up the device; API integration; setting up an account; integration with Slack
`;

const expected = EXPECTED.trim()
  .split("\n")
  .flatMap((line) => {
    const [name = "", phrases = ""] = line.split(": ", 2);
    return phrases.split("; ").map((phrase) => ({ id: `seed:${name}`, phrase }));
  });

const centroids = SEED_ARCHETYPES.map(({ id, label, phrases }) => ({
  id,
  vector: meanDirection([label, ...phrases].map(embedLexically)),
}));

function ranked(phrase: string): string[] {
  const vector = embedLexically(phrase);
  return centroids
    .map(({ id, vector: centroid }) => ({ id, similarity: cosine(vector, centroid) }))
    .toSorted((one, other) => other.similarity - one.similarity)
    .map(({ id }) => id);
}

const missesOf = (top: number): string[] =>
  expected
    .filter(({ id, phrase }) => !ranked(phrase).slice(0, top).includes(id))
    .map(({ id, phrase }) => `${phrase}: ${ranked(phrase)[0]}, not ${id}`);

describe("the nearest archetype under the lexical embedder", () => {
  it("is asked of every archetype, in phrases of the grammar that are none of its own", () => {
    const written = new Set(
      SEED_ARCHETYPES.flatMap(({ label, phrases }) => [label, ...phrases].map((text) => text.toLowerCase())),
    );
    expect(expected.length).toBeGreaterThanOrEqual(700);
    expect(new Set(expected.map(({ id }) => id))).toEqual(new Set(SEED_ARCHETYPES.map(({ id }) => id)));
    expect(expected.filter(({ phrase }) => written.has(phrase.toLowerCase()) || !isPhrase(phrase))).toEqual(
      [],
    );
  });

  it("is the one meant for nine phrases in ten", () => {
    const misses = missesOf(1);
    expect(1 - misses.length / expected.length, misses.join("\n")).toBeGreaterThanOrEqual(0.9);
  });

  it("or else is among the nearest three, for 97 in a hundred", () => {
    const misses = missesOf(3);
    expect(1 - misses.length / expected.length, misses.join("\n")).toBeGreaterThanOrEqual(0.97);
  });
});
