/** What a conversation is about: everyday and support subjects with the words that give them away. */

/** One word of weight 2 is enough (`!`), of the others it takes two different ones, however often one is said. */
const SUBJECTS: Readonly<Record<string, string>> = {
  "billing and invoices":
    "!invoice !invoices !billing bill bills billed charge charges charged receipt statement fee fees",
  refunds: "!refund !refunds !refunded reimbursed reimbursement money-back chargeback",
  "card payments":
    "!contactless !chargeback card cards visa mastercard payment payments declined debit pin atm credit",
  "bank transfers":
    "!iban !remittance transfer transfers transferred bank deposit deposited transaction account beneficiary",
  "cash withdrawals": "!withdrawal !withdrawals !atm !cashpoint cash withdraw withdrew machine",
  "top-ups": "!top-up !topup !topups !top-ups",
  "currency exchange": "!exchange-rate exchange currency currencies rate foreign converted conversion",
  "account access": "!passcode !password !login !log-in locked sign account username verification unlock",
  "identity verification": "!passport verify verification identity proof documents",
  subscriptions:
    "!subscription !subscriptions !unsubscribe subscribe plan renewal renew cancel upgrade downgrade",
  "online orders":
    "!parcel !tracking-number order orders ordered shipping delivery delivered shipped package tracking",
  "returns and exchanges": "!exchange-it return returned returning replacement faulty defective damaged",
  "technical support":
    "!troubleshoot !reboot error errors crash crashes crashing bug install reinstall update broken router wifi freezes",
  "home internet": "!broadband !wi-fi !wifi router modem internet connection provider",
  phones: "!smartphone !iphone !android phone sim charger battery screen",
  computers: "!laptop !desktop !macbook computer windows keyboard monitor hardware graphics",
  programming:
    "!javascript !typescript !python !kubernetes !compiler !refactor !sql code coding function api bug debug software developer program programming",
  "data analysis": "!spreadsheet !pandas !excel dataset data chart statistics regression",
  "web design": "!css !html website homepage layout landing",
  writing: "!essay !novelist !screenplay writing write draft story poem chapter paragraph edit",
  translation: "!translation !translate translating language phrase",
  "language learning": "!duolingo vocabulary grammar fluent pronunciation language lesson",
  "studying and exams":
    "!exam !exams !homework !thesis !dissertation study studying class course university college school professor",
  mathematics: "!algebra !calculus !geometry !equation math maths theorem",
  science: "!physics !chemistry !biology !astronomy experiment scientists laboratory",
  history: "!medieval !ancient century historical history war empire",
  "job hunting": "!resume !cv !interview !recruiter job jobs career hiring applying salary cover",
  "work life":
    "!coworker !coworkers !colleague !colleagues boss manager office workload deadline meeting job",
  "small business": "!startup !entrepreneur business customers revenue marketing sales",
  "personal finance": "!budget !budgeting !mortgage !savings loan debt invest investing interest pension",
  taxes: "!tax !taxes !irs !vat deduction",
  insurance: "!insurance !insurer policy claim premium",
  "legal questions": "!lawyer !lawsuit !attorney contract clause court legal",
  flights: "!flight !flights !airline !airport flying layover nonstop boarding departure economy",
  hotels: "!hotel !hotels !hostel !airbnb room rooms check-in stay",
  "train travel": "!train !trains !railway station ticket",
  "bus travel": "!bus !buses coach ticket route",
  "car rental": "!rental-car rental rent car pick-up suv sedan hatchback",
  "taxis and rides": "!taxi !cab !uber !lyft ride driver shared pick",
  "travel planning":
    "!itinerary !sightseeing !backpacking trip travel traveling vacation holiday destination tourist abroad",
  restaurants: "!restaurant !restaurants !diner cuisine menu table dine dinner eat reservation",
  cooking: "!recipe !recipes cook cooking cooked oven ingredients dish bake kitchen sauce fry",
  baking: "!baking !cupcakes !sourdough bake baked cookies cake bread flour",
  "coffee and tea": "!espresso !latte !cappuccino coffee tea brew cafe",
  "wine and beer": "!wine !winery !brewery beer cocktails whisky",
  "vegetarian food": "!vegetarian !vegan plant-based tofu",
  movies: "!movie !movies !cinema film films theater actor director showtimes",
  television: "!sitcom !netflix show shows episode series season !tv !television",
  music: "!playlist !guitar !piano !music song songs album band singer genre sing singing",
  "concerts and events": "!concert !concerts !festival event events tickets gig venue",
  theatre: "!musical !broadway !ballet stage drama theatre",
  books: "!novel !novels !bookstore book books author read reading fiction library",
  art: "!painting !museum !sculpture !gallery art artist paint drawing draw",
  photography: "!photography !camera photo photos lens pictures",
  "video games": "!xbox !playstation !nintendo !minecraft game games gaming video gamer console",
  "board games": "!chess !monopoly board game cards dice",
  fitness: "!gym !workout !workouts !yoga !pilates exercise muscle training fit lift weights",
  running: "!marathon !jogging run running race miles",
  cycling: "!bicycle !cycling !biking bike ride",
  hiking: "!hiking !hike trail trails mountain mountains",
  swimming: "!swimming swim pool",
  football: "!soccer !quarterback !nfl !football goal",
  basketball: "!basketball !nba hoop",
  sports: "!tennis !hockey !baseball !volleyball !golf sport sports team league match coach",
  gardening: "!gardening !gardener garden plants flowers vegetables soil grow",
  dogs: "!puppy !puppies !dogs !dog walk breed retriever",
  cats: "!cat !cats !kitten kittens",
  pets: "!vet !pets pet animal animals",
  horses: "!horse !horses riding stable",
  nature: "!wildlife !birdwatching forest nature animals birds park outdoors",
  weather: "!weather !forecast rain temperature sunny humid wind",
  "home improvement": "!renovation !plumber !plumbing !remodel house repair kitchen paint furniture",
  "moving house": "!apartment !realtor landlord house moving neighborhood property bedrooms",
  cars: "!mechanic !engine !sedan car cars drive driving vehicle repair",
  fashion: "!fashion !dress !outfit clothes shoes style wear shopping jeans",
  shopping: "!groceries !grocery shop shopping store buy mall sale",
  beauty: "!makeup !haircut !salon !stylist hair skin skincare nails",
  crafts: "!knitting !crochet !sewing !quilting knit sew yarn craft crafts",
  "family life": "!parenting kids children family son daughter husband wife",
  weddings: "!wedding !bride !honeymoon married marriage venue",
  dating: "!dating date boyfriend girlfriend relationship",
  friendship: "!friendship friend friends hang",
  "event planning": "!birthday party guests celebrate gift invitations",
  "stress and sleep": "!stressed !burnout !mindfulness meditation stress sleep relax relaxing anxious",
  "personal growth": "!self-improvement !procrastination habits goals motivation confidence",
  "calendar and scheduling": "!calendar !reschedule appointment appointments schedule meeting agenda",
  "alarms and reminders": "!alarm !alarms !reminder reminders remind",
};

const CUES = new Map<string, [subject: string, weight: number][]>();
for (const [subject, words] of Object.entries(SUBJECTS)) {
  for (const cue of words.split(" ")) {
    const strong = cue.startsWith("!");
    const word = strong ? cue.slice(1) : cue;
    CUES.set(word, [...(CUES.get(word) ?? []), [subject, strong ? 2 : 1]]);
  }
}

export const SUBJECTS_MAX = 2;
const WORDS = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const ENOUGH = 2;
/** "Book a table" is about no books. */
const BOOKED =
  /(?<!(?<!\p{L})(?:an?|the|this|that|my|your|good|new|favou?rite|best|which|what|of|each|every|one) )(?<!\p{L})book(?= (?:an?|me|us|it|them|one|two|three|four|\d+|my|our|this|that|the|for|in|at|on|with|tickets?|rooms?|tables?|flights?|seats?|hotels?)(?!\p{L}))/gu;

/** "Hi, friend!" */
const GREETED = /(?<!\p{L})(?:hi|hey|hello|dear|thanks|thank you),? (?:my )?friends?(?!\p{L})/gu;
const TOPPED_UP = /(?<!\p{L})top(?:ped|ping|s)? (?:up|off)(?!\p{L})/gu;

export interface Subject {
  attribute: string;
  /** The sentence that gave it away first. */
  sentence: number;
  weight: number;
}

/** The one or two subjects that most of the cue words in these sentences point at. */
export function subjectsOf(sentences: readonly string[]): Subject[] {
  const found = new Map<string, { subject: Subject; words: Set<string>; sure: boolean }>();
  for (const [index, sentence] of sentences.entries()) {
    const text = sentence
      .toLowerCase()
      .replace(BOOKED, " ")
      .replace(GREETED, " ")
      .replace(TOPPED_UP, "top-up");
    for (const word of text.match(WORDS) ?? []) {
      for (const [attribute, weight] of CUES.get(word) ?? []) {
        const entry = found.get(attribute) ?? {
          subject: { attribute, sentence: index, weight: 0 },
          words: new Set<string>(),
          sure: false,
        };
        entry.sure ||= weight >= ENOUGH;
        if (!entry.words.has(word)) entry.subject.weight += weight;
        else entry.subject.weight += 0.5;
        entry.words.add(word);
        found.set(attribute, entry);
      }
    }
  }
  return [...found.values()]
    .filter(({ sure, words }) => sure || words.size > 1)
    .map(({ subject }) => subject)
    .filter(({ weight }) => weight >= ENOUGH)
    .toSorted((a, b) => b.weight - a.weight || a.sentence - b.sentence)
    .slice(0, SUBJECTS_MAX);
}
