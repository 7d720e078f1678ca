import { describe, expect, it } from "vitest";
import { isWorthExtracting } from "../../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../../src/persona/extraction/own-turns.ts";
import { extractByRules } from "../../../src/persona/rules/extract.ts";

function passes(...turns: string[]): boolean {
  return isWorthExtracting(ownTurns(turns), extractByRules(turns));
}

/** Without the rules' help. */
function passesAlone(...turns: string[]): boolean {
  return isWorthExtracting(ownTurns(turns), []);
}

describe("the gate of the extraction call", () => {
  it.each([
    "I've been getting into film photography.",
    "I'm a structural engineer, so you can skip the basics.",
    "I tend to read on the train.",
    "My favourite composer is Ravel.",
    "I can't stand horror films.",
    "We drive everywhere, but I cycle every weekend.",
    "I used to row at college.",
    "I'm learning Finnish.",
    "I love my allotment.",
    "I have two cats.",
  ])("opens for somebody who speaks of themselves: %s", (turn) => {
    expect(passesAlone(turn)).toBe(true);
  });

  it.each([
    "From now on leave the greetings out.",
    "Please keep your answers short.",
    "That was way too long.",
    "Could you use bullet points?",
    "You keep apologising.",
    "Explain it in plain English.",
    "That's not my name.",
    "Thanks for the concise answer!",
  ])("opens for somebody who speaks of the answers: %s", (turn) => {
    expect(passesAlone(turn)).toBe(true);
  });

  it.each([
    "Walls of capitals? Not on my watch: lower case is all I can take in.",
    "Feel free to be rude with me.",
    "Whenever you quote a price, krona is what I count in.",
    "Lose the smileys.",
    "No more riddles, please.",
    "You sound like a press release.",
    "Headings get me through a long page. Is the office open?",
    "Our school is tiny. Which plan fits?",
    "I look after six allotments.",
    "Charts bore me.",
    "Short and sweet suits me. Where do I sign?",
    "I've been an usher for nine years.",
    "Not Ms, plain Robin.",
    "My spoken Dutch is shaky.",
    "Puns? Banned at this bench.",
    "Bassoonist, orchestra pit, weeknights only.",
    "Liquorice and nothing else.",
  ])("opens for what holds beyond the conversation, however it is put: %s", (turn) => {
    expect(passesAlone(turn)).toBe(true);
  });

  it.each([
    "My boss loves reports of forty pages.",
    "My sister swears by index cards.",
    "The new temp asked for a table of all invoices.",
    "Book it for me, please.",
    "That works for me.",
    "Sounds good to me!",
    "I did that, and now the page is blank.",
    "I was charged twice for one transfer.",
    "Don't see it anywhere yet.",
    "Still loading after ten minutes.",
    "The dog is asleep on my keyboard.",
    "No, nothing else for now.",
    "Leaving from Ghent on the 9th.",
    "That's all I needed.",
  ])("stays shut for what others like, and for what was done or is to be done: %s", (turn) => {
    expect(passes(turn)).toBe(false);
  });

  it.each([
    "Where is my parcel?",
    "My card was declined at the till, why?",
    "I'd like a table for two at seven.",
    "I need to change my flight to Friday.",
    "I like that one. Book it, please.",
    "I want the cheaper one.",
    "Can you find me a plumber?",
    "Why is it taking so long?",
    "I prefer the morning flight.",
    "I can't remember my password.",
    "Thanks, that's all.",
    "Hello!",
    "ok",
    "",
  ])("stays shut for an errand: %s", (turn) => {
    expect(passes(turn)).toBe(false);
  });

  it("stays shut for a whole booking", () => {
    expect(
      passes(
        "I need a hotel in Leeds.",
        "For three nights from the 4th, please.",
        "That one is fine. What is their phone number?",
        "No, thank you, that is all.",
      ),
    ).toBe(false);
  });

  it("opens where the rules found something explicit", () => {
    const [signal] = extractByRules(["Call me Sam."]);
    expect(signal?.explicit).toBe(true);
    expect(isWorthExtracting([], signal ? [signal] : [])).toBe(true);
  });

  it("opens for several sentences about oneself that hold no cue", () => {
    expect(
      passesAlone("The climb exhausted me completely that day. We've camped by a lake since then."),
    ).toBe(true);
  });

  it.each([
    "Ich hätte gern kurze Antworten ohne Floskeln.",
    "请用简短的中文回答我。",
    "Napenda kusafiri na kupika chakula",
  ])("lets through what it cannot read: %s", (turn) => {
    expect(passesAlone(turn)).toBe(true);
  });

  it.each(["Hola", "你好", "Guten Tag"])("knows a greeting by its size: %s", (turn) => {
    expect(passesAlone(turn)).toBe(false);
  });

  it("reads no quotation and no paste", () => {
    expect(passesAlone('He said "I love short answers and I am a pilot".')).toBe(false);
  });

  it("is linear in what it reads", () => {
    for (const unit of [
      "I ",
      "i really ",
      "every day ",
      "my dog ",
      "please in the ",
      "be a bit ",
      "for me ",
      "my old ",
      "no more, ",
    ]) {
      const turns = [{ turn: 0, sentences: [unit.repeat(20_000)] }];
      const start = performance.now();
      isWorthExtracting(turns, []);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
