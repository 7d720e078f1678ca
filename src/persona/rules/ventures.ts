/** The business, post or trade that somebody runs or belongs to: "we own a bakery", "our shop ships to the EU". */
import { anyOf } from "./gate.ts";
import { gerund } from "./gerund.ts";
import { nounPhrase } from "./noun-phrase.ts";

const OFTEN =
  "(?:(?:also|currently|now|still|just|actually|mostly|mainly|really|jointly|only|help|helped|already|together|recently|both) ){0,2}";
const WE =
  "(?:i|we|my (?:wife|husband|partner|brother|sister|father|mother|dad|mum|mom|son|daughter|parents|family|friend|team|cousin|colleague|business partner) and (?:i|me)|me and my \\p{L}+)";

const words = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/u).filter((word) => word !== ""));

/** What one can run, own or keep. */
const CONCERNS = words(`
  shop shops store stores boutique bakery bakehouse patisserie café cafe coffeehouse restaurant restaurants
  bistro pub bar tavern inn brewery distillery winery vineyard roastery deli butchery dairy farm farms ranch
  smallholding orchard nursery greenhouse stables kennels cattery hotel hostel guesthouse b&b lodge campsite
  caravan-park salon barbershop spa gym studio studios gallery museum theatre theater cinema bookshop bookstore
  library school academy kindergarten daycare creche college playgroup practice clinic surgery pharmacy
  laboratory lab office agency consultancy firm company companies startup start-up business businesses
  enterprise cooperative co-op charity nonprofit non-profit ngo foundation trust association club society
  institute workshop forge foundry garage dealership factory mill warehouse depot yard haulage fleet
  marketplace webshop e-shop e-commerce site website blog podcast newsletter channel magazine newspaper
  publisher label band choir orchestra franchise chain kiosk stall stand foodtruck truck restaurant
  catering laundry launderette dry-cleaner cleaners florist florists newsagent newsagents greengrocer's
  florist's butcher's baker's hairdresser's barber's chemist's optician's dentist's newsagent's stationer's
  team department branch helpdesk desk call-centre plant outfit operation shipyard boatyard marina
  portfolio rentals holiday-let airbnb cottages cottage flats apartments lets zoo sanctuary shelter rescue hospice observatory
  bookkeeping payroll finances accounts rota rotas logistics procurement server servers network database
  cluster codebase supply-chain centre center surgery dispensary greengrocery fishmonger fishmonger's
  cheesemonger gelateria creamery tearoom teahouse pizzeria takeaway takeout chippy canteen cantina diner
  delicatessen butchery off-licence bodega minimart supermarket grocery tannery sawmill quarry hatchery apiary
  aquarium planetarium hostel pension trattoria saloon casino arcade playhouse conservatoire preschool
  crèche day-nursery tutoring dojo ashram stud ranch petting-zoo allotment herd flock scrapyard carwash car-wash
  launderette tailor's printworks print-shop pressworks foundry smithy joinery bakery-café micro-brewery microbrewery
  cidery meadery cellar chandlery boathouse charter agency's salon parlour parlor nail-bar tattoo-parlour subreddit forum community
  instance homelab rack datacenter data-centre platform saas app plugin fanzine zine imprint press`);
/** So general that they take a word before them: "a company" tells nothing. */
const GENERAL = words(
  `company companies business businesses firm office team department enterprise site website branch chain
  stand desk plant outfit operation practice trust club society association accounts truck yard network centre center platform app community press agency forum rack cellar charter instance herd flock plugin
  channel server servers school college lab band shop store studio blog label shelter portfolio rescue bar`,
);
/** Belonging to a team or a club tells of it only where one runs it. */
const OF_MEMBERS = words(
  "team band choir club orchestra library museum site website blog network database bar pub hotel gym restaurant zoo cinema",
);
const LIVESTOCK = words(
  "cows cattle sheep goats pigs hens chickens ducks geese horses ponies alpacas llamas bees hives beehives turkeys quail",
);

const RUNS = new RegExp(
  `^${WE}(?:'ve| have)? ${OFTEN}(?:got |have |'ve got )?(?:own|owns|run|runs|running|operate|manage|manages|co-own|co-run|have|had|keep|look after|am in charge of|are in charge of|oversee|head up|head|lead|started|founded|co-founded|set up|took over|inherited|opened|supervise|administer|maintain|look after|am responsible for|are responsible for|do|coordinate|an?(?= ))? ?(?:a (?:couple|handful|chain|string|pair) of|an?|my|our|the|two|three|four|five|several|some|about|around|roughly|over|\\d+) (.{3,120})$`,
  "iu",
);
const STARTING = new RegExp(
  `^(?:i'm|i am|we're|we are|as|speaking as|being) ${OFTEN}(?:running|opening|starting(?: up)?|setting up|launching|managing|building up|in charge of|responsible for|looking after|taking over|heading(?: up)?|leading|part of|with|at|from|(?:the |an? |joint )?(?:owners?|co-owners?|founders?|managers?|heads?|directors?|chair|treasurer|proprietors?) of|the founders? of|founders? of|a partner in|the manager of) (?:an?|my|our|the|two|three|\\d+) (.{3,120})$`,
  "iu",
);
const BEING = new RegExp(`^(?:we're|we are|i'm|i am) ${OFTEN}(?:an?|the) (.{3,120})$`, "iu");
const OUR =
  /^(?:our|my) (?:(?:little|small|tiny|whole|own|family) )?(?:company|firm|shop|store|outfit|business|practice|team|startup|start-up|agency|studio|department|charity|farm|club|employer|organi[sz]ation|consultancy|co-op|nonprofit|family business|side business|line of work) (?:mainly |mostly |only |just |also |really )?(?:does|do|makes|make|sells|sell|builds|provides|offers|handles|designs|grows|imports|exports|supplies|speciali[sz]es in|deals in|is confined to|is limited to|rehomes|rescues|trains|teaches|looks after|cares for|helps|hosts|organi[sz]es|prints|bakes|brews|roasts|cleans|installs|fits|transports|ships|translates|insures|audits|advises|represents|treats|distributes|manufactures|develops|rents out|lets out|breeds|delivers|caters for|works in|is in|is all about|is about|focuses on|repairs|restores|publishes|produces|trades in|covers|serves) (.{3,60})$/iu;
const SELLS =
  /^(?:i|we) (?:(?:only|mainly|mostly|also|just|actually) ){0,2}(?:(?:sell|make and sell|manufacture|import|export|publish|brew|roast|distribute|breed|supply|rent out|let out|hire out|wholesale|deal in|trade in|cater|cater for|build and sell) (.{3,60})|(?:make|build|restore|repair|fix|design|grow|do|organi[sz]e|sell|teach|write) (.{3,50}?) (?:for a living|for work|by trade|professionally|commercially|as (?:my|our) (?:job|business)|to order|full[- ]time|on etsy))$/iu;
/** "The company I work for makes turbines", "we make cheese on a small farm". */
const EMPLOYER =
  /^(?:the|my) (?:company|firm|place|outfit|agency|people|shop|studio|team) (?:that )?(?:i|we) (?:work for|work at|work with|am with|run|own) (?:mainly |mostly )?(?:does|makes|sells|builds|provides|offers|designs|grows|imports|exports|supplies|repairs|develops|manufactures|produces|runs|prints) (.{3,60})$|^we (?:mainly |mostly |only )?(?:make|build|grow|bake|brew|print|design|produce|repair|raise|train|develop) (.{3,50}? (?:on|in|at|from) (?:an?|our) (?:(?:small|little|tiny|big|family|old) ){0,2}(?:farm|workshop|studio|factory|bakery|garage|kitchen|vineyard|brewery|lab|shop|barn|dairy|nursery)(?: .{2,30})?)$/iu;
const SERVICE =
  /^we (?:(?:only|mainly|mostly|also|just) ){0,2}do ((?:[\p{L}'-]+ ){0,3}(?:catering|repairs?|consulting|insurance|removals|cleaning|plumbing|roofing|landscaping|printing|bookkeeping|accounting|translations?|engraving|tailoring|upholstery|renovations?|weddings?|photography|events|marketing|design|logistics|deliveries|training|installations?|grooming|carpentry|joinery|maintenance|rentals|tours|hosting))(?:,? (?:up |out |down |over )?(?:in|around|across|for|near|between|and|at) .*)?$/iu;
const TRADE =
  /^(?:i've|i have|we've|we have|i|we|i'm|i am|we're|we are) (?:(?:been|worked|work|come|am|are|was|spent .{3,20}|both|all|currently|now|still|working) ){0,3}(?:in|from) (?:the )?((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+ (?:trade|business|industry|sector|profession|game))(?:,? (?:for|since|and|all|my|now|so|here|these|myself).*)?$/iu;
const FIELDS =
  "hr|human resources|it|it support|tech support|marketing|digital marketing|sales|finance|accounting|accounts|procurement|purchasing|logistics|insurance|pharma|pharmaceuticals|biotech|banking|investment banking|construction|retail|hospitality|education|higher education|teaching|healthcare|publishing|advertising|pr|public relations|law|legal|real estate|property|manufacturing|engineering|agriculture|farming|fashion|media|journalism|film|tv|television|the civil service|local government|the public sector|customer service|customer support|consulting|fintech|edtech|software|software development|cybersecurity|data science|quality assurance|qa|recruitment|recruiting|telecoms|energy|oil and gas|renewables|transport|haulage|shipping|aviation|tourism|travel|catering|events|gaming|e-commerce|ecommerce|compliance|audit|payroll|facilities|operations|supply chain|product management|product|design|ux|research|academia|social work|childcare|nursing|veterinary medicine|forestry|fishing|mining|automotive|aerospace|defence|defense|architecture|landscaping";
const IN_FIELD = new RegExp(
  `^(?:i'm|i am|we're|we are|i've been|i have been|i work|we work|i'm working|i am working) ${OFTEN}in (?:the )?(${FIELDS})(?: (?:at|for|with|here|myself|by day|means|is|makes|so|and|since|as|now|team|department|side) ?.*|,.*)?$`,
  "iu",
);
const DOES_FIELD = new RegExp(
  `^(?:i|we) (?:mostly |mainly |only |also )?(?:do|handle|teach) (${FIELDS}|payroll|bookkeeping|recruitment|logistics)(?: (?:here|for|at|in) .*)?$`,
  "iu",
);
const MINE =
  /^((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+) (?:is|are|'s) (?:my (?:trade|line of work|line|profession|living|livelihood|day job|bread and butter|business|world|industry|occupation)|our (?:trade|line|business|bread and butter|livelihood|line of work|field|industry)|what (?:i|we) do(?: for a living| all day)?|how (?:i|we) (?:earn|make) (?:my|our|a) living)(?:,? .{0,40})?$/iu;
const NOT_MINE =
  /^(?:this|that|it|what|which|who|here|there|my|your|his|her|their|nothing|everything)(?!\p{L})/iu;

/** Where the name of a concern ends and something else is said. */
const CUT =
  /,? (?:so|and (?!\p{L}+ (?:shop|store|farm|studio|workshop|business|bar|salon)\b)|but|which|that|because|where|who|since|if|when|called|named|up in|down in|out in|over in|round here|here|myself|together|now|already|with my|not an?|for (?:over |about |almost |the (?:last|past) )?(?:\d+|two|three|four|five|six|ten|a few|many|several) (?:years|months|decades))(?: |$)|[,;]/iu;
const BEHIND =
  / (?:in|for|on|of|at|near|from|with|across|by|over|outside|selling|doing|making|between|around|to) /iu;
const SPOKEN_OF =
  /(?<!\p{L})(?:your|you|this|that|his|her|their|account|problem|issue|question|trouble|appointment|reservation|order|someone|friend|meeting|nearby)(?!\p{L})/iu;

/** "Three-person architecture practice in Leeds": of what is run, as long as it is a concern. */
function concern(text: string, kept: boolean): string | undefined {
  const whole = (text.split(CUT, 1)[0] ?? "").trim();
  const core = (whole.split(BEHIND, 1)[0] ?? "").replace(/^(?:an?|the) /iu, "");
  const head = (core.split(" ").at(-1) ?? "").toLowerCase();
  if (!CONCERNS.has(head) && !(kept && LIVESTOCK.has(head))) return undefined;
  if (SPOKEN_OF.test(whole)) return undefined;
  const bare = !core.includes(" ");
  if (bare && whole === core && GENERAL.has(head)) return undefined;
  return nounPhrase(whole) ?? nounPhrase(core);
}

function plain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const cut = (text.split(CUT, 1)[0] ?? "").trim();
  if (
    /^(?:my|our|the|this|that|it|them|an?|your|his|her|some of|one|everything|things|stuff|one of) ?(?!\p{L}+ (?:of|in) )/iu.test(
      cut,
    )
  )
    return undefined;
  if (SPOKEN_OF.test(cut)) return undefined;
  return nounPhrase(cut);
}

/** "Can my bakery …", "for our clinic": what is one's own is told by the way, in a question as well. */
const BY_THE_WAY =
  /(?<!\p{L})(?:my|our) ((?:(?!own\b|favou?rite\b|local\b|usual\b|nearest\b|next\b|new\b|old\b|little\b|last\b|current\b|previous\b|former\b|family's\b|parents'|uncle|daughter|son|wife|husband|kid|child)[\p{L}'-]+ ){0,2}(?:bakery|salon|barbershop|practice|dental practice|clinic|boutique|studio|firm|agency|consultancy|startup|start-up|workshop|farm|vineyard|brewery|distillery|nonprofit|non-profit|charity|restaurant|café|cafe|bistro|b&b|guesthouse|shop|webshop|online store|garage|nursery|lab|law office|food truck|podcast|newsletter|market stall|dealership|warehouse|etsy store|etsy shop|shopify store|bookshop|florist's|roastery|stables|kennels|co-op|campsite|pharmacy|surgery|bakehouse|barber shop|barbershop|nail salon|hair salon|garden centre|garden center|tea room|tearoom|kiosk|stall|takeaway|pizzeria|diner|dance school|driving school|music school|yoga studio|law firm|law practice|import business|catering business|cleaning business|factory|orchard|smallholding|hostel|pub|business|company))(?!\p{L})/iu;
const PEOPLE: Readonly<Record<string, string>> = {
  students: "teaching",
  pupils: "teaching",
  patients: "patient care",
  tenants: "renting out property",
  clients: "client work",
  employees: "managing staff",
  staff: "managing staff",
  apprentices: "managing staff",
};
const WITH_PEOPLE =
  /(?<!\p{L})(?:my|our) (?:(?:\p{L}+ ){0,1})(students|pupils|patients|tenants|clients|employees|staff|apprentices)(?!\p{L})/iu;
const PLACE_OF_WORK =
  /(?<!\p{L})(?:at|in|for) (?:the|an?) ((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+) where (?:i|we) (?:work|teach)|(?:the|an?) ((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+) i (?:work (?:for|at|in)|run|own|manage|teach at)(?!\p{L})/iu;
const IN_CHARGE =
  /^(?:i'm|i am|i|we|we're) (?:(?:currently|also|now|mainly|mostly) )?(?:in charge of|responsible for|look after|looking after|head up|oversee|handle|coordinate|run|manage|do) (?:all )?(?:the )?((?:[\p{L}&'-]+ ){0,3}?[\p{L}&'-]+ (?:for|at|of|in|across) (?:an?|our|the|two|three|several) .{3,50})$/iu;
const LIVING_OFF =
  /^(?:i|we)(?:'ve| have)? (?:(?:been|spend|spent|my|most|of|days|all|day|the|whole|week|time|work|life) ){1,6}((?:driving|building|making|selling|repairing|designing|teaching|editing|writing|welding|cleaning|delivering|managing|running|fixing|installing|translating|farming|growing|cooking|baking|styling|cutting|coding|testing|auditing|drawing|painting|shooting|filming|nursing|training|laying) .{2,40}?)(?: (?:for (?:a living|money|\p{L}+ years)|professionally))?$/iu;
/** "I translate contracts for a living": whatever is done. */
const FOR_A_LIVING =
  /^(?:i|we) (?!do\b|did\b|need\b|have\b|work\b)(\p{Ll}{3,}) (.{3,40}?) (?:for a living|by trade|as (?:my|our) (?:job|day job)|by profession)(?:,? .{0,40})?$/iu;
const JOB =
  /^my (?:(?:day|main|current|actual|full-time|new) )?(?:job|work|trade|business|role|post|career) (?:is|'s|means|involves|is all about|revolves around|has me) (?:in )?(?!(?:to|not|very|so|really|quite|pretty|at|on|hard|great|good|bad|fine|ok|okay|fun|done|gone|safe|secure|easy|boring|stressful|tiring|exhausting|demanding|challenging|rewarding|fulfilling|interesting|killing|going|getting|making|flexible|remote|seasonal|dangerous|physical|the best|the worst|a joke|a nightmare|a lot|my life|my passion)\b)(.{3,50})$/iu;

/** Of an errand with a text or a place, "our shop" is a part and no news. */
const ORDERED =
  /^(?:please |pls |can you |could you )*(?:translate|write|draft|visit|come|check|see|add|remove|put|tell|make|send|print|warn|turn|rewrite|number|shorten|bring|sort|leave|i (?:like|love|want|used) to|i (?:love|usually|hope))(?!\p{L})/iu;
/** "My pub" is where one drinks: it takes "our" to run these. */
const FREQUENTED =
  /^(?:shop|business|company|pub|studio|practice|firm|restaurant|café|cafe|nursery|garage|pharmacy|charity|clinic)$/iu;

function ownByTheWay(clause: string): string | undefined {
  const own = BY_THE_WAY.exec(clause)?.[1];
  if (own === undefined || ORDERED.test(clause)) return undefined;
  if (!FREQUENTED.test(own)) return nounPhrase(own);
  return /(?<!\p{L})our /iu.test(clause) &&
    /^(?:shop|practice|firm|studio|charity|clinic|restaurant|café|cafe|pub|garage|pharmacy|nursery)$/iu.test(
      own,
    )
    ? own
    : undefined;
}

const mayTellByTheWay = anyOf([
  BY_THE_WAY,
  WITH_PEOPLE,
  PLACE_OF_WORK,
  FOR_A_LIVING,
  IN_CHARGE,
  LIVING_OFF,
  JOB,
]);

/** What one works with, told by the way; `asked` of a question, where only "my" and "our" tell it. */
export function ventureByTheWay(clause: string, asked: boolean): string | undefined {
  if (!mayTellByTheWay(clause)) return undefined;
  const own = ownByTheWay(clause);
  if (own !== undefined) return own;
  const people = ORDERED.test(clause) ? undefined : WITH_PEOPLE.exec(clause)?.[1]?.toLowerCase();
  if (people !== undefined) return PEOPLE[people];
  if (asked) return undefined;
  const place = PLACE_OF_WORK.exec(clause);
  const worked = place?.[1] ?? place?.[2];
  if (worked !== undefined) return nounPhrase(worked);
  const [, verb = "", thing = ""] = FOR_A_LIVING.exec(clause) ?? [];
  if (verb !== "") return plain(`${gerund(verb)} ${thing}`);
  const charge = IN_CHARGE.exec(clause)?.[1] ?? LIVING_OFF.exec(clause)?.[1] ?? JOB.exec(clause)?.[1];
  return charge === undefined || SPOKEN_OF.test(charge) ? undefined : plain(charge);
}

const mayTell = anyOf([
  STARTING,
  RUNS,
  BEING,
  SELLS,
  OUR,
  SERVICE,
  EMPLOYER,
  TRADE,
  IN_FIELD,
  DOES_FIELD,
  MINE,
]);

/** What the clause's speaker runs, belongs to or lives by, in a noun phrase. */
export function ventureIn(clause: string): string | undefined {
  if (!mayTell(clause)) return undefined;
  const run = STARTING.exec(clause)?.[1] ?? RUNS.exec(clause)?.[1];
  const running = run === undefined ? undefined : concern(run, !/^(?:i|we) (?:also )?have /iu.test(clause));
  if (running !== undefined) return running;
  const belongs = BEING.exec(clause)?.[1];
  if (belongs !== undefined) {
    const core = (belongs.split(CUT, 1)[0] ?? "").split(BEHIND, 1)[0] ?? "";
    const head = (core.split(" ").at(-1) ?? "").toLowerCase();
    const own = OF_MEMBERS.has(head) ? undefined : concern(belongs, false);
    if (own !== undefined) return own;
  }
  const sold = SELLS.exec(clause);
  const traded =
    plain(OUR.exec(clause)?.[1]) ??
    plain(sold?.[1] ?? sold?.[2]) ??
    plain(SERVICE.exec(clause)?.[1]) ??
    plain(EMPLOYER.exec(clause)?.[1] ?? EMPLOYER.exec(clause)?.[2]);
  if (traded !== undefined) return traded;
  const trade = TRADE.exec(clause)?.[1] ?? IN_FIELD.exec(clause)?.[1] ?? DOES_FIELD.exec(clause)?.[1];
  if (trade !== undefined) return plain(trade.replace(/^the /iu, ""));
  const mine = MINE.exec(clause)?.[1];
  return mine === undefined || NOT_MINE.test(mine) ? undefined : nounPhrase(mine);
}
