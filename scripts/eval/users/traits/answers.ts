/** How answers should look, how long they should be, and how they should sound. */
import type { Trait } from "./trait.ts";

export const ANSWER_TRAITS: readonly Trait[] = [
  {
    key: "bullets",
    facet: "format",
    yes: [
      "{Bullets|Bullet points} {suit me far better|work much better for me} than {paragraphs|blocks of text}",
      "{when you explain things to me|whenever there's more than one point}, {break it into|chop it up into} bullets {please|, would you}",
      "I {take things in|absorb stuff} {way quicker|so much faster} when it's {bulleted|in bullets}",
      "{My eyes glaze over at|I just can't read} long paragraphs, {give me|so I need} bullet points",
      "{I'm a big fan of|I really appreciate} bulleted answers, {they're quick to scan|I read most of this on a phone}",
    ],
    no: [
      "{Bullet points|Those bullets} {feel like a slide deck to me|read like a slide deck}, {I'd rather have plain paragraphs|ordinary prose is nicer}",
      "{Could you drop|Please lose} the bullets {from now on|in future}? {Prose|Normal sentences} {reads|read} better to me",
      "I {find bullet lists choppy|never liked bullet lists}, {write it out in full sentences|I want flowing text}",
      "{I can't stand|Honestly I dislike} bulleted answers, {they chop up the logic|they all look the same}",
    ],
    signs: [
      "can you {redo|resend} that as bullets?",
      "{hm,|ok but} could I get those {three things|points} as bullets?",
    ],
    cues: ["bullet", "bulleted", "dot points"],
    contrary: ["prose", "paragraphs", "flowing", "full sentences"],
  },
  {
    key: "tables",
    facet: "format",
    yes: [
      "{Numbers|Figures} {make sense to me|only sink in} in a table, {always|so please} {lay them out that way|use one}",
      "I {love|adore} a good table {when there's anything to compare|for comparing plans}",
      "{whenever you compare stuff|for comparisons}, {a table please|put it in a table for me}",
      "{I'd like|It'd help me to get} comparisons as tables {as a rule|every time}",
    ],
    no: [
      "{Tables|Your tables} {break|fall apart} on my {phone|screen reader}, {skip them for me|please avoid them}",
      "I {hate|don't want} tables in {chat|a chat window}, {they wrap horribly|they're unreadable here}",
      "{no more tables please|please stop sending me tables}, {I can't read them in this widget|the columns never line up}",
    ],
    cues: ["table", "tables", "tabular"],
  },
  {
    key: "steps",
    facet: "format",
    yes: [
      "{Number the steps for me|I need numbered steps}, {otherwise I lose my place|I tick them off as I go}",
      "I {follow|cope with} instructions best {when they're numbered|as numbered steps}",
      "{for anything with clicking involved|for how-tos}, {numbered steps|a numbered sequence} {please|is what I want}",
      "{I always want|I'm happiest with} step-by-step instructions with numbers",
    ],
    signs: ["{which step was that?|sorry, what's step two?} could you number them?"],
    cues: ["numbered", "steps", "step-by-step", "step"],
  },
  {
    key: "headings",
    facet: "format",
    yes: [
      "{Headings|Section headings} help me {find my way around|jump about}, {use them in anything longer|keep them coming}",
      "I {like|want} {longer replies|long answers} split up with headings",
    ],
    no: [
      "{I don't need|Skip the} headings {in a chat reply|for me}, {it's a chat and not a manual|they look pompous}",
      "{Headings in a chat message annoy me|I dislike headings in chat}",
    ],
    cues: ["heading", "headings", "headers"],
  },
  {
    key: "emoji",
    facet: "tone",
    yes: [
      "{I like|I enjoy} {a few emoji|some emojis} {in replies|in your messages}, {feels friendlier|it warms things up}",
      "{emojis welcome|feel free to use emojis with me}, {my whole team talks like that|I use them all day}",
    ],
    no: [
      "{No emojis for me please|Leave the emojis out}, {I forward these to clients|it looks unprofessional on our side}",
      "{Those little smileys|The emojis} {get on my nerves|are not for me}, {please stop using emojis|I'd rather you used none}",
      "I {really dislike|can't take} emojis in {business messages|work chats}",
    ],
    signs: ["{great|perfect} 🎉🎉", "{ha|lol} 😂 {ok thanks|got it} 🙏"],
    cues: ["emoji", "emojis", "emoticons", "smileys"],
  },
  {
    key: "short",
    facet: "length",
    yes: [
      "{Keep it short with me|Short answers please}, {I'm usually between meetings|I read these standing up}",
      "I {like|want} {brief|short} {answers|replies}, {two or three lines is plenty|I don't have long}",
      "{the shorter the better|brevity is everything} for me, {I skim|honestly}",
      "{I've got no patience for|I can't deal with} long {answers|replies}",
      "{just the essentials|be concise} {whenever you answer me|in everything you send me}, {please|thanks}",
    ],
    no: [
      "{I'd like|Give me} {detailed|thorough} answers, {I'd rather read too much than miss something|I want the full picture}",
      "{don't be so brief|your answers are too clipped for me}, I {want|prefer} {the long version|detailed explanations}",
      "I {appreciate|love} {in-depth|really detailed} {explanations|answers}, {take all the space you need|length is no problem}",
    ],
    signs: [
      "{too long|that's a lot to read}, {what's the gist?|can you boil it down?}",
      "tl;dr {please|?}",
      "{shorter please|can you say that in one line?}",
    ],
    cues: ["short", "brief", "concise", "brevity", "shorter", "essentials"],
    contrary: ["long", "detailed", "thorough", "in-depth", "detail", "longer", "lengthy"],
  },
  {
    key: "summary-first",
    facet: "length",
    yes: [
      "{Start with|Lead with} the {conclusion|bottom line} {and explain afterwards|, details after}, that's how I {read|work}",
      "I {want|like} the {answer|bottom line} {up front|first}, {then the reasoning|the why can come later}",
      "{put|give me} a one-line summary {at the top|first} {every time|always}",
    ],
    cues: ["summary", "bottom line", "up front", "conclusion", "answer first", "one-line"],
  },
  {
    key: "formal",
    facet: "tone",
    yes: [
      "{I'd appreciate|Please keep} a formal tone, {our auditors read these|I'm old school}",
      "{please address me formally|formal language, please}, {we keep these on file|it's how we do things here}",
    ],
    no: [
      "{You can be casual with me|Drop the formalities}, {I'm not your lawyer|we're all friends here}",
      "{no need to be so stiff|the stiff corporate voice puts me off}, I {like|prefer} a relaxed{, chatty|} tone",
      "{talk to me like a mate would|keep it casual}, {all that formal stuff is tiring|formality wears me out}",
    ],
    cues: ["formal", "formality", "formalities"],
    contrary: ["casual", "relaxed", "chatty", "informal"],
  },
  {
    key: "humour",
    facet: "tone",
    yes: [
      "{A bit of humour|The odd joke} {goes a long way with me|makes my day}, {don't hold back|keep it coming}",
      "I {enjoy|like} a {joke|dry joke} {now and then|here and there} in an answer",
    ],
    no: [
      "{Please skip the jokes|No jokes please}, {I just want this sorted|I'm not in it for the comedy}",
      "{I don't care for|I'm not fond of} {jokes|humour} in support replies",
    ],
    cues: ["humour", "humor", "jokes", "joke", "wit"],
  },
  {
    key: "praise",
    facet: "tone",
    no: [
      "{Stop telling me it's a great question|You needn't praise my questions}, {flattery makes me suspicious|I don't like flattery}",
      "{skip the compliments|cut the flattery} and {get to it|get to the point}",
      "{I dislike being buttered up|I can't bear flattery}, {plain talk is fine|facts will do}",
    ],
    yes: [
      "{A kind word|Some encouragement} {keeps me going|helps me a lot}, {I'm not good at this|I get frustrated with software}",
      "I {like|appreciate} {a little encouragement|encouraging replies} when I {get something right|manage something}",
    ],
    cues: [
      "praise",
      "encouragement",
      "encouraging",
      "compliments",
      "flattery",
      "kind word",
      "friendly",
      "warm",
    ],
  },
  {
    key: "blunt",
    facet: "tone",
    yes: [
      "{Be blunt with me|Don't sugarcoat things}, {if I did it wrong just say so|I can take it}",
      "I {value|want} {straight|blunt} answers, {even if it's bad news|no cushioning}",
      "{I'd rather be told flat out|just be direct with me}, {hedging drives me mad|I hate waffle}",
    ],
    cues: ["blunt", "direct", "straight", "candid", "frank", "honesty", "sugarcoat"],
  },
];
