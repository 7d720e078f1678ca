/** What makes a remark about a manner a standing wish of this user about answers, and what forbids it. */
import { remembering } from "../remembering.ts";

const ANSWER_NOUN =
  "(?:answers?|repl(?:y|ies)|responses?|messages?|explanations?|tone|voice|style|wording|texts?|writing|manner|language|chats?|conversations?|instructions|suggestions)";

/** Words that bound a wish to no single answer, once it is known to be about answers. */
const WITHOUT_END =
  /(?<!\p{L})(?:always|never|ever|forever|for good|any ?more|everywhere|wherever|normally|usually|only|once in a while|more often|now and (?:then|again)|at (?:the )?most|max|tops)(?!\p{L})/iu;
/** Words that speak of answers to come by themselves. */
const LASTING = new RegExp(
  `(?<![\\p{L}])(?:(?:every|each)(?: single)? time|everytime|evry time|each and every time|in principle|any time|all the time|at all times|from (?:now|here|today) on(?:wards)?|from here on out|from this point|going forward|in (?:the )?future|for (?:the )?future|next time|as a (?:general )?(?:rule|thing|matter of course)|in general|generally|by default|whenever|when there(?:'s| is| are)|(?:your|my|our) (?:\\p{L}+ )?(?:answers|replies|messages|responses|explanations|chats|conversations)|(?:every|each|any|all|all of) (?:single )?(?:of )?(?:your |our |my )?${ANSWER_NOUN}|(?:every|each) (?:other )?(?:line|sentence|one)|when(?:ever)? (?:you|i) (?:write|answer|reply|explain|talk|speak|describe|tell|give|suggest|recommend|say|list|ask|show|mention|send|look|help|quote|respond)|at the (?:end|start|top|bottom|beginning) of (?:each|every|your|all|our)|told you|asked you|said (?:so )?before|like i said|as standard|until (?:i say|further)|keep (?:'?em|them|it) coming|in (?:our|my|your|these) ${ANSWER_NOUN})(?![\\p{L}])`,
  "iu",
);
const ADDRESSED = new RegExp(
  `(?<![\\p{L}])(?:(?:(?<!explain |sent |said |it )to|with|at|on|from) me(?! (?:why|the|a|an|some|what|how|when|where|who)\\b)|me with|spare me|(?:your|my) (?:\\p{L}+ ){0,2}${ANSWER_NOUN}|(?:when|if|how|that|way|like it when|before|after) you (?:\\p{L}+ly |just |also )?(?:write|answer|reply|talk|speak|explain|say|word|put|give|send|use|throw|show|cite|describe|word|ask|tell|list|respond|quote)|you (?:keep|always|constantly|sound|ramble|come across|are too|use|write|talk|speak)|(?:rather|prefer|love|hate|trust)(?: it)?(?: (?:if|when|that|for))? you(?! (?:had|have|offer|sell|carry|stock|guys|all|could|would|can|to))|makes? you (?:look|sound|seem)|(?:so|but|and),? (?:don't hold back|feel free|go for it|go ahead|bring it on)|(?:read|get|have|see|need|like|want|give me) (?:\\p{L}+ )?(?:answers|replies)|(?:while|when|in|by|on|before) (?:replying|answering|responding|explaining|writing back|talking to me|writing to me)|(?:be|being|get|i'm) (?:answered|spoken to|talked to|addressed|lectured|told)|(?:everything|anything|whatever|all|what|things) you (?:tell|say|write|send|give|show|claim|suggest|ask|explain)|(?:from|by|with|to) (?:you|a (?:machine|bot|computer|chatbot|robot|program|assistant|ai))|(?:our|this|these) (?:chats?|conversations?)|bots?|chatbots?|assistants?|robots?)(?![\\p{L}])`,
  "iu",
);
const FOR_ME = /(?<!\p{L})(?:for|on) me(?!\p{L})/iu;
/** What an order of this errand points at. */
const POINTS =
  /(?<!\p{L})(?:this|that|these|those|below|above|attached|following|the (?:two|three|four|five|document|table above|text))(?!\p{L})/iu;
/** A reason that will hold tomorrow as well. */
const REASON =
  /(?<!\p{L})(?:that's (?:just )?(?:how|what|the way) i|thats (?:just )?(?:how|what|the way) i|so (?:that )?i can \p{L}+ (?:it|them|through)|(?:,| or) (?:i|it|they|you|that) [^,]{1,40} otherwise$|otherwise (?:i|it|they)|or (?:else )?i(?:'ll| will)? (?:lose|miss|skip|forget|get|won't)|i (?:lose|skim|scan|don't like being|hate being|like being|like to be)|my (?:brain|mind|head|eyes|memory|concentration|attention span) \p{L}+|i'm (?:slow|forgetful|visual|easily|not (?:good|great|fast|patient)|no good|bad|hopeless|terrible) )/iu;
const OF_SELF = /(?<!\p{L})(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|im|ive)(?!\p{L})/iu;

/** What a sentence says of answers to come. */
export interface Anchor {
  /** Of all of them: "from now on", "every time you explain something". */
  lasting: boolean;
  /** Without end, of whatever it is: "always", "never". */
  endless: boolean;
  /** Of the assistant's manner with this user: "with me", "your answers". */
  addressed: boolean;
  /** Of its speaker. */
  self: boolean;
}

/** Each clause of a sentence asks, and each attitude in it. */
const SENTENCES_KEPT = 4;

export const anchorOf = remembering(SENTENCES_KEPT, (sentence): Anchor => ({
  lasting: LASTING.test(sentence),
  endless: WITHOUT_END.test(sentence),
  addressed:
    ADDRESSED.test(sentence) || REASON.test(sentence) || (FOR_ME.test(sentence) && !POINTS.test(sentence)),
  self: isOfSelf(sentence),
}));

/** For this once, or of other days. */
const PASSING =
  /(?<!\p{L})(?:(?:just|only) (?:for )?(?:this|the) (?:once|one|time)|this (?:one )?time|this once|(?:just|only) (?:today|tonight|now)|(?:in|for) this (?:answer|reply|message|one|case|email|text)(?: only| alone)?|for (?:today|tonight|now|once)|today only|tonight only|on this occasion|until (?:tomorrow|tonight)|used to|years ago|back then|back in the day|in the past|in those days|once upon|when i was|last (?:year|month)|no longer matters|would you rather|for my (?:son|daughter|kid|boss|mum|mom|dad|wife|husband|client|team|students?|class|mother|father|sister|brother|friend|colleague)s?)(?!\p{L})/iu;
/** Somebody else's wish. */
const OTHERS =
  /(?<!\p{L})(?:he|she|him|her|his|(?<!(?:is|are|'s) )(?:my|our|the|an?|some|your|of) (?:\p{L}+ )?(?:boss|manager|wife|husband|partner|mum|mom|mother|dad|father|gran|grandma|granny|son|daughter|kids?|children|sister|brother|friend|mate's|neighbou?r|colleague|team|customers?|users?|readers?|reviewers?|recruiters?|professor|teacher|students?|guests?|visitors?|landlord|doctor|therapist|supervisor|editor|trainee|agents?|competitors?|intern|secretary|niece|nephew|aunt|auntie|uncle|cousin|flatmate|roommate|girlfriend|boyfriend|ex|audience|staff|board|committee|lawyer|tenants?|volunteers?|physiotherapist|physio|nurse|dentist|plumber|mechanic|receptionist|consultant|waiter|instructor|tutor|coach|previous agent|daughter's)|(?:the|our|a) clients?|clients|people|everyone|everybody|(?:somebody|someone)(?! else)|anyone|anybody|nobody(?! (?:needs|wants|asked (?:for|you))(?!\p{L}))|kids|grandma|grandad|folks|recruiters|americans|germans|brits|the french)(?!\p{L})/iu;
/** A text or a thing that is being made, whose manner is spoken of. */
const WORKPIECE =
  /(?<![\p{L}-])(?:poster|newsletter|thesis|slides?|deck|presentation|memo|cv|r[eé]sum[eé]|brochure|leaflet|flyer|hand-?outs?|homework|invites?|invitations?|toast|speech|eulogy|tweet|captions?|blog|advert|ads?|headlines?|web ?sites?|sites?|web ?page|landing page|pdf|spreadsheets?|contracts?|invoices?|poem|songs?|banner|product description|exam|assignment|chapters?|album|photos|editor|slack|excel|outlook|whatsapp|plugins?|settings?|dashboard|newspaper|essay has|the essay|an essay|my essay|bio|readme|wiki|template|obituary|vows|checkout|hotline|hold music|wardrobe|kitchen|restaurant|wedding|(?<!(?:isn't|not|like|than|no|aren't) )(?:the|an?|my|our|this|his|her|your|for|each|cover|birthday|welcome|customer|job) (?:[\p{L}]+ ){0,2}(?:book|menu|form|card|sign|report|app|statement|story|letter|quote|label|script|document|game|scene|agenda|post|article|profile|manual|proposal|review|forum|survey|party|dinner|lunch|movie|film|email|e-mail)s?)(?!\p{L})/iu;

/** "My students wanted praise": told of others, whatever else it says. */
const WISHED_BY_OTHERS =
  /^(?:my|our|the|his|her|some) (?:\p{L}+ ){1,2}(?:always |never |really )?(?:want|wants|wanted|like|likes|liked|love|loves|loved|hate|hates|hated|prefer|prefers|preferred|ask|asks|asked|demanded|expected) /iu;

export const isOfSelf = (text: string): boolean => OF_SELF.test(text);
export const isWishedByOthers = (sentence: string): boolean =>
  WISHED_BY_OTHERS.test(sentence) && !/(?<!\p{L})you(?:r|rs)?(?!\p{L})/iu.test(sentence);
export const isPassing = (sentence: string): boolean => PASSING.test(sentence);
export const isOfOthers = (clause: string): boolean => OTHERS.test(clause);
export const isOfWorkpiece = (sentence: string): boolean => WORKPIECE.test(sentence);
