import { describe, expect, it } from "vitest";
import { extractByRules } from "../../../src/persona/rules/extract.ts";
import { learned } from "./learned.ts";

describe("an attitude to a manner of answering, in whatever words", () => {
  it.each([
    ["Great big paragraphs intimidate me.", "-long answers"],
    ["Those little star symbols around words are driving me nuts.", "-markdown"],
    ["Slang makes my toes curl.", "-slang"],
    ["Too many choices freeze me.", "-several options"],
    ["Your tables never line up on my phone.", "-tables"],
    ["All this formality makes me uncomfortable.", "-formal tone"],
    ["Bullet points are easier on my eyes than a solid block.", "+bullet lists"],
    ["A quiet, steady tone helps me when I panic.", "+calm tone"],
    ["A bit more empathy in your replies would go a long way.", "+emotional support"],
  ])("has an effect on the user: %s", (sentence, expected) => {
    expect(learned(sentence)).toEqual([expected]);
  });

  it.each([
    ["I'm not big on bullets, they chop up the thought.", "-bullet lists"],
    ["I resent being spoken to like an idiot.", "-condescending tone"],
    ["I find paragraphs easier to follow than lists.", "+prose"],
    ["I quite enjoy a bit of small talk before we start.", "+small talk"],
    ["I respond best to a calm tone.", "+calm tone"],
    ["I'm a why person, so always include the why.", "+visible reasoning"],
    ["I take in figures best in a table.", "+tables"],
    ["What helps me most is a worked example.", "+examples"],
    ["Big fan of dry wit in your replies.", "+humour"],
    ["My pet peeve is jargon.", "-jargon"],
  ])("is felt: %s", (sentence, expected) => {
    expect(learned(sentence)).toContain(expected);
  });

  it.each([
    ["Could we do without the smiley faces?", "-emojis"],
    ["Tone the cheerfulness down a notch with me.", "-enthusiasm"],
    ["I came for help, not for a lecture.", "-lectures and warnings"],
    ["Don't dumb things down for me.", "+technical depth"],
    ["Don't sweeten it up for me.", "-sugarcoating"],
    ["Always include the page number when you quote from a manual to me.", "+sources"],
    ["By all means use emojis with me.", "+emojis"],
    ["Is it possible to get the steps numbered in future?", "+numbered steps"],
    ["Never do anything on my account before I've said yes.", "+being asked before changes"],
    ["I don't want you to just agree with me.", "+being challenged and corrected"],
    ["Put the most important thing in the first line, always.", "+the answer first"],
    ["keep ur msgs tiny plz", "+short answers"],
  ])("is a standing order: %s", (sentence, expected) => {
    expect(learned(sentence)).toContain(expected);
  });

  it.each([
    ["The short version, always.", "+short answers"],
    ["The important words in bold, please, I skim.", "+bold text"],
    ["One paragraph per answer, that's my rule.", "+short answers"],
    ["By default, cap your answers at 50 words for me.", "+short answers"],
  ])("stands by itself: %s", (sentence, expected) => {
    expect(learned(sentence)).toContain(expected);
  });

  it.each([
    ["Straight answers.", ["+direct answers"]],
    ["Plain text, my terminal shows nothing else.", ["+plain text"]],
    ["Result only.", ["+just the answer"]],
    ["Short answer, the fuse blew.", []],
    ["Emojis!", []],
    ["Semicolons: none, please.", ["-semicolons"]],
    ["Waffle less.", ["-waffle and padding"]],
    ["Preambles not needed.", ["-preambles"]],
  ])("is ordered by a bare name where nobody would complain by it: %s", (sentence, expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    ["Please leave a blank line between the points when you answer me.", "+white space"],
    ["Could I get fuller replies from you?", "+detailed answers"],
    ["Don't hide behind 'it depends' with me.", "-hedging"],
    ["Code goes in fenced blocks, always.", "+code blocks"],
    ["Your answers are a bit thin.", "+detailed answers"],
    ["You're welcome to be cheeky with me.", "+humour"],
    ["Don't get folksy on me.", "-casual tone"],
    ["Stop sounding like a brochure.", "-corporate buzzwords"],
    ["Being quizzed makes me nervous.", "-clarifying questions"],
    ["Number the steps, so that I can tell my colleague where we are stuck.", "+numbered steps"],
    ["My kids love jokes, but as for me, I can't stand puns in your answers.", "-humour"],
  ])("is meant by its words together: %s", (sentence, expected) => {
    expect(learned(sentence)).toContain(expected);
  });

  it.each([
    ["You keep finishing my sentences for me.", ["-finishing my sentences"]],
    ["Would you mind not telling me what day it is?", ["-telling me what day"]],
    ["Nobody asked you to rate my spelling.", []],
    ["You keep saying my parcel is lost, why?", []],
  ])("is told of what the assistant keeps doing in talk: %s", (sentence, expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "My students wanted praise after every line they wrote.",
    "In this answer only, leave out the sources.",
    "I need the last four digits of the card.",
    "I want to change my last name on the account.",
    "I like dry wine with cold cuts.",
    "Can I get an estimate for the roof?",
    "I swear I posted it on Monday.",
    "The nurse explained everything step by step and I did like that.",
    "Please trim the hedge on Friday.",
    "Give me the second option, please.",
  ])("is no wish about answers: %s", (sentence) => {
    expect(
      learned(sentence).filter((each) =>
        /answers|tone|hedging|sources|step|digits|guess|word|compliment|option/u.test(each),
      ),
    ).toEqual([]);
  });

  it("is handed on to what is joined", () => {
    expect(learned("I can't stand jokes or emojis in your answers.")).toEqual(["-humour", "-emojis"]);
    expect(learned("bullets yes, emojis no")).toEqual(["+bullet lists", "-emojis"]);
  });

  it("keeps to where it holds", () => {
    expect(learned("For code, I can't stand clever abbreviations.")).toEqual(["-abbreviations for code"]);
    expect(learned("Lose the jargon in legal letters.")).toEqual(["-jargon in legal letters"]);
  });

  it("is told of what a pronoun points back to", () => {
    expect(learned("So much slang in one message! Leave it out when you write to me.")).toContain("-slang");
    expect(learned("Emojis make you look unprofessional, leave them off please")).toEqual(["-emojis"]);
  });

  it("holds under a condition that may well come true", () => {
    expect(learned("If it's something I have to do, number the steps so I can tick them off.")).toEqual([
      "+numbered steps",
    ]);
    expect(learned("If I hated small talk, would you stop it?")).toEqual([]);
  });

  it("is only implied by a complaint about the last answer", () => {
    expect(learned("You ask too many questions before you do anything.")).toEqual(["-clarifying questions?"]);
  });
});

describe("no standing attitude", () => {
  it.each([
    "My boss hates bullet points, so what should the deck look like?",
    "I used to love long explanations, not any more.",
    "Just this once, skip the explanation.",
    "For the newsletter: no emojis and lots of bold.",
    "Can you give me three options for a hotel in Porto?",
    "Tell me why my card was declined.",
    "Show me pictures of the blue sofa.",
    "The pictures on your site don't load on my phone.",
    "Are emojis unprofessional?",
    "Please remind me about the rent on Friday.",
    "The instructions in the box were way too short.",
    "The waiter was very formal with us.",
    "Users complain that the steps confuse them.",
    "Is it rude to leave out the greeting in an email?",
    "Drop the second bullet on slide three.",
    "Can I get a sample of the fabric?",
    "No warning was shown before the payment went through.",
    "What does 'tl;dr' mean?",
    "Please check the calculation on my invoice.",
    "She talks to me like I'm five.",
    "There were too many questions in your survey.",
    "Let me know if there's anything else you need from me.",
    "This time give me the short version.",
    "No problem, take your time.",
    "Can you repeat my order number back to me?",
    "Long story short, the parcel never came.",
    "Tell me more about the loan.",
    "I need honest advice on which phone to buy.",
    "I need to talk to you about my options.",
    "I love your pictures of the cottage.",
    "Please tell me the risks of the operation.",
    "Give me a hint for seven across.",
    "The steps to the attic are too steep for me.",
    "Every time I call, I have to repeat my question.",
    "I never got an apology from the driver.",
    "Use a blunt knife for the butter.",
    "Do you have any tips that can help me with my career?",
  ])("in: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });

  it("in a taste", () => {
    expect(learned("I like jokes and puzzles.")).toEqual(["+jokes", "+puzzles"]);
  });
});

describe("a manner for a reason of a special category", () => {
  it.each([
    ["I'm dyslexic, so spare me the emojis.", "emojis", "so spare me the emojis."],
    ["I have low vision, so please skip the tables.", "tables", "so please skip the tables."],
  ])("is kept without it: %s", (sentence, attribute, statement) => {
    expect(extractByRules([sentence])).toMatchObject([{ attribute, polarity: -1, statement }]);
  });

  it.each([
    "My epilepsy needs short answers.",
    "I have diabetes, so only sugar-free recipes for me.",
    "I'm pregnant, so I never eat sushi.",
  ])("is lost with it where they are one, and so is every taste: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
