/** "I'm a nurse", "I work as a data engineer": an occupation that the user names as theirs. */
import { anyOf } from "./gate.ts";
import { matchesOf } from "../matches.ts";

const HEADS = new Set(
  `accountant actor actress actuary administrator advisor adviser agent analyst animator anthropologist
  archaeologist architect archivist artist artisan assistant astronaut astronomer astrophysicist athlete
  attorney auditor author babysitter baker ballerina banker barber barista bartender beautician beekeeper
  biochemist biologist blacksmith bookkeeper bookseller botanist boxer brewer bricklayer broker builder
  busker butcher buyer captain caregiver caretaker carpenter cashier caterer ceo cfo cto chauffeur chef
  chemist chiropractor choreographer cleaner clerk climatologist clown coach coder columnist comedian
  composer conductor consultant contractor controller cook coordinator copywriter counsellor counselor
  courier craftsman curator dancer dealer decorator dentist dermatologist designer detective developer
  dietitian director dispatcher diver dj doctor doorman drummer economist editor educator electrician
  employee engineer entertainer entrepreneur epidemiologist esthetician estimator executive exterminator
  fabricator farmer filmmaker firefighter fisherman florist foreman founder freelancer gardener geologist
  geographer goldsmith groomer guard guitarist hairdresser hairstylist handyman headhunter historian host
  hostess housekeeper housewife homemaker hygienist illustrator inspector instructor intern interpreter
  investigator investor janitor jeweler jeweller journalist judge juggler laborer labourer landscaper
  lawyer lecturer librarian lifeguard linguist locksmith logistician machinist magician maid mailman
  maker manager marine marketer masseuse mathematician mayor mechanic merchandiser meteorologist
  microbiologist midwife miner model mover musician nanny negotiator neurologist neuroscientist nurse
  nutritionist officer operator optician optometrist orthodontist paediatrician painter paralegal paramedic
  pathologist pediatrician performer pharmacist philosopher photographer physician physicist physiologist
  physiotherapist pianist pilot planner plumber podcaster poet policeman policewoman politician porter
  postman potter principal producer professor programmer proofreader prosecutor psychiatrist psychologist
  publicist publisher radiographer radiologist ranger realtor receptionist recruiter referee reporter
  researcher retiree roofer sailor salesman salesperson saleswoman scientist scuba screenwriter sculptor
  seamstress secretary seller server shopkeeper singer sociologist soldier songwriter specialist statistician
  stylist sommelier stagehand steward stewardess stockbroker storyteller streamer strategist stuntman
  student superintendent supervisor surgeon surveyor surfer tailor tattooist teacher technician technologist
  telemarketer teller tester therapist trader trainer translator trucker tutor typist umpire undertaker
  undergraduate undergrad upholsterer usher vet veterinarian videographer violinist vlogger waiter
  waitress warehouseman watchmaker weaver welder woodworker worker writer youtuber zookeeper zoologist
  wrestler player olympian skateboarder guide medalist champion goalkeeper goalie rapper plasterer postdoc apprentice trainee freshman sophomore phd paralegal barrister solicitor magistrate
  landlord landlady rancher stockist bouncer baggage dealer driver owner operator mom
  dad electrologist mentor influencer blogger sysadmin devops admin dev physio childminder joiner glazier stonemason mason crofter
    smallholder winemaker cabinetmaker luthier haulier bookbinder ceramicist printmaker osteopath cabbie
    postie groomer wholesaler importer exporter stallholder subtitler statistician actuary sre dba
    trustee treasurer headteacher headmaster bursar registrar dressmaker cobbler shoemaker milkman
    gamekeeper forester arborist tiler decorator scaffolder shopfitter kitmaker piper busker organist
    violist cellist percussionist playwright dramaturge puppeteer fishmonger greengrocer grocer
    newsagent confectioner chocolatier cheesemaker restaurateur hotelier publican innkeeper concierge gp pharmacist registrar freelancer landlady welder glazier chauffeur ranger
    signaller conductor caseworker caregiver carer childcarer farrier saddler thatcher millwright pipefitter steelworker steeplejack gasfitter
    boilermaker blaster lineman groundskeeper greenkeeper horticulturist viticulturist oenologist agronomist herder shepherd
    drover fisherwoman skipper bosun helmsman deckhand stevedore longshoreman docker signalman trackman
    trucker bartender mixologist patissier saucier dishwasher busser housemaid valet butler
    governess babysitter tutor headmistress lecturer dean provost chancellor
    notary clerk conveyancer mediator arbitrator bailiff usher stenographer criminologist
    radiotherapist sonographer phlebotomist audiologist podiatrist dietician optometrist hygienist orderly doula
    anaesthetist anesthesiologist oncologist cardiologist urologist gynaecologist
    cinematographer gaffer grip foley colourist colorist roadie lyricist arranger luthier
    bassist trombonist trumpeter flautist harpist saxophonist soprano tenor baritone
    potter glassblower silversmith engraver calligrapher typesetter bookseller milliner furrier tanner
    cartographer geophysicist hydrologist seismologist oceanographer ecologist entomologist ornithologist zoologist mycologist
    virologist immunologist toxicologist geneticist bioinformatician crystallographer metallurgist
    programmer coder techie sysop dba pentester quant actuary underwriter adjuster assessor auctioneer valuer
    appraiser estimator expeditor dispatcher freighter forwarder chandler
    scaffolder rigger roofer tiler paver pargeter drywaller insulator locksmith
    masseur aesthetician manicurist pedicurist piercer barber wigmaker
    guy parliamentarian councillor librarian docent sexton
    foreperson forewoman policewoman constable sergeant corporal lieutenant colonel sapper gunner
    nursery-nurse custodian dogwalker dog-walker housekeeper`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);
/** Heads that need a word before them to be an occupation. */
const WEAK = new Set(
  "guy lead gunner tutor dean usher arranger adjuster assessor insulator lineman grip agent assistant captain dealer host model buyer owner operator driver worker maker officer manager director planner seller server diver mover tester trader specialist guard baggage phd scuba mom dad employee judge principal marine surfer boxer clown player guide champion mom dad dancer singer cook baker magician runner administrator controller coordinator executive inspector supervisor builder admin mentor philosopher".split(
    " ",
  ),
);
const STRONG_ALONE = new Set(
  "manager director principal judge magician dancer singer cook baker model marine boxer clown driver supervisor inspector administrator builder philosopher planner".split(
    " ",
  ),
);

const AS =
  /^(?:i|we|i've|i have) (?:(?:currently|now|also|still|actually|just) ){0,4}(?:work(?:ed)?(?: part[- ]time| full[- ]time| nights)?|am (?:working|employed)|make (?:my|a) living|earn my (?:living|bread|keep|crust|money)|freelance|moonlight) as (?:an? |the )?([\p{L}'&/-]+(?: [\p{L}'&/-]+){0,3}?)(?: (?:at|for|in|from|by|on|with|and|to|who|that|near) .*)?$/iu;
const BEING =
  /^(?:i'm|i am|im|i've been|i have been) (?:(?:currently|now|also|still|actually|just|only|really|kind of|basically|both|working as) ){0,4}(?:an? |the )((?:[\p{L}'&/-]+ ){0,4}?[\p{L}'-]+)(?: (?:at|for|in|from|by|on|with|and|to|who|that|so|working|specializing|specialising|living|near|myself|too|as well|now|by (?:trade|profession|training|day)|of .*|but|here|since|these days|right now) ?.*|, .*)?$/iu;
const AS_A = /^(?:speaking )?as (?:an? )((?:[\p{L}'&/-]+ ){0,3}?[\p{L}'-]+)(?:,? (?:i|i'\p{L}+|my) .*)?$/iu;
const MY_JOB =
  /^my (?:job|occupation|profession|role|day job|job title|title)(?:'s| is) (?:an? |as an? |being an? |that of an? )?((?:[\p{L}'&/-]+ ){0,3}?[\p{L}'-]+)$/iu;
const PLURAL =
  /^(?:we're|we are) (?:(?:all|both|two|three|a couple of|a pair of|a team of) )?((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+)s(?:,? .*)?$/iu;
const TEACH =
  /^(?:i|we) (?:(?:currently|also|still) ){0,4}(?:teach) ((?:[\p{L}'-]+ ){0,1}[\p{L}'-]+)(?: (?:at|to|in|for) .*)?$/iu;
const RETIRED =
  /^(?:much|retired|former|ex|aspiring|wannabe|failed|would-be|future|big|huge|good|bad|terrible|great|regular|returning|new|long-time|loyal|paying|frequent|valued|not|no|kind|such|avid|passionate|natural|born|hopeless|real|true|happy|nice|horrible|lousy|decent|slow|fast|quick|better|best|worst|fan|lover|member|amateur|hobby|budding) /iu;
const ADJECTIVE_KEPT = /^(?:retired|former|aspiring|amateur) /iu;
const SENIORITY =
  /^(?:experienced|seasoned|veteran|skilled|expert|proficient|beginner|novice|total|complete|absolute|very|pretty|fairly|highly|little|tiny|young|old|beautiful|busy|humble|simple|proud|single|dedicated|full-time|part-time|full time|part time|fellow|professional) /iu;

function occupation(words: string): string | undefined {
  let text = words.trim();
  if (RETIRED.test(text) && !ADJECTIVE_KEPT.test(text)) return undefined;
  for (let round = 0; round < 3; round += 1) text = text.replace(SENIORITY, "");
  if (text !== words.trim() && RETIRED.test(text) && !ADJECTIVE_KEPT.test(text)) return undefined;
  const head = (text.split(" ").at(-1) ?? "").toLowerCase();
  const parts = text.split(" ").length;
  if (/^au[ -]pair$/iu.test(text)) return "au pair";
  if (!HEADS.has(head) || parts > 4) return undefined;
  if (parts === 1 && WEAK.has(head) && !STRONG_ALONE.has(head)) return undefined;
  if (/\b(?:of|your|my|his|her|their|the|this|that|stay-at-home)\b/iu.test(text)) return undefined;
  return text;
}

/** Whether it is the name of an occupation. */
export function isOccupation(words: string): boolean {
  return occupation(words) !== undefined;
}

/** "I'm the treasurer of our hall", "being a single-handed GP", "twenty years a plumber". */
const SOMEWHERE =
  /(?:^(?:speaking )?as|^being|(?:^|[ ,])(?:i'm|i am|im|i've been|i have been|i was made|i became|i've become|i've just become|i'm training to be|i'm training to become|i'm studying to become|i'm training as|i'm retraining as|i'm retraining to be|i am retraining as|i am training as|i am training to be|i am studying to be|i'm qualified as|i'm registered as|i'm certified as|i make my living as|i used to be|i'm studying to be|i trained as|i qualified as|i'm qualified as|i'm employed as|i work as|i started as|working as|my (?:job|work|career|role|life|post) as|years|years as|decades as|decades)) (?:only |just |also |still |now |currently |actually )?(?:an?|the) ((?:[\p{L}'&/-]+ ){0,4}[\p{L}'&/-]+)/giu;
const FIRST_PERSON = /(?<!\p{L})(?:i|i'm|i've|i'd|i'll|my|me|we|our)(?!\p{L})/iu;

/** An occupation that stands anywhere in what is told of oneself: its last word, and what comes before it. */
export function occupationAlong(clause: string, asked: boolean): string | undefined {
  if (!FIRST_PERSON.test(clause) && !/^\S+ (?:years|decades) (?:as )?an? /iu.test(clause)) return undefined;
  for (const match of matchesOf(clause, SOMEWHERE)) {
    if (asked && !/^(?:as|being) |i'm |i am /iu.test(match[0])) continue;
    const words = (match[1] ?? "").split(" ");
    const end = words.findIndex((word) =>
      /^(?:at|for|in|from|by|on|with|and|to|who|that|of|so|but|i|my|we|near|since|working|here|now)$/iu.test(
        word,
      ),
    );
    const own = words.slice(0, end < 0 ? words.length : end);
    for (let length = own.length; length > 0; length -= 1) {
      const found = occupation(own.slice(0, length).join(" "));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const mayState = anyOf([AS, PLURAL, BEING, AS_A, MY_JOB, TEACH]);

function occupationStated(clause: string): string | undefined {
  if (!mayState(clause)) return undefined;
  const as = AS.exec(clause)?.[1];
  if (as !== undefined)
    return (
      occupation(as) ??
      (as.split(" ").length <= 3 && !/\b(?:team|it|well|expected)\b/iu.test(as) ? as : undefined)
    );
  const plural = PLURAL.exec(clause)?.[1];
  const each = plural === undefined ? undefined : occupation(plural);
  if (each !== undefined) return each;
  const being = BEING.exec(clause)?.[1] ?? AS_A.exec(clause)?.[1] ?? MY_JOB.exec(clause)?.[1];
  if (being !== undefined) return occupation(being);
  const subject = TEACH.exec(clause)?.[1];
  if (
    subject === undefined ||
    /^(?:my|myself|him|her|them|people|you|kids|children|at|it|how|a|the|all|some)\b/iu.test(subject)
  )
    return undefined;
  return `${subject.replace(/ (?:class(?:es)?|lessons)$/iu, "")} teacher`;
}

/** "A pilot in training", "studying to be a vet". */
const NOT_YET =
  / in training(?!\p{L})|(?:training|studying|retraining|learning|in (?:college|school)) (?:to (?:be|become)|as) /iu;

export function occupationIn(clause: string): string | undefined {
  const found = occupationStated(clause) ?? occupationAlong(clause, false);
  return found !== undefined && NOT_YET.test(clause) ? `trainee ${found}` : found;
}
