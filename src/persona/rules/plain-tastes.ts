/** Tastes told in half sentences: "always the aisle, never the window", "vim over everything", "surprises I do not like". */
import type { Polarity } from "../signal.ts";
import { shortlistOf } from "./gate.ts";
import type { Taste } from "./tastes.ts";

const X = "((?:[\\p{L}'-]+ ){0,3}[\\p{L}'-]{2,})";
const THE = "(?:the |an? )?";
const TAIL =
  "(?:,? (?:please|pls|thanks|any day|always|every time|for me|though|mate|lol|and that's that|in this house|here|at all|since .+|so .+|because .+|whenever .+|in no form|from afar|whatever .+|these days|above all|too|as well)){0,3}$";

/** Both sides of a choice, the one wanted first. */
const PAIRS: readonly (readonly [pattern: RegExp, likedFirst: boolean])[] = [
  [
    new RegExp(
      `^(?:always |only |give me |i'm )?${THE}${X} (?:always|in everything|every time|over everything),? (?:and )?(?:never )?${THE}${X} (?:never|in nothing|at no time|under no circumstances)${TAIL}`,
      "iu",
    ),
    true,
  ],
  [new RegExp(`^(?:always|only) ${THE}${X},? (?:and )?never ${THE}${X}${TAIL}`, "iu"), true],
  [new RegExp(`^never ${THE}${X},? (?:but |and )?(?:always|only) ${THE}${X}${TAIL}`, "iu"), false],
  [new RegExp(`^(?:i'd take |i'll take |i choose )?${X} ?(?:>+) ?${X}$`, "iu"), true],
  [
    new RegExp(
      `^${X} (?:yes|yes please|any day),? ${X} (?:no|never|no thanks|no thank you|hard pass)$`,
      "iu",
    ),
    true,
  ],
  [new RegExp(`^give me ${THE}${X} over ${THE}${X}${TAIL}`, "iu"), true],
  [new RegExp(`^(?:yes to|i'm all for) ${X},? no to ${X}$`, "iu"), true],
];

const GENERIC =
  "(?:foods?|things?|places?|movies|films|songs|music|books?|people|restaurants?|ones?|stuff|games?|shows?|animals?|drinks?|kinds?|words?|reasons?|everything|something|anything|nothing|what|whatever|all|hotel|way|time|day|days|parts?|features?|options?|brands?|activities)";
const FRONTED: readonly (readonly [pattern: RegExp, polarity: Polarity])[] = [
  [new RegExp(`^${THE}${X},? the (?:\\p{L}+er|more \\p{L}+) the better(?:,? .*)?$`, "iu"), 1],
  [new RegExp(`^(?:i |we )?(?:wouldn't|would not) touch ${THE}${X} with an? .{3,25}$`, "iu"), -1],
  [
    new RegExp(
      `^(?:i|we) (?:always |usually |tend to |generally )?skip (breakfast|lunch|dinner|dessert|desserts|starters|pudding|puddings|the starters|the gym)${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [
    new RegExp(
      `^${THE}${X},? (?:that's|thats|is|are|'s) (?:what|how) (?:i|we) (?:(?:really|always|mostly|usually) )?(?:like|love|enjoy|listen to|read|watch|drink|eat|play|cook|wear)(?: (?:best|most|it|them|above all))?${TAIL}`,
      "iu",
    ),
    1,
  ],
  [new RegExp(`^i(?:'ve| have)? (?:quit|stopped|given up|gave up) (smoking|vaping)(?: .*)?$`, "iu"), -1],
  [
    new RegExp(
      `^(?!${GENERIC}(?: |$))${THE}${X},? (?:i|we) (?:(?:really|absolutely|just|simply|always|honestly|personally|rather|positively) )?(?:do not|don't|can't|cannot|could never|never|won't) (?:really |ever )?(?:like|enjoy|eat|drink|touch|stand|bear|abide|stomach|do|care for|get on with|watch|wear|read)${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [
    new RegExp(
      `^(?!${GENERIC}(?: |$))${THE}${X},? (?:i|we) (?:(?:really|absolutely|just|simply|always|honestly|personally|rather|positively) )?(?:hate|loathe|detest|avoid|despise|dislike|refuse|steer clear of|can live without|could do without|leave to others|skip|leave alone)${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [
    new RegExp(
      `^(?!${GENERIC}(?: |$))${THE}${X}(?:, (?:i|we) (?:(?:really|absolutely|just|simply|always|honestly|do) )?|,? (?:i|we) (?:really|absolutely|simply|always|do) )(?:love|adore|like|enjoy|prefer|crave|can't get enough of|could live on|could eat (?:every day|all day|for .+))${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^${THE}${X} (?:is|are) (?:life|everything|king|queen|my life|love|my religion|sacred|heaven|my world|where it's at|my first love|the best thing ever)!*${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^${X} (?:runs? in (?:the|my) (?:blood|veins)|(?:keeps?|kept) (?:my|me) (?:[\\p{L}]+ )?(?:young|sane|happy|going|busy|warm|calm)|has my (?:whole )?heart|is in my (?:blood|bones|dna)|for (?:the win|life|ever))${TAIL}`,
      "iu",
    ),
    1,
  ],
  [new RegExp(`^${X} all the way${TAIL}`, "iu"), 1],
  [
    new RegExp(`^(?:but )?my heart (?:is with|belongs to|beats for|lies with) ${THE}${X}(?:,? .*)?$`, "iu"),
    1,
  ],
  [
    new RegExp(
      `^my (?:(?:free )?(?:evenings?|weekends?|mornings?|nights|sundays|saturdays|time|spare time|free time)) (?:belongs?|goes|go|is|are) (?:to|for|all about|all) ${THE}${X}(?:,? .*)?$`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^my (?:go-to|usual|default|regular|standard|poison|drink of choice|snack of choice|guilty pleasure|happy place|one (?:weakness|vice|luxury)|sport|instrument|weakness|vice)(?: \\p{L}+)? (?:is|are|has always been|would be|will always be) ${THE}${X}(?:,? .*)?$`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^my (?:sport|game|instrument|poison|drink|thing|hobby|passion)'s ${THE}${X}(?:,? .*)?$`,
      "iu",
    ),
    1,
  ],
  [new RegExp(`^you can keep your ${X}(?:,? .*)?$`, "iu"), -1],
  [
    new RegExp(
      `^(?:please )?(?:keep|leave) ${THE}${X} (?:out of|off) (?:my|our) (?!account|inbox|name|profile|card|bill|record|address|statement|invoice)(?:[\\p{L}'-]+ ){0,3}[\\p{L}'-]+${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [
    new RegExp(
      `^(?:(?:and|but) )?(?:i'm )?(?:not|no) (?:one|person|girl|guy|friend|lover|fan) (?:for|of) ${X}${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [
    new RegExp(
      `^(?:i'm |we're )?(?:really |just |so )?(?:not|never) (?:big|keen|hot|mad|wild|sold|great) on ${X}${TAIL}`,
      "iu",
    ),
    -1,
  ],
  [new RegExp(`^never (?:touch|eat|drink|wear|watch|read|buy|use|order|fly|play) ${X}${TAIL}`, "iu"), -1],
  [new RegExp(`^(?:i |we )?(?:can't|cannot|could never) get enough of ${THE}${X}${TAIL}`, "iu"), 1],
  [
    new RegExp(
      `^(?:i'm |we're )?(?:really |very |so |dead )?(?:big on|big into|mad about|crazy about|mad for|partial to|nuts about|obsessed with|hooked on|addicted to|team|all about|a sucker for|a slave to|devoted to) ${THE}${X}${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^(?:i|we) (?:travel|fly|eat|drink|wear|read|listen to|watch|cook|stay|shop|sleep|write|work) (?:with |in |by |on |at |from )?${X} only${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^(?:i|we) only (?:ever )?(?:travel|fly|eat|drink|wear|read|listen to|watch|cook|buy|stay|use) (?:with |in |by |on |at |from )?${X}${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^(?:i|we) (?:take|pick|choose|use|catch|go by|travel by) ${THE}${X} (?:wherever|whenever|where|when|as often as) (?:i|we|possible) ?(?:can|possibly can|could)?(?:,? .*)?$`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^(?:whenever|wherever|when) i (?:go away|travel|go out|can|eat out|fly|read|cook|holiday),? i (?:always )?(?:pick|choose|take|go for|look for|order|seek out) ${THE}${X}(?: on the map)?${TAIL}`,
      "iu",
    ),
    1,
  ],
  [
    new RegExp(
      `^${THE}${X},? (?:that's|thats|is|'s) (?:my|the) (?:hobby|thing|jam|passion|poison|weakness|drink|game|sport|happy place)(?:,? .*)?$`,
      "iu",
    ),
    1,
  ],
];

const NO_THING =
  /^(?:i|i'm|we|you|he|she|they|it|this|that|these|those|there|here|what|which|who|how|why|when|where|if|and|but|so|no|not|yes|please|just|do|don't|can|could|is|are|was|my (?:account|card|phone|order|name)|one|ones|people|everyone|someone|nobody|everything|nothing|something|anything|all|both|either|neither|same|first|second|last|next|price|refund|order|account|app|website|service|staff|customer|support|team|agent|email|number|problem|issue|question|answer|answers|help|thing|things|stuff|way|time|times|day|today|tomorrow|tonight|now|again|too|very|really|of|for|with|to|at|on|in|from|by|as|monday|tuesday|wednesday|thursday|friday|saturday|sunday|life|love|money|cash|your|his|her|their|its)(?!\p{L})|(?<!\p{L})(?:i|you|your|my|this|that|is|are|was|have|has|me|us|it|them)(?!\p{L})/iu;

const MAY_PAIR = />|(?<!\p{L})(?:always|only|never|nothing|yes|give me)(?!\p{L})/iu;
const shortlist = shortlistOf(FRONTED, [X, THE, TAIL, GENERIC]);

/** "Team Smith": of a name, it is a side that is taken, and whose is not kept. */
const SIDED = /(?<!\p{L})(?:team|all the way)(?!\p{L})/iu;

function plainly(object: string, polarity: Polarity): Taste | undefined {
  if (NO_THING.test(object)) return undefined;
  return { object: object.trim(), polarity, confidence: 0.8, compares: false, wish: false };
}

/** What a half sentence likes and what it does not; nothing where it is none. */
export function plainTastesIn(clause: string): Taste[] {
  if (clause.length > 120) return [];
  for (const [pattern, likedFirst] of MAY_PAIR.test(clause) ? PAIRS : []) {
    const [, first = "", second = ""] = pattern.exec(clause) ?? [];
    if (first === "") continue;
    const both = [plainly(first, likedFirst ? 1 : -1), plainly(second, likedFirst ? -1 : 1)];
    return both.filter((each) => each !== undefined);
  }
  for (const [pattern, polarity] of shortlist(clause)) {
    const object = pattern.exec(clause)?.[1];
    if (object === undefined || (SIDED.test(clause) && /\p{Lu}/u.test(object))) continue;
    const found = plainly(object, polarity);
    if (found) return [found];
  }
  return [];
}
