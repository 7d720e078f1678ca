/** What people do with their time, as they tell it: "I play the piano", "I've got two cats". */
import { anyOf } from "./gate.ts";
import { gerund } from "./gerund.ts";

export interface Habit {
  object: string;
  confidence: number;
  /** A circumstance of life ("two cats") and no activity. */
  circumstance: boolean;
}

const OFTEN =
  "(?:also |usually |often |regularly |always |mostly |mainly |typically |sometimes |still |really |currently |occasionally |frequently |normally |generally |even |just |love to |like to |tend to )";
/** Verbs that by themselves name a pastime when said in the simple present. */
const PASTIME =
  "play|collect|paint|draw|sketch|knit|sew|crochet|quilt|bake|garden|hike|climb|surf|ski|snowboard|skate|skateboard|dance|sing|box|jog|kayak|sail|camp|golf|cycle|craft|sculpt|whittle|juggle|volunteer|mentor|coach|meditate|busk|brew|breed|forage|birdwatch|scuba dive|skydive|race|farm|hunt|fish|photograph|blog|vlog|stargaze|restore|build|compose|grow|train|produce|tutor|foster|bowl|lift weights|skydive|wrestle|perform|rock climb|tap dance|weave|write(?= (?:(?:short|love|funny) )?(?:poems|poetry|songs|stories|fiction|lyrics|haikus?|fan ?fiction)(?!\\p{L}))|run(?= (?:(?:half|ultra) ?-?)?(?:marathons|ultras|triathlons|5ks|10ks|races)(?!\\p{L}))|make(?= (?:(?:my own|home-?made) )?(?:jewell?e?ry|candles|pottery|quilts|soap|wine|cheese|bread|pasta|furniture|model \\p{L}+)(?!\\p{L}))|fly fish|line dance|embroider|practice|practise|woodwork|game";
/** Verbs that name a pastime only if said to be a habit. */
const OFTEN_DONE =
  "read|watch|write|cook|run|swim|bike|walk|travel|listen to|study|exercise|drink|eat|ride|shop|go|spend (?:my|a lot of my|most of my|all my|our) (?:free time|spare time|time|weekends|evenings|days|money)(?: on)?|work out|hang out|make|attend|visit|bike|do|code|photograph|foster|tinker|host|take|practice|unwind|relax|buy|wear|drive|order";

const SIMPLE = new RegExp(`^(?:i|we) (?:${OFTEN}){0,2}(${PASTIME})(?: (.+))?$`, "iu");
const HABITUAL = new RegExp(`^(?:i|we) (?:${OFTEN}){1,2}(${OFTEN_DONE})(?: (.+))?$`, "iu");
const FREQUENT = new RegExp(
  `^(?:i|we) (${OFTEN_DONE}) (.{1,80}?)(?: (?:every (?:day|morning|evening|night|week|weekend|month|year|summer|winter)|all the time|a lot|regularly|often|daily|weekly|most (?:days|nights|weekends|evenings)|(?:once|twice|\\d+ times|three times|several times) a (?:day|week|month|year)|on (?:the )?weekends|in my (?:free|spare) time|for fun|as a hobby|for a hobby))(?=$|[ ,.])`,
  "iu",
);
const DAILY = new RegExp(
  "^(?:i|we) (?:also |still |usually |try to ){0,2}(run|swim|bike|walk|jog|hike|cook|bake|read|write|paint|dance|exercise|work out|meditate|practi[cs]e yoga|do yoga) (?:(?:almost|nearly|pretty much) )?(?:every (?:day|morning|evening|night|week|weekend)|daily|a lot(?! of)|regularly|(?:once|twice|\\d+ times|three times|four times|five times|several times|a few times) a (?:day|week|month))(?: .*)?$",
  "iu",
);
const FREE_TIME =
  /^(?:in|during|with) (?:my|our) (?:free|spare|down|off|leisure) ?time,? (?:i|we) (?:(?:usually|also|often|really|mostly|mainly|always|just|sometimes|tend to|like to|love to|enjoy|would) ){0,4}(.+)$|^(?:on|at) (?:the |my )?(?:weekends?|days off|evenings|nights),? (?:i|we) (?:(?:usually|also|often|mostly|always|just|like to|love to|enjoy|tend to) ){0,4}(.+)$|^(?:when i'm not working|for fun|to relax|to unwind),? (?:i|we) (?:(?:usually|also|often|mostly|always|just|like to|love to|enjoy|tend to) ){0,4}(.+)$/iu;
const SPEND =
  /^(?:i|we) (?:(?:usually|also|often|mostly|always|like to|love to|just|really|try to|tend to) ){0,2}spend (?:(?:a lot of|most of|all|much of|too much|way too much|lots of|some|the majority of|as much|every) )?(?:(?:of )?(?:my|our|the) )?(?:free |spare |off )?(?:time|weekends?|evenings?|days|summers|winters|holidays|mornings|nights|money)(?: (?:as possible|as i can))? (?:on )?((?:\p{L}+ing\b|with|on|in|at|outdoors|outside).*)$/iu;
const PROGRESSIVE =
  /^(?:i'm|i am|i've been|i have been) (?:also |currently |just |slowly |still |really |recently |lately |finally ){0,4}(learning(?: to| how to| about)?|training for|studying for|playing|practicing|practising|reading|getting into|taking up|restoring|collecting|volunteering|taking (?:\p{L}+ )?(?:lessons|classes)|building|renovating|writing|knitting|painting|gardening|cycling|coaching|rock climbing|doing|teaching myself|(?:listening to|watching|eating|drinking)(?= (?:a lot|lots|tons|loads|plenty|a bunch) of ))(?: (.+))?$/iu;
const OWNED =
  "dogs?|cats?|kittens?|pupp(?:y|ies)|pets?|horses?|ponies|pony|birds?|parrots?|chickens?|ducks?|goats?|sheep|cows?|pigs?|rabbits?|bunn(?:y|ies)|hamsters?|guinea pigs?|snakes?|lizards?|geckos?|turtles?|tortoises?|ferrets?|iguanas?|aquarium|fish tank|(?:one|two|three|four|five|six|\\d|young|small|teenage|grown|adult|little|older|younger) (?:sons?|daughters?|kids?|children|boys?|girls?|grandchildren|grandsons?|granddaughters?|toddlers?|teenagers|brothers?|sisters?)|twins|bees|beehives?|retriever|labrador|lab|terrier|poodle|shepherd|bulldog|corgi|beagle|husky|dachshund|chihuahua|pug|garden|vegetable garden|greenhouse|farm|ranch|boat|sailboat|motorcycle|motorbike|vespa|camper|campervan|rv|truck|sports car|classic car|vinyl|records|collection|collections|band|blog|podcast|youtube channel|channel|library|workshop|telescope|guitars?|piano|drum kit|black belt|pilot'?s licen[cs]e|tattoos?|piercings?|season tickets?|home gym|pool|sweet tooth|green thumb|business|bakery|restaurant|shop|store|startup|company";
const OWNS = new RegExp(
  `^(?:i|we)(?:'ve(?= (?:also |still |now )?(?:got|adopted|rescued)))? (?:also |currently |still |actually |do |now |only |already |just ){0,2}(?:have|own|keep|raise|breed|run|rescued|adopted|got)(?: got)? ((?:[\\p{L}\\d'-]+,? ){0,8}?(?:${OWNED}))(?: (?:at home|named .*|called .*|who .*|that .*|too|as well|in .*|of .*|from .*))?$`,
  "iu",
);
const LIVES =
  /^(?:i|we) (?:(?:also|currently|still|now|just|actually) ){0,2}(live (?:in|on|near|by|with|alone|off)(?: .+)?|grew up (?:in|on|near|by|with) .+|come from .+|work (?:(?:from home|remotely|nights?|night shifts?|weekends|part[- ]time|full[- ]time|outdoors)(?: .+)?|with (?!an? |my |him|her|you|this|that|the |someone|people like).+|for .+|at .+|on .+)|commute .+|get (?:around|about) (?:by|on) .+|go everywhere (?:by|on) .+|travel everywhere (?:by|on) .+|homeschool.*|drive an? .+|am retired|speak (?:\p{Lu}\p{L}+).*)$/iu;
const FROM =
  /^(?:i'm|i am|we're|we are) (?:also |actually |originally )?(from (?:an? |the )?(?:\p{Lu}|small|big|little|rural|large|midwest|south|north|east|west|country|city)\p{L}*.*|married(?: .{1,40})?|self-employed|freelance|widowed|single|divorced|engaged|retired|left[- ]handed|colou?rblind|bilingual|adopted|an only child|an? (?:early bird|early riser|morning lark|lark|late riser|morning person|night owl|homebody|introvert|extrovert|vegetarian|vegan|pescatarian|minimalist|foodie|bookworm|workaholic|perfectionist|twin|gamer|runner|cyclist|hiker|collector|traveler|traveller|dancer|singer|painter|knitter|surfer|climber|swimmer|skier|baker|gardener|blogger|bodybuilder|cook|gym rat|daredevil|volunteer|veteran|widow|widower|au pair|parent|mom|mother|dad|father|stay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father)|full-time (?:mum|mom|dad|parent|mother|father|carer)|mum|single (?:mom|dad|parent)|homeowner|nomad|digital nomad|grandmother|grandfather|grandparent))\b.*$/iu;
const NOTHING =
  /^(?:to run (?:an? (?!marathon|half)|the |out|into|low|over|late)|to go (?:back|ahead|over|through)|it|that|this|them|things|something|nothing|so|not|well|fine)\b/iu;

/** "I'm reading the manual": this one, and no pastime; "playing the violin" is. */
const AT_HAND =
  /^(?:an?(?! (?:lot|bunch|ton) of )|this|some|the(?! (?:violin|piano|guitar|bass|drums?|cello|flute|harp|ukulele|banjo|saxophone|trumpet|clarinet|accordion|harmonica|organ)(?!\p{L}))) /iu;

/** "I'm reading Dune", until it is read. */
const ONE_BOOK = / (?:reading|writing) \p{Lu}/u;

function activity(object: string, confidence: number): Habit | undefined {
  return NOTHING.test(object) ? undefined : { object, confidence, circumstance: false };
}

/** The words that a habit may begin with. */
const OPENING = /^(?:i|we|in|during|with|on|at|when|for|to)\b/iu;

const mayTell = anyOf([FREE_TIME, SPEND, OWNS, LIVES, FROM, PROGRESSIVE, SIMPLE, HABITUAL, DAILY, FREQUENT]);

export function habitIn(clause: string): Habit | undefined {
  if (!OPENING.test(clause) || !mayTell(clause)) return undefined;
  const free = FREE_TIME.exec(clause);
  const done = free?.[1] ?? free?.[2] ?? free?.[3];
  if (done !== undefined) {
    return activity(/^(?:to |\p{L}+ing\b)/iu.test(done) ? done : `to ${done}`, 0.8);
  }
  const spent = SPEND.exec(clause)?.[1];
  if (spent !== undefined)
    return activity(/^(?:with|on|in|at|out)/iu.test(spent) ? `spending time ${spent}` : spent, 0.8);
  const owned = OWNS.exec(clause)?.[1];
  if (owned !== undefined) return { object: owned, confidence: 0.7, circumstance: true };
  const lives = LIVES.exec(clause)?.[1];
  if (lives !== undefined) {
    const [verb = "", ...rest] = lives
      .replace(/^grew up/iu, "growing-up")
      .replace(/^am /iu, "")
      .split(" ");
    const said = verb === "growing-up" ? "growing up" : verb === "retired" ? verb : gerund(verb);
    const place = [said, ...rest].join(" ").split(/ and (?!\p{Lu})|, /u, 1)[0] ?? "";
    return { object: place, confidence: 0.65, circumstance: true };
  }
  const being = FROM.exec(clause)?.[1];
  if (being !== undefined) return { object: being, confidence: 0.65, circumstance: true };
  const doing = PROGRESSIVE.exec(clause);
  if (doing && !AT_HAND.test(doing[2] ?? "") && !ONE_BOOK.test(doing[0]))
    return activity([doing[1]?.trim(), doing[2]].filter(Boolean).join(" "), 0.6);
  const daily = DAILY.exec(clause)?.[1];
  if (daily !== undefined) return activity(`to ${daily}`, 0.7);
  const match = SIMPLE.exec(clause) ?? HABITUAL.exec(clause) ?? FREQUENT.exec(clause);
  if (!match) return undefined;
  return activity(["to", match[1], match[2]].filter((part) => part !== undefined).join(" "), 0.7);
}
