/** Turns of phrase for a manner that no list of phrases can hold: "put the main thing in the first line". */
import type { MannerWord } from "./manner-lexicon.ts";

const turn = (
  kind: MannerWord["kind"],
  facet: MannerWord["facet"],
  attribute: string,
  words: string,
  more: Partial<MannerWord> = {},
): [RegExp, MannerWord] => [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu"),
  { facet, attribute, kind, loose: false, ...more },
];

const LAYPERSON =
  "(?:child|kid|toddler|grandm\\p{L}+|gran|granny|nan|mum|mother|grandad|neighbou?r|(?:five|ten|six|seven|twelve)[ -]year[ -]old|beginner|layman|novice|layperson|schoolchild|alien)";
const PERMISSION =
  "(?:ok|okay|permission|approval|consent|go[ -]ahead|say[ -]so|confirmation|blessing|green light|yes)";
const EXPERT =
  "(?:doctor|lawyer|professional|expert|specialist|solicitor|accountant|adviser|advisor|therapist|gp|vet|pharmacist)";

export const MANNER_TURNS: readonly [RegExp, MannerWord][] = [
  turn(
    "thing",
    "interaction",
    "the answer first",
    "(?:answers?|conclusions?|points?|results?|verdict|bottom line|solution|outcome|upshot|headline|takeaway|yes or no|(?:most )?(?:important|essential|crucial) \\p{L}+|(?:main|key|actual) (?:thing|point|bit|part|fact|message|info|news)) (?:(?:comes?|goes|go|come|should be|right|is|be|straight|always|in|up|at|put) ){0,3}(?:first|front|upfront|on top|top|at the top|the top|at the start|at the beginning|the first (?:line|sentence)|straight away|right away|before (?:anything|everything|the rest|you explain))",
  ),
  turn(
    "thing",
    "interaction",
    "one question at a time",
    "(?:one|a single|just one|only one) questions? (?:at a time|per \\p{L}+|each time|then|and then|in each)|questions? (?:one (?:by|after) \\p{L}+|one at a time)|(?:one|a single) per (?:message|reply|turn)",
  ),
  turn(
    "thing",
    "interaction",
    "step by step instructions",
    "(?:one|a single|only one|just one) (?:step|thing|instruction|task|point|bit|item|action) (?:at a time|per \\p{L}+|each time|and then|then wait|, then)|(?:the )?next step (?:only )?(?:after|once|when) (?:i|i've)",
  ),
  turn(
    "act",
    "interaction",
    "clarifying questions",
    "ask(?: me)?(?: again| twice| first| back)? (?:twice|(?:rather|instead) (?:than|of)|when(?:ever)? (?:you|something|anything|it|in doubt)|if (?:you|something|anything|it|in doubt|there))|check what i (?:mean|meant|want)|ask what i (?:mean|meant|want)",
  ),
  turn(
    "act",
    "interaction",
    "being asked before changes",
    `(?:(?!nothing|never|don't|not|no)\\p{L}+ ){1,4}(?:without|before) (?:asking|checking(?: with me)?|telling me|consulting me|running it (?:by|past) me|my ${PERMISSION}|i(?:'ve| have)? (?:said|say|agreed?|confirm(?:ed)?|approved?|ok'?d))`,
    { lack: true },
  ),
  turn(
    "act",
    "interaction",
    "being asked before changes",
    `(?:get|wait for|ask for|seek|await|obtain) my ${PERMISSION}|(?:check|confirm|clear it|run (?:it|things|everything)) (?:with|by|past) me (?:first|before)`,
  ),
  turn(
    "act",
    "interaction",
    "saying when unsure",
    "(?:say|admit|tell me|be (?:upfront|open|honest)|own up|let me know|flag)(?: [\\p{L}']+){0,5} (?:don't know|do not know|not sure|aren't sure|unsure|no idea|guessing|uncertain|not certain|can't answer)",
  ),
  turn(
    "act",
    "interaction",
    "disclaimers",
    `(?:tell(?:ing)?|advis(?:e|ing)|send(?:ing)?|urg(?:e|ing)|remind(?:ing)?|refer(?:ring)?) me (?:off )?(?:to )?(?:to )?(?:see|consult|ask|talk to|speak to|contact|call|get|an?|my) (?:an? |my |the )?(?:qualified |medical |legal |financial )?${EXPERT}|(?:say(?:ing)?|tell(?:ing)?|remind(?:ing)?|mention(?:ing)?)(?: [\\p{L}']+){0,4} (?:you're|you are) (?:not |only |just )?an? (?:ai|bot|machine|language model|computer|robot|program|assistant|${EXPERT})`,
  ),
  turn(
    "act",
    "interaction",
    "sources",
    "(?:tell me|say|show me|mention|note|state|add)(?: [\\p{L}']+){0,3} (?:where|which|what)(?: [\\p{L}']+){0,5} (?:from|got (?:it|that|this)|found (?:it|that|this)|based on|source)",
  ),
  turn(
    "act",
    "interaction",
    "repeating the question",
    "(?:repeat|tell|read|quot|say|play|parrot|echo|summari[sz]|rephras|paraphras|restat|repeat)(?:e|ing|s|ting)?(?: [\\p{L}']+){0,3} (?:what i(?:'ve|'ve just| have)? ?(?:just |already |only )?(?:say|said|told|tell|wrote|asked?|typed)|my (?:questions?|messages?|words|own words)(?: back)?|back (?:to|at) me)",
  ),
  turn(
    "act",
    "interaction",
    "one clear recommendation",
    "(?:pick|choose|decide|recommend|tell me|give me|name|say|suggest)(?: [\\p{L}']+){0,2} (?:your (?:top )?(?:pick|choice|favou?rite|recommendation|verdict)|the (?:single )?best (?:one|option|choice)|one (?:for me|option|winner)|what you(?:'d| would) (?:pick|choose|do|take|recommend|go for)|which (?:one )?(?:is best|you(?:'d| would) (?:pick|choose|take|recommend)))",
  ),
  turn(
    "act",
    "interaction",
    "small talk",
    "(?:ask|asking|chat|chatting|talk|talking|enquire|inquire)(?: me)? (?:about|how) (?:my|i|the|i'm|things) ?(?:day|weekend|weather|family|mood|holiday|i'm doing|am|are|doing)",
  ),
  turn(
    "act",
    "tone",
    "plain language",
    `(?:the way|as|like|how) (?:you|you'd|one) (?:would |'d )?(?:explain|talk|speak|say|tell|put)?(?: it)? ?to (?:an?|your|my|the) (?:\\p{L}+ )?${LAYPERSON}|(?:words|terms|language) (?:that )?(?:my|an?|any) (?:\\p{L}+ )?${LAYPERSON} (?:would|could|can) \\p{L}+|(?:so|that) (?:even )?(?:my|an?) (?:\\p{L}+ )?${LAYPERSON} (?:would|could|can) (?:get|understand|follow)`,
  ),
  turn(
    "act",
    "tone",
    "casual tone",
    "like (?:you|you'd|you would) (?:would |do )?(?:chat|talk|speak|write)?(?: to| with)? (?:an?|your) (?:\\p{L}+ )?(?:friend|mate|pal|neighbou?r|colleague)|(?:like|as if|as though|pretend|imagine) (?:we|we're|we were|you're|you are|i'm|i am)(?: are| were)? (?:\\p{L}+ ){0,2}(?:friends?|mates?|pals?|buddies|schoolfriends|neighbours)|(?:talk|write|speak|chat|answer)(?:ing)?(?: (?:to|with) me)?(?: more)? (?:like|as) (?:an? )?(?:\\p{L}+ )?(?:person|human|human being|friend|mate|pal|neighbour|neighbor|normal person)",
  ),
  turn(
    "act",
    "tone",
    "blunt honesty",
    "(?:tell me|say (?:so|it's|it is)?|be honest)(?: [\\p{L}']+){0,4} (?:if|when)(?: [\\p{L}']+){0,5} (?:rubbish|bad|crap|nonsense|terrible|awful|no good|stupid|a bad idea|doesn't work|won't work)|say (?:it's|it is) (?:rubbish|bad|nonsense|terrible|awful)",
  ),
  turn(
    "act",
    "tone",
    "flattery",
    "(?:hear(?:ing)?|tell(?:ing)? me|be told|being told|told|say(?:ing)?) (?:how|what a) (?:\\p{L}+ )?(?:smart|clever|great|brilliant|good|wonderful|excellent|amazing|intelligent) (?:\\p{L}+ )?(?:i|my|it|that)",
  ),
  turn(
    "act",
    "interaction",
    "proactive tips",
    "(?:tell|warn|alert|let) me(?: know)? (?:if|when) (?:there's|there is|you (?:spot|see|notice|find|know)|something)(?: [\\p{L}']+){0,4} (?:better|cheaper|easier|quicker|faster|smarter|missed|overlooked|forgotten|didn't think of)|point (?:it|things|that|anything) out (?:without|before|even if|unasked)",
    { loose: true },
  ),
  turn(
    "thing",
    "interaction",
    "downsides and risks",
    "(?:what|anything that|everything that) (?:could|can|might) go wrong|the (?:bad|dark|negative|other) side(?: of (?:things|it))?|pros and cons",
    { loose: true },
  ),
];
