/** What kind of person somebody says to be: "I'm a dog person", "not much of a jazz guy". */
import type { Polarity } from "../signal.ts";
import { several } from "./countable.ts";

const PERSON =
  /^(?:i'm|i am|we're|we are|i've always been|i have always been|i've been) (?:\p{L}+ly |also |such |kind of |more of |definitely |really |totally ){0,2}(?:an? )?(?:(?:real|big|huge|massive|avid|total|complete|keen|bit of an?|self-confessed|proud|die-hard|lifelong|serious|true|major|passionate|dedicated) ){0,2}((?:[\p{L}\d'-]+ ){1,3}?)(?:lover|lovers|fan|fans|enthusiast|enthusiasts|buff|nerd|geek|junkie|addict|aficionado|person|people|fanatic|freak|fiend|connoisseur|nut|snob|guy|gal|girl|family|household|drinker|eater|reader|watcher|collector)(?: too| myself| as well| at heart| in this house| in our house| here| through and through| all the way| over here)?$/iu;
const NOT_PERSON =
  /^(?:i'm|i am) (?:really |definitely |just )?not (?:really |much of |exactly )?(?:an? )?(?:big |huge )?((?:[\p{L}'-]+ ){1,3}?)(?:lover|fan|enthusiast|person|guy|gal|girl|buff|drinker|eater|reader|watcher)(?: at all| myself| either| any ?more| these days)?$/iu;
const NOT_A_KIND =
  /^(?:the|that|this|good|bad|nice|happy|normal|regular|different|new|young|old|little|big|simple|busy|lucky|only|same|tech|technical|poor|private|shy|real|horrible|terrible|great|best|kind|quiet|very|patient|social|people|positive|negative|creative|curious|one|your|his|her|their|such|white|black|lonely|bisexual|gay|straight|married|single|lazy|smart|trans|tall|small|strong|weak|picky|fussy|messy|slow|fast|quick|light|heavy|healthy|clean|avid|voracious|emotional|early|late|hearty|adventurous|born|average|grown|disabled|sick|fun|funny|boring|cool)(?: |$)/iu;

/** "I'm not much of a swimmer": what is not done is not cared for. */
const NO_DOER =
  /^(?:i'm|i am) (?:really |definitely |just )?(?:not (?:really )?much of|not (?:really )?(?:a )?(?:big|huge)) (?:an? )?(reader|dancer|hiker|drinker|runner|swimmer|shopper|gardener|baker|singer|writer|walker|camper|partier|gamer|cook|cyclist|gambler)(?: at all| myself| either| any ?more| these days)?$/iu;
const DONE: Readonly<Record<string, string>> = {
  gamer: "gaming",
  cyclist: "cycling",
  cook: "cooking",
  baker: "baking",
  dancer: "dancing",
  hiker: "hiking",
  writer: "writing",
  runner: "running",
  swimmer: "swimming",
  shopper: "shopping",
};

function deed(doer: string): string {
  return DONE[doer] ?? doer.replace(/(?:i?er)$/u, (end) => (end === "ier" ? "ying" : "ing"));
}

/** What a person of that kind likes, or, being none, does not. */
export function kindOfPerson(clause: string): { likes: string; polarity: Polarity } | undefined {
  const doer = NO_DOER.exec(clause)?.[1]?.toLowerCase();
  if (doer !== undefined) return { likes: deed(doer), polarity: -1 };
  const none = NOT_PERSON.exec(clause)?.[1];
  if (none !== undefined && !NOT_A_KIND.test(none)) return { likes: several(none), polarity: -1 };
  const kind = PERSON.exec(clause)?.[1];
  return kind === undefined || NOT_A_KIND.test(kind) ? undefined : { likes: several(kind), polarity: 1 };
}
