/** What people say before a manner that they want or want gone: "spare me the …", "I can't stand …". */
import { ADVERBS, GIVING, I, MODIFIERS, before } from "./attitude-wording.ts";

/** "Don't skimp on …": a refusal refused. */
export const WANTS_NO_LACK = before(
  "(?:no|nothing|never|not) (?:\\p{L}+ ){0,3}without|(?:don't|do not|dont|never|no need to|you (?:don't|needn't) (?:have to |need to )?)(?: ever| be)? ?(?:skimp on|hold back (?:on|with)|spare(?: me)?|be stingy with|shy away from|be (?:shy|afraid|scared) (?:of|to|with|about)|afraid (?:of|to)|hesitate to|forget(?: to| about)?|leave out|leave off|skip(?: over)?|omit|cut|drop|hide|lose|be sparing with|go easy on|scrimp on|miss out)",
);

/** "Lose the …", "no more …", "rather than …". */
export const ORDERS_AWAY = before(
  "nothing|drop|lose|ditch|skip(?: past| over)?|scrap|axe|bin the|can the|kill|nix|omit|remove|avoid|stop|quit|cease|end|leave (?:out|off|away|aside)|leave|cut (?:out|down on|back on|back|down)|cut|lay off(?: with| on)?|(?:go )?(?:easy|light|easier|lighter) (?:on|with)|easy (?:on|with)|ease (?:up|off) (?:on|with)|hold (?:back )?(?:on|off on)|hold|tone down|dial (?:down|back)|turn down|get rid of|do away with|knock off|knock it off with|no more(?: of)?|(?:had |quite |more than |that's )?enough (?:of|with)|enough|spare (?:me|us)(?: from)?|save (?:me|us|yourself)|save|no need (?:for|to)|no point (?:in|to)|no use|never(?: ever)?|don't(?: ever| you dare)?|do not(?: ever)?|dont|not|no|nothing with|without|less|fewer|minus|zero|free of|stay away from|steer clear of|refrain from|keep away from|stay off|forget(?: about)?|minimi[sz]e|reduce|limit|rein in|trim|strip (?:out|away)|take out|rather than|instead of|over|don't need|needn't|you (?:don't|do not) (?:have|need) to|you needn't|you can (?:stop|skip|drop|lose|keep|save)|could do without|can do without|do without|put an end to|retire|bury|banish|one more|you and your|and your|give (?:it |me )?a (?:rest|break) (?:with|from)|give me a break from|shelve|chuck|banish|ban|quit it with|stop it with|stop with|pack in|cool it (?:with|on)|keep .{1,14} free of|not everything (?:has to|needs to|must) be|you don't need",
);

export const DISLIKES = before(
  `(?:my (?:biggest |main )?(?:pet (?:peeve|hate)|bugbear)|what (?:i (?:hate|can't stand|don't (?:like|need|want)|dislike)|annoys me|bothers me|irritates me|bugs me)|the last thing i (?:need|want))(?: most)? (?:is|are)|don't get me started on|(?:${I} |(?<=^))${ADVERBS}(?:hate|loathe|detest|despise|dislike|dread|resent|avoid|(?:can't|cannot|can not|cant|couldn't|could never) ${ADVERBS}(?:stand|bear|abide|stomach|tolerate|take|deal with|cope with|handle|do|read|follow|use|make (?:any )?sense of|get on with|get along with|see the point (?:of|in)|be doing with|be bothered with|be having|live with|put up with|warm to|get used to|process|parse)|(?:don't|do not|dont|didn't|no longer|never) ${ADVERBS}(?:like|want|need|care (?:much )?for|get on (?:well )?with|get along (?:well )?with|get|do|enjoy|see the (?:point|use|need) (?:of|in|for)|have (?:any |the |much )?(?:time|patience|use|need|energy|head|stomach) for|respond well to|respond to|read|go (?:in )?for|appreciate|trust|believe in|understand|asked for|ask for|look at|learn (?:much )?(?:from|with)|do well with|fancy)|not ${ADVERBS}(?:a |an |much of a |one |the )?(?:big |great |huge )?(?:fan of|into|fond of|keen on|big on|for|after|here for|interested in|impressed by|moved by|comfortable with|good with|happy with)|(?:could|can|'d|would) ${ADVERBS}(?:do|live|well do|happily live|happily do) without|(?:have|got|have got) (?:no|zero|little|absolutely no) (?:use|time|patience|need|interest|stomach|appetite|love|taste) (?:for|in)|(?:sick|tired|weary|sick and tired|fed up|bored|allergic|averse|had it|had enough|had my fill|done|so done|through|over it|not okay) (?:up to here )?(?:of|to|with)|had it (?:up to here )?with|struggle (?:with|to (?:read|follow))|have (?:a hard time|trouble|difficulty|a problem) with|(?:get|feel) (?:lost|bored|annoyed|confused|stressed|distracted|anxious|overwhelmed|irritated|dizzy|talked down to|patronised) (?:in|by|with|from)|skip(?: over| past)?|ignore|tune out(?: at)?|zone out (?:at|with|during)|switch off (?:at|with)|refuse to read|(?:'d )?rather not (?:have|see|get|read)|would rather not (?:have|see|get|read)|won't read|cringe (?:at|when)|roll my eyes at|lose (?:patience|interest|track|focus|the thread) (?:with|in)|glaze over at|find no use in|find (?:it )?(?:\\p{L}+ )?(?:creepy|annoying|weird|irritating|confusing|distracting|patronising|patronizing|off-?putting|tiring|rude|unnerving|stressful|hard|odd|silly|cringe|cringey|unhelpful|exhausting|insincere|condescending|childish|insulting|grating|overwhelming) (?:when|if|that|how) you)`,
);

export const LIKES = before(
  `(?:my (?:strong |clear )?preference|what (?:i (?:like|want|need|prefer|love)))(?: most| best)? (?:is|are|would be)|(?:${I} |(?<=^)(?:would |'d )?)${ADVERBS}(?:love|like|enjoy|adore|prefer|favou?r|want|need|appreciate|expect|value|welcome|cherish|treasure|live for|thrive on|insist on|(?:all for|fond of|partial to|happy with|happiest (?:with|looking at|reading)|happier with|best (?:off )?with|better (?:off )?with|good with|fine with|okay with|ok with|cool with|comfortable with|a (?:big |huge )?fan of|(?:big|huge|great) fan of|a (?:real )?sucker for|big on|into|keen on|after|looking for|here for|one for|lost without|much happier with|more of an?)|(?:sooner|rather|much rather|like|love|prefer|appreciate|welcome|be glad of|be grateful for|go for|settle for|be happy with)(?: have| get| see| read| be given| be told| you (?:used|gave me|had|kept to|were|sent|stuck to|put|wrote|kept it|be|are))?|can (?:take|handle|live with|deal with|do with)|could (?:do with|use)|don't mind|do not mind|wouldn't mind|never mind|(?:can't|cannot|couldn't) (?:get enough of|do without|live without|follow (?:anything|things|you) without|learn (?:anything )?without|understand (?:anything )?without)|nothing without|find (?:it )?(?:\\p{L}+ )?(?:helpful|useful|easier|nice|reassuring|comforting|handy|clearer|easiest|best|more helpful) (?:when|if|that|how) (?:you|there))(?: (?:it )?(?:when|if|that) (?:you're|you are|you get|you sound|you|things|it|there)(?: ${ADVERBS}(?:use|are|is|comes? (?:in|as|with)|give me|put|add|throw in|keep it|has|have))?)?`,
);

/** What the user gets on with: said of no pastime. */
export const THRIVES = before(
  `(?:what|the thing that) (?:helps|works)(?: (?:for )?me)?(?: most| best)? (?:is|are|would be)|${I} ${ADVERBS}(?:take (?:\\p{L}+ )?in (?:\\p{L}+ )?(?:best|better|most easily)(?: in| with| from)?|(?:can )?only (?:cope with|handle|deal with|follow|take in|manage)|think (?:best )?in|learn (?:best |better |most |a lot |more )?(?:from|by|with|through)|read (?:best|better|faster) (?:in|with)|read|work (?:best|better|well) (?:with|from)|function (?:best|better) with|do (?:best|better|well|fine|great) with|get on (?:best|better|well|fine|great) with|respond (?:best|better|well) to|get (?:more|a lot|most|the most) (?:out of|from)|understand (?:best|better|more|things better|things best|nothing without|it better) ?(?:with|through|from)?|remember (?:best|better|things better) with|(?:happiest|best|better) (?:off )?(?:with|looking at|reading)|lost without|nothing without)`,
);

/** What the assistant is told or begged to do. */
export const ORDERS_FOR = before(
  "(?:go )?(?:heavy|heavier) on|use|using|give me|gimme|give us|give|put|show me|show|send me|send|write|include|add|throw in|chuck in|slip in|work in|sprinkle in|sprinkle|stick to|stick with|stay with|go for|go with|go|keep to|keep|prefer|pack in|make (?:it|them)|make sure (?:there's|there is|there are|to|you)|bring on|bring back|hit me with|feel free to|be free to|do|offer|offer me|present|lay .{2,20} out|format .{2,20}|(?:split|break|structure|organi[sz]e|divide|separate|mark|group) .{2,30}|answer|reply|respond|write to me|speak|talk|talk to me|speak to me|write|explain .{2,20}|explain|tell me|tell it|be|stay|sound|more|lots of|plenty of|nothing but|only|just|always|all i (?:want|need|ask for|'m after) is|what i (?:want|need|like|prefer) is|let's have|let's keep|any chance of|is it possible to|would it be possible to|is there any way to|how about|(?:it'd|it would) be (?:great|nice|good|lovely|helpful|better) (?:to|if you|if i could)|i'd be (?:grateful|glad|happy|thankful|obliged|pleased) (?:if you|for|to)|could i (?:have|get)|can i (?:have|get)|could (?:my|your) answers have|would you mind|please|could you|can you|would you|will you|you (?:can|may|could|should|must|might)|i want you to|i'd like you to|i need you to|i expect you to|i'd love you to|i ask you to|i'd appreciate it if you|i would appreciate it if you|it helps (?:me )?(?:a lot )?(?:if|when) you|it's better if you|i'd rather you|remember to|end with|start with|finish with|begin with|open with|close with|back to|switch to|default to|address me|treat me|from you i want",
);

/** "Three emojis again", "exclamation marks everywhere": a complaint about the last answers. */
export const COMPLAINS_BEFORE = new RegExp(
  `(?:^|[ ,])(?:so many|(?<=^)many|too many|too much|so much|(?:that's|that is|there's|this is|these are) (?:\\p{L}+ ){0,4}?(?:the (?:second|third|fourth|fifth|nth|umpteenth|\\d+th)|another|yet another|enough|again|more|too many|too much)|again with(?: the| all the)?|yet another|(?:what's|why|what is) with (?:all )?(?:the|these|those)|what's the deal with|what is it with (?:you and )?(?:all )?(?:the|these|those)?|what's up with|why (?:all )?(?:the|these|those|so many|so much)|(?:always|constantly|forever|endlessly) (?:the|these|those|with the)|the constant|all (?:these|those)|enough|not (?:again|another)|stop it with|every (?:single )?(?:reply|answer|message|one|response|chat|conversation) (?:starts|begins|ends|opens|finishes|closes|comes|is (?:full|stuffed|packed)) (?:with|of|in)(?: you)?|your answers are (?:full of|all)|(?:you|you're|you are|you've) (?:always |constantly |forever |still |again |just |really |keep on |keep |sound |being |come across as |come across |so |too |very |a bit |rather |throwing |using |full of |doing |like ){1,5}) ?${GIVING}${MODIFIERS}$`,
  "iu",
);

/** "You ramble", "you hedge a lot": the doing complained of. */
export const COMPLAINS_OF_ACT =
  /(?:^|[,;] |(?:and|but|because|that|since|as) |(?:every time|whenever|when|each time) i (?:\p{L}+ ){1,3})(?:you|you're|you are)(?: (?:try to|try and|always|constantly|forever|keep|keep on|still|do|just|really|tend to|like to|love to|sometimes|often|too often|all|again|already|now|need to stop|have to stop|really must stop|could stop|can stop|never stop|went and|being)){0,3} (?:\p{L}+ing )?$/iu;

/** "Tone the cheerfulness down": a refusal in two parts. */
export const PARTED_BEFORE = new RegExp(
  `(?:^|[ ,])(?:tone|dial|turn|leave|cut|keep|take|strip|edit|knock|bring|throw) ${MODIFIERS}$`,
  "iu",
);

export const PARTED_BEHIND =
  /^(?: \p{L}+){0,2} (?:down|out|off|away|back|aside|to a minimum|to yourself|for (?:some|any)(?:body|one) else|for others)(?!\p{L})/iu;

/** "I came for help, not for …": what the user does not come for. */
export const NOT_HERE_FOR = new RegExp(
  `(?:^|[ ,])(?:(?:not|never) (?:here|looking|asking|after|in the mood|come here|come) ?(?:for)?|not for|(?:didn't|did not|don't|do not) (?:come (?:here |to you )?|ask |sign up |write )for|rather .{3,60} than|better .{3,60} than|sooner .{3,60} than) ${GIVING}${MODIFIERS}$`,
  "iu",
);

/** "There's no need to …" is an order whatever its subject. */
const NO_NEED = /(?<!\p{L})no (?:need|point|reason|use|call|cause)(?!\p{L})/iu;

/** Whoever does what follows is not the assistant, so that no order can be meant. */
const SUBJECT =
  /^(?:and |but |so |because |that |since )?(?:i|i'm|i've|i'll|im|they|they're|he|he's|she|she's|it|it's|there|there's|that|that's|this|who|what|my \p{L}+|the \p{L}+|these|those \p{L}+|people)(?![\p{L}'])/iu;

const OF_YOU =
  /(?:want|like|need|rather|expect|love|ask|asked|told|prefer|appreciate|better|nice|great|helps?|if|when|you|answers|replies) (?:\p{L}+ ){0,3}?(?:you|it)(?!\p{L})|[,:]/iu;

/** Whether an order may stand in a clause that begins so. */
export const mayOrder = (start: string): boolean =>
  !SUBJECT.test(start) || OF_YOU.test(start) || NO_NEED.test(start);
