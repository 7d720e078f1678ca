/** What is true of a synthetic user. Pure. */
import type { Random } from "../../claude-emulator/determinism.ts";
import { ANSWER_TRAITS } from "./traits/answers.ts";
import { HELP_TRAITS } from "./traits/help.ts";
import { PERSON_TRAITS } from "./traits/person.ts";
import type { Trait } from "./traits/trait.ts";
import type { Stance, Truth } from "./user.ts";
import { pick, pickSome } from "./wording.ts";

const TRAITS: readonly Trait[] = [...ANSWER_TRAITS, ...HELP_TRAITS, ...PERSON_TRAITS];
const BY_KEY = new Map(TRAITS.map((trait) => [trait.key, trait]));

/** Two of one row can't both be true of somebody, or one would give the other away. */
const RIVALS: readonly (readonly string[])[] = [
  ["bullets", "tables", "steps", "headings"],
  ["formal", "emoji", "humour"],
  ["short", "why", "examples"],
  ["one-at-a-time", "steps"],
  ["praise", "blunt"],
  ["pastime", "spicy"],
];

const FEWEST = 4;
const MOST = 8;
const MOST_PINNED = 2;
const FIRST_CHANGE = 0.4;
const LAST_CHANGE = 0.65;

export function findTrait(key: string): Trait {
  const trait = BY_KEY.get(key);
  if (!trait) throw new RangeError(`There is no trait ${key}.`);
  return trait;
}

/** 4 to 8 truths: one or two that change half-way, one only implicit in most, one in some never shown. */
export function drawTruths(random: Random, conversations: number): Truth[] {
  const traits = drawTraits(random);
  const truths = traits.map((trait): Truth => ({
    trait: trait.key,
    facet: trait.facet,
    pinned: trait.pinned === true,
    shown: "stated",
    stance: drawStance(trait, random),
  }));
  const implicit = truths.find(
    ({ trait, stance }) => stance === "yes" && findTrait(trait).signs !== undefined,
  );
  if (implicit && random.next() < 0.7) implicit.shown = "implicit";
  const spare = truths.findLast(({ shown }) => shown === "stated");
  if (spare && truths.length > FEWEST && random.next() < 0.5) spare.shown = "never";
  const changeable = truths.filter(({ trait, shown }) => shown === "stated" && canChange(findTrait(trait)));
  for (const truth of pickSome(changeable, random.between(1, 2), random)) {
    const conversation = Math.round(
      conversations * (FIRST_CHANGE + (LAST_CHANGE - FIRST_CHANGE) * random.next()),
    );
    truth.change = { conversation, stance: otherStance(findTrait(truth.trait), truth.stance, random) };
  }
  return truths;
}

function drawTraits(random: Random): Trait[] {
  const wanted = random.between(FEWEST, MOST);
  const chosen: Trait[] = [];
  for (const trait of pickSome(TRAITS, TRAITS.length, random)) {
    if (chosen.length === wanted) break;
    const pinned = chosen.filter((each) => each.pinned).length;
    if (trait.pinned && pinned >= MOST_PINNED) continue;
    if (chosen.some((each) => areRivals(each.key, trait.key))) continue;
    chosen.push(trait);
  }
  return chosen;
}

function areRivals(one: string, other: string): boolean {
  return RIVALS.some((row) => row.includes(one) && row.includes(other));
}

function drawStance(trait: Trait, random: Random): Stance {
  if (trait.values) return pick(trait.values, random).name;
  return trait.no && random.next() < 0.4 ? "no" : "yes";
}

function canChange(trait: Trait): boolean {
  return trait.no !== undefined || (trait.values?.length ?? 0) > 1;
}

function otherStance(trait: Trait, stance: Stance, random: Random): Stance {
  if (!trait.values) return stance === "yes" ? "no" : "yes";
  return pick(
    trait.values.filter(({ name }) => name !== stance),
    random,
  ).name;
}
