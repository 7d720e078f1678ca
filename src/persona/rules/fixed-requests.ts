/** Requests that are known by their whole wording: "get to the point", "ask me first". */
import type { Manner } from "./manner.ts";

export const FIXED: readonly [RegExp, Manner][] = [
  [
    /^(?:don't|do not|no need to|never|stop|(?:you )?(?:don't|do not) (?:need|have) to) (?:always )?explain(?:ing)? (?:everything|it all|the code|every (?:step|line|detail)|yourself|things i know|the basics|basics|the obvious|simple things)$/iu,
    { facet: "interaction", attribute: "explanations", polarity: -1 },
  ],
  [
    /^(?:eli5|dumb (?:it|this|that|things) down(?: for me)?|use small words|in english please|speak english to me)$/iu,
    { facet: "tone", attribute: "plain language", polarity: 1 },
  ],
  [
    /^(?:(?:get|go|come|cut) (?:straight |right )?to (?:the point|the chase)|cut to the chase|get on with it|cut the (?:fluff|crap|chatter|bull|waffle)|be quick|bottom line(?: only)?|just the (?:facts|gist|basics|essentials|highlights|short version|summary)|(?:give me |just )?the gist|only the essentials|tl;?dr|short and sweet|short version|keep it to the point|don't (?:ramble|waffle|write (?:so much|essays|novels|too much)|go on(?: and on)?|drag on|overexplain|over-explain|bore me)|stop (?:rambling|waffling|writing (?:so much|essays|novels)|overexplaining|over-explaining)|(?:that's |this is |it's )?too long;? ?(?:didn't|did not) read)$/iu,
    { facet: "length", attribute: "short answers", polarity: 1 },
  ],
  [
    /^(?:(?:just |only )?(?:give|tell|show) me (?:just |only )?(?:the )?(?:final )?(?:answers?|results?|solutions?|facts)(?: only)?|(?:just|only) (?:the )?(?:answers?|results?|solutions?)|(?:the )?answers? only|just (?:answer|answer the question)|answer (?:the|my) questions? (?:directly|and nothing else))$/iu,
    { facet: "length", attribute: "just the answer", polarity: 1 },
  ],
  [
    /^(?:(?:just |only )?(?:give|show|send) me (?:just |only )?the (?:code|commands?)(?: only)?|(?:just|only) (?:the )?(?:code|commands?)|code only)$/iu,
    { facet: "format", attribute: "code without explanation", polarity: 1 },
  ],
  [
    /^(?:go (?:in ?to|into) (?:(?:more|greater|full|much more) )?(?:details?|depth|specifics)|go (?:much |a bit |a lot )?deeper|elaborate(?: more| further)?(?: on (?:things|everything|your answers?))?|give me (?:all the|more|full|the full|every) (?:details?|depth|picture|explanation|story|context)|expand (?:more|further|on things)|tell me more in detail|explain (?:more|everything|things) (?:thoroughly|fully|properly)|don't (?:leave anything out|skip (?:the )?details?|oversimplify|hold back on details?))$/iu,
    { facet: "length", attribute: "detailed answers", polarity: 1 },
  ],
  [
    /^(?:walk|take|guide|talk) me through (?:it|things|everything|the steps)(?: (?:slowly|one by one|step by step|one at a time))?$|^(?:one|1) (?:thing|step|question|instruction) at a time$|^slow down$|^take it slow(?:ly)?$|^(?:give|show|tell) me the steps$/iu,
    { facet: "interaction", attribute: "step by step instructions", polarity: 1 },
  ],
  [
    /^(?:ask|check with|consult|confirm with|double[- ]check with|run it by|warn) (?:me )?(?:first|before .{3,60}|if (?:something|anything|it|you're|you are) .{3,40}|for (?:confirmation|permission|my (?:ok|okay|approval))(?: .{3,40})?)$|^don't (?:\p{L}+ ){1,4}without (?:asking|checking|my (?:ok|okay|permission|approval))(?: .{1,30})?$/iu,
    { facet: "interaction", attribute: "being asked before changes", polarity: 1 },
  ],
  [
    /^(?:ask|asking) (?:me )?(?:questions|(?:a )?(?:clarifying|follow-up) questions?|if (?:something|anything) is unclear|for clarification|when (?:you're|you are) (?:unsure|not sure|in doubt))(?: .{1,40})?$/iu,
    { facet: "interaction", attribute: "clarifying questions", polarity: 1 },
  ],
  [
    /^(?:don't|stop|quit|no need to|never) (?:always )?(?:ask(?:ing)?(?: me)? (?:so many |too many |all these |any |follow-up |more |back )?(?:questions|if i .{2,40}|whether i .{2,40}|stuff))$/iu,
    { facet: "interaction", attribute: "clarifying questions", polarity: -1 },
  ],
  [
    /^(?:don't|stop|quit|no need to|never) (?:always |constantly )?(?:apologi[sz](?:e|ing)|say(?:ing)? (?:you're )?sorry|be(?:ing)? (?:so )?sorry)(?: .{1,20})?$/iu,
    { facet: "interaction", attribute: "apologies", polarity: -1 },
  ],
  [
    /^(?:don't|stop|quit|no need to|never) (?:always |constantly )?(?:flatter(?:ing)?|prais(?:e|ing)|compliment(?:ing)?|tell(?:ing)?|suck(?:ing)? up to)(?: me| us)?(?: (?:my|how|it's|that) .{2,40})?$/iu,
    { facet: "tone", attribute: "flattery", polarity: -1 },
  ],
  [
    /^(?:don't|stop|quit|no need to|never) (?:always |constantly )?(?:repeat(?:ing)?|restat(?:e|ing)|summari[sz](?:e|ing)) (?:yourself|things|everything|what i (?:said|wrote|asked)|my (?:questions?|words)|the questions?|back .{2,20})$/iu,
    { facet: "interaction", attribute: "repetition", polarity: -1 },
  ],
  [
    /^(?:don't|do not|never|no) (?:sugar ?-?coat(?:ing)?)(?: (?:it|things|anything|stuff|your answers?))?$|^(?:tell it|say it|give it to me) (?:like it is|straight)$|^be (?:straight|real) with me$/iu,
    { facet: "tone", attribute: "direct answers", polarity: 1 },
  ],
  [
    /^(?:don't|stop|never) (?:lectur(?:e|ing)|preach(?:ing)?|moraliz(?:e|ing)|moralis(?:e|ing)|patroniz(?:e|ing)|patronis(?:e|ing)|talk(?:ing)? down to|baby(?:ing)?)(?: to)?(?: me| at me)?$/iu,
    { facet: "tone", attribute: "condescending tone", polarity: -1 },
  ],
  [
    /^(?:cite|quote|name|give|show|list|mention|include|add|state|link) (?:me )?(?:your |the |all )?(?:sources?|references?|citations?)(?: (?:for .{3,30}|with .{3,30}))?$|^back (?:up )?(?:your claims|everything|what you say|it) (?:up )?with (?:sources|evidence|references)$|^where did you get that(?: from)?$/iu,
    { facet: "interaction", attribute: "sources", polarity: 1 },
  ],
  [
    /^(?:challenge|push back on|disagree with|question|correct) (?:me|my (?:ideas|assumptions|thinking|mistakes|grammar|english|opinions))(?: (?:when|if|whenever) .{3,40})?$/iu,
    { facet: "interaction", attribute: "being challenged and corrected", polarity: 1 },
  ],
];
