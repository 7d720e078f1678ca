/** The hours and days that suit somebody or never do: "nothing before ten", "I don't do calls on Fridays". */
import type { Polarity } from "../signal.ts";

export interface Hours {
  attribute: string;
  polarity: Polarity;
}

const CLOCK =
  "(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?(?:am|pm|a\\.m|p\\.m|o'clock))?|(?:half (?:past )?)?(?:five|six|seven|eight|nine|ten|eleven|twelve|four|three|two|one)(?: (?:am|pm|o'clock|in the (?:morning|evening|afternoon)|at night))?|noon|midday|midnight|lunch|lunchtime|breakfast|dark|sunrise|sunset)";
const DAYS =
  "(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays|mornings|evenings|afternoons|nights|early mornings|late evenings|monday mornings|monday evenings|friday (?:afternoons|evenings|mornings|nights)|saturday (?:mornings|nights)|sunday (?:mornings|evenings|nights)|school holidays|bank holidays)";
const THINGS =
  "(?:anything|nothing|things|times|slots?|calls?|phone calls|meetings?|appointments?|trains?|flights?|bookings?|deliveries|visits?|emails?|messages|texts|reminders|notifications|classes|lessons|sessions|interviews|demos?|work|errands)";
const AFTER =
  "(?:,? (?:please|pls|thanks|ever|for me|for us|with me|if you can(?: help it)?|if possible|always|as a rule|then|so .{2,60}|because .{2,60}|if you .{2,30}|under any circumstances))*";

const BEFORE = [
  new RegExp(
    `^(?:(?:please|ever|just|so) )?(?:(?:don't|do not|never|stop) (?:ever )?(?:offer|book|give|suggest|send|schedule|put|show|call|ring|phone|text|message|email|wake|arrange|plan|set)(?:ing)? ?(?:me|us|it)?(?: up)?(?: on| in| for)? ?(?:${THINGS} )?|(?:nothing|never|not|no ${THINGS}|none|not ever) )(before|after|earlier than|later than|past|until|till) (${CLOCK})${AFTER}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) (?:never|don't|do not|can't|won't|hardly ever|rarely) (?:(?:do|take|have|accept|schedule|answer|make|like|want|work|function|start|get up|get going|leave the house|eat|pick up|train|drive|see anyone|talk) ?(?:${THINGS} ?)?)(before|after|past) (${CLOCK})${AFTER}$`,
    "iu",
  ),
];
const ON_DAYS = new RegExp(
  `^(?:i|we) (?:never|don't|do not|can't|won't) (?:do|take|have|accept|schedule|answer|shop|work|hold|book|make|cook|drive|travel|fly|train|teach) ?((?:${THINGS})?) ?(?:on|at|in|during) (?:the )?(${DAYS})${AFTER}$`,
  "iu",
);
const DAYS_ARE = new RegExp(
  `^(${DAYS}) (?:is|are) (?:(?:always|just|usually|really|simply|all|strictly|never) ){0,2}(sacred|out|off limits|family time|family days?|for (?:family|the family|my family|the kids|myself)|no good|off|bad|hopeless|impossible|a no-go|a no|ideal|perfect|best|great|good|easiest|free|fine)(?: for (?:me|us))?(?:,? .{0,60})?$`,
  "iu",
);
const EARLY = new RegExp(
  `^(?:i'm|i am|we're|i|we) (?:(?:always|usually|normally|already|generally) ){0,2}(?:up|awake|out of bed|get up|rise|wake up|wake|at my desk|start work|start my day|start|on my feet)(?: and (?:about|running|at it))? (?:at|by|before|around|from) (?:the crack of dawn|dawn|sunrise|first light|(?:half (?:past )?)?(?:four|five|six|4|5|6)(?:[:.]\\d\\d)?(?: ?(?:am|a\\.m|o'clock|in the morning))?)(?:,? (?:every|each|most|all|daily|seven days|on weekdays|anyway|so|myself|as a rule) ?.*)?$`,
  "iu",
);
/** Weekdays are names; mornings are not. */
function dayNamed(day: string): string {
  return day
    .toLowerCase()
    .replace(
      /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day/gu,
      (name) => name.charAt(0).toUpperCase() + name.slice(1),
    );
}

/** Hours are told by a word of time. */
const MAY_TELL =
  /(?<!\p{L})(?:before|after|than|past|until|till|\p{L}+days|weekends|weekdays|mornings|evenings|afternoons|nights|holidays|up|awake|bed|rise|wake|desk|start|feet)(?!\p{L})/iu;

export function hoursIn(clause: string): Hours | undefined {
  if (!MAY_TELL.test(clause)) return undefined;
  for (const pattern of BEFORE) {
    const [, side = "", clock = ""] = pattern.exec(clause) ?? [];
    if (clock === "") continue;
    const bound = /^(?:before|earlier|until|till)/iu.test(side) ? "before" : "after";
    return { attribute: `times ${bound} ${clock.toLowerCase()}`, polarity: -1 };
  }
  const [, things = "", days = ""] = ON_DAYS.exec(clause) ?? [];
  if (days !== "")
    return {
      attribute: `${/^(?:anything|nothing|things|)$/iu.test(things) ? "plans" : things.toLowerCase()} on ${dayNamed(days)}`,
      polarity: -1,
    };
  const [, day = "", how = ""] = DAYS_ARE.exec(clause) ?? [];
  if (day !== "")
    return {
      attribute: `plans on ${dayNamed(day)}`,
      polarity: /^(?:ideal|perfect|best|great|good|easiest|free|fine)$/iu.test(how) ? 1 : -1,
    };
  if (EARLY.test(clause)) return { attribute: "early mornings", polarity: 1 };
  return undefined;
}
