import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a lasting wish about answers", () => {
  it.each([
    ["Stop using emojis.", "-emojis"],
    ["Keep it short.", "+short answers"],
    ["Keep answers short, the train has no signal half of the time.", "+short answers"],
    ["I need numbered steps, otherwise the crew skips one.", "+numbered lists"],
    ["Keep your answers brief, please", "+short answers"],
    ["No bullet points please.", "-bullet lists"],
    ["Don't use jargon", "-jargon"],
    ["Be more formal.", "+formal tone"],
    ["Skip the pleasantries", "-small talk"],
    ["Skip the intro", "-introductions"],
    ["Please leave out the disclaimers.", "-disclaimers"],
    ["Just give me the answer.", "+just the answer"],
    ["just give me the code", "+code without explanation"],
    ["Explain like I'm five", "+plain language"],
    ["Step by step please", "+step by step instructions"],
    ["Give me sources.", "+sources"],
    ["Always cite your sources", "+sources"],
    ["Ask me before you change anything.", "+being asked before changes"],
    ["Use tables", "+tables"],
    ["In plain English", "+plain language"],
    ["Shorter!", "+short answers"],
    ["Too long", "+short answers?"],
    ["More detail please", "+detailed answers"],
    ["From now on use bullet points.", "+bullet lists"],
    ["Never use exclamation marks.", "-exclamation marks"],
    ["Always give examples", "+examples"],
    ["I prefer short answers.", "+short answers"],
    ["I like detailed explanations", "+detailed answers"],
    ["I don't like long answers.", "+short answers"],
    ["I want you to be more direct.", "+direct answers"],
    ["I like it when you use tables.", "+tables"],
    ["I hate it when you use emojis", "-emojis"],
    ["Could you keep it short?", "+short answers"],
    ["Can you please stop apologizing?", "-apologies"],
    ["Get to the point.", "+short answers"],
    ["Cut the fluff", "+short answers"],
    ["Go into more detail.", "+detailed answers"],
    ["Talk to me like a friend", "+casual tone"],
    ["Answer in bullet points", "+bullet lists"],
    ["Don't be so formal.", "-formal tone"],
    ["Less jargon please", "+plain language"],
    ["Fewer emojis please", "-emojis"],
    ["I'd prefer shorter answers", "+short answers"],
    ["I'd rather you used simple words", "+plain language"],
    ["Don't ask me so many questions.", "-clarifying questions"],
    ["One step at a time please", "+step by step instructions"],
    ["Write in full sentences", "+prose"],
    ["No emojis, ever.", "-emojis"],
    ["Stop flattering me", "-flattery"],
    ["Don't sugarcoat it", "+direct answers"],
    ["Too long, keep it shorter.", "+short answers"],
    ["For code, use tabs.", "+tabs for code"],
    ["I don't like tables, use lists instead", "-tables", "+lists"],
    ["TL;DR please", "+short answers"],
    ["Don't bother with disclaimers", "-disclaimers"],
    ["There's no need to apologize", "-apologies"],
    ["Don't bother explaining basics", "-explanations"],
    ["Whenever you send code, include types", "+type hints for code"],
    ["From now on, could you keep replies under three sentences?", "+short answers"],
    ["Drop the emojis, use plain text instead", "-emojis", "+plain text"],
    ["I've had enough of disclaimers", "-disclaimers"],
    ["Please explain with diagrams whenever you can", "+diagrams"],
    ["Please contact me by email, not by phone", "+contact by email"],
    ["Don't contact me by phone", "-contact by phone"],
    ["When I'm at work keep it short.", "+short answers at work"],
    ["Use bullet points for recipes", "+bullet lists for recipes"],
    ["I said short answers, not long ones.", "+short answers"],
    ["I don't want short answers any more, go into detail", "-short answers", "+detailed answers"],
    ["Write the report. From now on never use emojis.", "-emojis"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });
});

describe("a remark on the last answer", () => {
  it.each([
    ["That was way too long.", "+short answers?"],
    ["Wow, that's a wall of text", "+short answers?"],
    ["Too technical for me.", "+plain language?"],
    ["Thanks, short and clear!", "+short answers?"],
    ["Love the bullet points!", "+bullet lists?"],
    ["Thanks, the table was really helpful!", "+tables?"],
    ["That was perfect, short and to the point", "+short answers?"],
    ["Love the step by step breakdown", "+step by step instructions?"],
    ["The table was really helpful.", "+tables?"],
    ["Could you say that more simply?", "+plain language?"],
    ["That was too short.", "+detailed answers?"],
    ["Your answers are too formal", "-formal tone?"],
    ["The examples were great, thanks", "+examples?"],
    ["Way too much jargon", "+plain language?"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });
});

describe("a later word against an earlier one", () => {
  it("comes later, so that it supersedes", () => {
    expect(learned("Keep it short.", "Actually, I want detailed answers.")).toEqual([
      "+short answers",
      "+detailed answers",
    ]);
  });

  it("leaves one signal of one attribute, the latest", () => {
    expect(learned("I love olives.", "I hate olives.")).toEqual(["-olives"]);
  });
});
