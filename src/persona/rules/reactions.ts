/** Tastes told by what a thing does to the speaker: "emails at night annoy me", "I find opera dull". */
import type { Polarity } from "../signal.ts";
import { gateOf } from "./gate.ts";
import type { Taste } from "./tastes.ts";

const SOFTLY =
  "(?:(?:really|always|just|usually|often|sometimes|totally|absolutely|simply|generally|truly|definitely|honestly|also|still|never fail to|tend to|can|kind of|kinda|a bit|actually|all|personally|rather|quite|do) ){0,3}";
const VERY =
  "(?:(?:really|very|so|rather|quite|extremely|pretty|incredibly|too|super|always|mostly|a bit|a little|kind of|totally|absolutely|just|deeply|terribly|endlessly|more|much|most|the most|way|far) ){0,3}";
const AFTER =
  "(?:,? (?:a lot|so much|the most|most|more than anything|no end|to no end|to death|to tears|rigid|stiff|silly|senseless|witless|out|every time|all the time|these days|and always (?:has|have|will)|very much|deeply|immensely|greatly|big time|too|as well|though|like (?:nothing else|crazy)))*";

const reaction = (body: string, polarity: Polarity): readonly [RegExp, Polarity] => [
  new RegExp(`^(.{3,60}?) ${SOFTLY}(?:${body})${AFTER}$`, "iu"),
  polarity,
];

const WORST = "crazy|nuts|mad|insane|bananas|up the walls?|round the bend|to despair|bonkers|to distraction";
const EFFECTS = [
  reaction(
    `annoys? me|irritates? me|grates? on me|wears? me out|winds? me up|does my head in|do my head in|gets? my goat|makes? my (?:skin crawl|stomach turn|teeth itch)|turns? my stomach|sets? my teeth on edge|gives? me the ick|sends? me to sleep|(?:makes?|make) me (?:gag|heave|shudder|queasy)|bugs? me|bothers? me|bores? me|drains? me|exhausts? me|tires? me|infuriates? me|repels? me|drives? me (?:${WORST})|gets? on my nerves|stress(?:es)? me|puts? me (?:off|to sleep)|leaves? me (?:stone |completely |absolutely |totally )?cold|makes? my eyes (?:glaze over|water)|gives? me (?:the (?:shivers|willies|heebie-jeebies|creeps)|a headache)|upsets? me|frightens? me|scares? me|wrecks? me|weary me|wearies me|is wasted on me|are wasted on me|makes? me (?:cringe|angry|mad|cranky|nervous|uncomfortable|yawn|want to scream)|gross(?:es)? me out|turns? me off|freaks? me out|creeps? me out|gives? me the creeps|(?:is|are) (?:a waste of time|pointless|boring|unbearable|unpleasant) (?:to|for) me|(?:does nothing|do nothing|doesn't do (?:it|much|anything)|don't do (?:it|much|anything)) for me|(?:doesn't|does not|don't|do not) (?:interest|excite|appeal to|suit|work for|agree with) me|(?:is|are) (?:a )?(?:pet peeves? of mine|my (?:biggest |worst )?(?:pet peeves?|nightmares?))`,
    -1,
  ),
  reaction(
    `fascinates? me|intrigues? me|relaxes? me|calms? me(?: down)?|excites? me|delights? me|inspires? me|interests? me|cheers? me up|comforts? me|energi[sz]es? me|thrills? me|appeals? to me|speaks? to me|makes? me (?:happy|smile|feel (?:alive|good|better|at home|calm|free|relaxed)|laugh)|makes? my day|brings? me (?:joy|peace|comfort|so much joy)|keeps? me (?:sane|going|calm|happy)|(?:means?|matters?) (?:a lot|so much|the world|a great deal|everything) to me|(?:is|are) ${VERY}(?:important|dear) to me|(?:is|are) a must(?:-have)? for me|(?:works?|suits?) (?:me )?best(?: for (?:me|us))?|suits? me(?: (?:best|fine|well|better))?|(?:is|are) (?:best|better|ideal|easiest|perfect) for (?:me|us)(?: than .{2,30})?|(?:is|are) (?:more )?(?:my (?:kind of thing|speed|style)|up my (?:street|alley))`,
    1,
  ),
];
/** A date that suits is an appointment; a name that annoys is a neighbour. */
const OCCASION =
  /^(?:(?:before|after|around|until|by) |(?:on |at |early |late |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!s)|tomorrow|today|tonight|(?:the |in the )?(?:morning|afternoon|evening|weekend|first|second|last|latter|former)\b|any(?: |time|thing|where)|either|\d|noon|midday|january|february|march|april|may|june|july|august|september|october|november|december)/iu;
const ONE_THING =
  /^(?:my|our|his|her|their|your|the|this|that|these|those|its|it|he|she|they|you|we|i|what|which|who|one|nothing|something|everything|if|when|and|but|or|there|as|so|no|not|all|some of|none|both|whatever|how|a|an)\b/iu;
/** One name at the head of a clause may be a person's, unless only things have such an effect. */
const ONE_NAME = /^\p{Lu}[\p{L}'-]*(?<!s|ing)$/u;
const OF_THINGS =
  /\b(?:bores?|leaves? me (?:\p{L}+ )?cold|turns? my stomach|(?:does nothing|doesn't do (?:it|much|anything)|do nothing) for me|relax(?:es)?|fascinates?|calms?|(?:is|works?|suits?) (?:me )?(?:best|better|easiest|ideal|perfect)|energi[sz]es)\b/iu;

const BORING =
  "boring|dull|tedious|annoying|irritating|distracting|confusing|exhausting|tiring|unpleasant|disgusting|gross|awful|terrible|horrible|unbearable|overrated|pointless|stressful|silly|childish|cringey?|off-putting|depressing|repulsive|overwhelming|unprofessional|useless|unhelpful|patronizing|patronising|hard to (?:read|follow|understand|watch|listen to)|difficult to (?:read|follow|understand|watch)|a waste of (?:time|money)|a bore|a chore";
const PLEASING =
  "fascinating|interesting|relaxing|calming|soothing|beautiful|exciting|fun|enjoyable|inspiring|delightful|helpful|useful|therapeutic|rewarding|satisfying|comforting|meditative|amazing|wonderful|addictive|irresistible|delicious|thrilling|peaceful|easier to (?:read|follow|understand|digest)|easy to (?:read|follow|understand)|clearer|clear";
const FINDING = (adjectives: string): RegExp =>
  new RegExp(`^(?:i|we) ${SOFTLY}find (.{3,50}?) (?:to be )?${VERY}(?:${adjectives})(?: for me)?$`, "iu");
const FOUND: readonly (readonly [RegExp, Polarity])[] = [
  [FINDING(BORING), -1],
  [FINDING(PLEASING), 1],
];

/** "The thing I like is sold out" tells of one thing; "the thing I like most is …" of a taste. */
const ABOUT_TASTE = (verbs: string): RegExp =>
  new RegExp(
    `^(?:(?:(?:what|the things?) (?:that )?(?:i|we) ${SOFTLY}(?:${verbs})(?: to do| doing)?(?: (?:the )?(?:most|best|more than anything(?: else)?|above all|especially|the least))(?: (?:in life|in my free time|on weekends|to do))?)|(?:(?:one thing|something|things) (?:that )?(?:i|we) ${SOFTLY}(?:${verbs})(?: the most| most| to do| doing)?)) (?:is|are|would be|has to be) (?:to )?(.{3,60})$`,
    "iu",
  );
const CLEFTS: readonly (readonly [RegExp, Polarity])[] = [
  [
    ABOUT_TASTE(
      "hate|dislike|detest|loathe|despise|can't stand|cannot stand|can't bear|avoid|don't like|do not like|never liked",
    ),
    -1,
  ],
  [
    /^(?:what|one thing that|the thing that|something that) (?:really |always |just )?(?:annoys|irritates|bugs|bothers|bores|infuriates) me(?: the)?(?: most)? (?:is|are) (.{3,60})$/iu,
    -1,
  ],
  [
    /^my (?:biggest |worst |main |number one |only )?(?:pet peeves?|turn-?offs?|dislikes?) (?:is|are|would be) (.{3,60})$/iu,
    -1,
  ],
  [ABOUT_TASTE("love|like|enjoy|adore|prefer|cherish|treasure|live for"), 1],
  [
    /^what (?:really |always )?(?:relaxes|fascinates|excites|interests|calms) me(?: the)?(?: most)? (?:is|are) (.{3,60})$/iu,
    1,
  ],
];

const mayReact = gateOf([
  /wear wind goat skin stomach teeth ick sleep head sends upset fright scare wreck wear annoy irritat bug bother bore drain exhaust tires infuriat repel drive nerve stress put leave make gross turn freak creep waste pointless boring unbearable unpleasant nothing doesn't don't does peeve nightmare/u,
  /isn aren fascinat intrig relax calm excit delight inspir interest cheer comfort energ thrill appeal speak brings keep mean matter important dear must works work suit best better ideal easiest perfect speed style street alley/u,
  /find what thing things something part pet turn dislike/u,
]);

/** Another statement stands before it. */
const SAID_APART = /(?<!\p{L})(?:i|i'm|i've|we|we're)(?!\p{L})/iu;

function isThing(object: string, clause: string): boolean {
  if (ONE_THING.test(object) || OCCASION.test(object) || SAID_APART.test(object)) return false;
  return !ONE_NAME.test(object) || OF_THINGS.test(clause.slice(object.length));
}

function felt(object: string, polarity: Polarity, confidence: number): Taste {
  return { object: object.trim(), polarity, confidence, compares: false, wish: false };
}

/** What a clause says its speaker likes or dislikes, the thing liked being its subject or complement. */
export function reactionIn(clause: string): Taste | undefined {
  if (!mayReact(clause)) return undefined;
  for (const [pattern, polarity] of CLEFTS) {
    const object = pattern.exec(clause)?.[1];
    if (object !== undefined) return felt(object, polarity, 0.9);
  }
  for (const [pattern, polarity] of FOUND) {
    const object = pattern.exec(clause)?.[1];
    if (object !== undefined) return felt(object, polarity, 0.8);
  }
  for (const [pattern, polarity] of EFFECTS) {
    const object = pattern.exec(clause)?.[1];
    if (object !== undefined && isThing(object, clause)) return felt(object, polarity, 0.8);
  }
  return undefined;
}
