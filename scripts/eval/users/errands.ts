/** What people come for, which says nothing of them: errands in a made-up booking and invoicing app, and its answers. */
import type { Random } from "../../claude-emulator/determinism.ts";
import { pick, word } from "./wording.ts";

const ERRANDS: readonly string[] = [
  "{export|download} {last quarter's|the March|this year's} invoices",
  "merge {two|a pair of} duplicate {customers|contacts}",
  "{refund|cancel} {booking|order} {n}",
  "change the {card|bank account} on {file|the subscription}",
  "add {a|another} {colleague|team member} to the account",
  "print {packing slips|address labels} for order {n}",
  "set up {automatic|weekly} {reminders|payment reminders}",
  "import contacts from {a CSV|my old system}",
  "move {appointment|booking} {n} to {next Tuesday|Friday}",
  "apply a discount code to order {n}",
  "connect the {calendar|card reader}",
  "{reset|change} the {password|two-factor code} for our second login",
  "hide {sold-out|archived} {products|services} from the shop page",
  "send {a quote|an estimate} for job {n}",
  "split invoice {n} into {two|three} payments",
  "change the {logo|footer} on {our invoices|the receipts}",
  "see who opened {the newsletter|quote {n}}",
  "block {the week after Easter|two afternoons} in the {diary|calendar}",
  "turn off the {waiting list|online booking} for a {day|week}",
  "find the payment for invoice {n}",
  "restore a {deleted|lost} {customer|product}",
  "set {opening hours|closing times} for {a bank holiday|Saturday}",
  "put a deposit on {bookings|large orders}",
  "track parcel {n}",
  "upload photos for {a product|item {n}}",
  "close {the month|last month's books}",
];

const OPENINGS: readonly string[] = [
  "how do I {e}?",
  "I'm trying to {e} and {can't find the button|it's greyed out|nothing happens}",
  "{is it possible|am I able} to {e}?",
  "{need|trying} to {e} {before noon|today}, where do I {start|look}?",
  "{what's the right way|what's the trick} to {e}?",
  "{could you help me|help needed to} {e}",
  "{yesterday|on Monday} I tried to {e} and got error {n}",
  "{where|under which menu} can I {e}?",
];

const FOLLOW_UPS: readonly string[] = [
  "{ok|right}, I {did that|clicked it}, {now it says|and now I see} '{pending|awaiting sync|code {n}}'",
  "{and|what} if the customer {already paid|is in another branch|has two addresses}?",
  "{does|will} that {also change|touch} the {old ones|archived ones|copies}?",
  "{where do I see|how can I tell} {whether it worked|that it went through}?",
  "{it's|still} spinning after {n} seconds",
  "{can my colleague|can someone else} {do|see} that {too|as well}?",
  "{I see three|there are two} {entries|lines} called {n}, which {one|of them}?",
  "{do I have to|must I} {log out|save} {first|before that}?",
  "{how long|until when} does it {usually take|stay like that}?",
  "{and afterwards|then} {e}, {same place|from the same screen}?",
  "{the screen|my page} {went blank|jumped back} at {n}",
];

const CLOSINGS: readonly string[] = [
  "{great|perfect}, {that did it|sorted}, {thanks|cheers}",
  "{thanks|thank you}, {all good now|that's it for today}",
  "{ah|oh} {I see it|there it is} now, {ta|thanks}",
  "{brilliant|lovely}, {bye|until next time}",
  "{ok|alright}, I'll {try|check} {that|it} {tonight|later}",
];

/** Of others, of the day, of nothing: not one of these is a preference of who says it. */
const CHATTER: readonly string[] = [
  "{it's|been} {raining|pouring} {here|since Sunday} {again|and the gutters are full}",
  "my {boss|manager} {wants|loves} {forty-page|huge} reports {for everything|with charts}, {poor her|don't ask}",
  "the {printer|coffee machine} {died|broke} {this morning|again}",
  "{a client|one customer} {only talks|insists on talking} in {emojis|capital letters}, {imagine|true story}",
  "my {sister|brother|neighbour} {swears by|lives on} {spreadsheets|bullet journals|podcasts}",
  "{we had|there were} {n} {people|customers} in on {Saturday|Thursday}, {madness|a record}",
  "the {dog|cat} {is asleep on|just walked across} {my keyboard|the invoices}",
  "{some article|a friend} said {everybody wants|people like} {video answers|long emails} {these days|now}",
  "{the train|my bus} was {late|cancelled} {again|so I'm in late}",
  "my {colleague|accountant} {prefers|likes} {everything on paper|phone calls}, {she's|he's} {like that|old-fashioned}",
  "{last week|the other day} the {new intern|temp} asked for {a table of everything|a summary of the whole year}",
  "{half the street|our building} {has no|lost} {internet|power} {today|since nine}",
];

const REPLY_OPENINGS: readonly string[] = [
  "{Happy to help with that|Sure}.",
  "{You can|It's possible to} {e} from the {left-hand menu|settings page}.",
  "{Thanks for the details|Got it}.",
  "{That's|This is} {a common one|easily done}.",
  "{Let's look at|Let me explain} how to {e}.",
];

const REPLY_BODIES: readonly string[] = [
  "Open {Sales|Bookings|Settings} and choose {the entry|the line} you {need|mean}; the {button|option} is in the {top right|side panel}.",
  "If it is {greyed out|missing}, your role {may not include it|lacks that right}: an owner can {grant|change} it under Team.",
  "The change {applies|takes effect} {at once|within a few minutes} and {shows|appears} in the {activity log|history}.",
  "{Older|Archived} records {stay|remain} as they are, so nothing {before today|already sent} is {altered|touched}.",
  "{Afterwards|Then} press Save, and {wait for|look for} the green {tick|bar} at the {bottom|top} of the page.",
  "A {copy|confirmation} goes to the address {on file|of the account}, usually {within a minute|straight away}.",
  "Should you see {a code|an error}, {note|write down} its number and {try again|reload} after {a minute|five minutes}.",
  "{Colleagues|Others} with the {same|Manager} role can {do|see} it {too|as well}.",
  "It can be {reversed|undone} for {thirty|fourteen} days from the {same screen|activity log}.",
  "{On a phone|In the mobile app} the same {menu|setting} is behind the {three dots|gear}.",
];

const REPLY_CLOSINGS: readonly string[] = [
  "{Let me know|Tell me} {how it goes|if it doesn't show up}.",
  "{Anything else|Is there more} I can {do|look up}?",
  "",
];

/** What one visit is about, and how it goes. */
export interface Errand {
  opening: string;
  followUp(): string;
  closing(): string;
  reply(): string;
}

export function createErrand(random: Random): Errand {
  const number = (): string => String(random.between(1000, 99_999));
  const fill = (wording: string, errand = ""): string =>
    word(wording.replaceAll("{e}", errand).replaceAll("{n}", number()), random);
  const errand = fill(pick(ERRANDS, random));
  return {
    opening: fill(pick(OPENINGS, random), errand),
    followUp: () => fill(pick(FOLLOW_UPS, random), fill(pick(ERRANDS, random))),
    closing: () => fill(pick(CLOSINGS, random)),
    reply: () =>
      [
        fill(pick(REPLY_OPENINGS, random), errand),
        ...Array.from({ length: random.between(2, 4) }, () => fill(pick(REPLY_BODIES, random))),
        fill(pick(REPLY_CLOSINGS, random)),
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
  };
}

export function chatter(random: Random): string {
  return word(pick(CHATTER, random).replaceAll("{n}", String(random.between(20, 400))), random);
}
