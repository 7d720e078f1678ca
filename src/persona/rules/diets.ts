/** How somebody eats, as a plain preference; why they do is nobody's business and is not kept. */
import type { Polarity } from "../signal.ts";

const DIETS =
  "vegan|vegetarian|veggie|pescatarian|pescetarian|flexitarian|plant[- ]based|teetotal|lacto-vegetarian|fruitarian|dairy[- ]free|gluten[- ]free|sugar[- ]free|meat[- ]free|alcohol[- ]free|caffeine[- ]free|low[- ]carb|keto|raw food|carnivore|omnivore|paleo";
const EATS = new RegExp(
  `^(?:i'm|i am|i've been|i have been|we're|we are|we've been|we have been|i eat|we eat|i cook|we cook|i keep|my diet is|our household is|i went|i've gone|i've turned) (?:(?:also|mostly|strictly|fully|an?|completely|entirely|now|still|both|mainly|all|always|totally|100%|proudly|pure|long-time|pretty much|mostly|basically|trying to stay|a strict|lifelong) ){0,3}(${DIETS})(?: (?:diet|food|eater|person|household|family|at home))?(?:,? (?:btw|by|hence|no|if|when|or|plus|who|of course|obviously|i|and|for|since|now|these|so|and|by|too|as|at|myself|here|not|but|all|because|though|please|meaning|which|most|except) ?.*|, .*)?$`,
  "iu",
);

/** What is not drunk or smoked has no name where all of it is meant. */
const ABSTAINS =
  /^(?:i|we) (?:don't|do not|never|no longer) (?:really |ever |even )?(drink|smoke)(?: (?:at all|any ?more|ever|these days|myself))*(?:,? (?:so|and|but|please|either|thanks)(?!\p{L}).*|, .*)?$/iu;

/** "Vegan food", or what it does without: what is eaten, and no trait of a person. */
export function dietIn(clause: string): { attribute: string; polarity: Polarity } | undefined {
  const diet = EATS.exec(clause)?.[1]?.toLowerCase().replaceAll("-", " ");
  const abstained = ABSTAINS.exec(clause)?.[1]?.toLowerCase();
  if (abstained !== undefined)
    return { attribute: abstained === "drink" ? "alcohol" : "smoking", polarity: -1 };
  if (diet === undefined) return undefined;
  if (diet === "teetotal") return { attribute: "alcohol", polarity: -1 };
  if (diet.endsWith(" free")) return { attribute: diet.slice(0, -" free".length), polarity: -1 };
  const kind = { veggie: "vegetarian", "raw food": "raw", "low carb": "low-carb" }[diet] ?? diet;
  return { attribute: `${kind} food`, polarity: 1 };
}
