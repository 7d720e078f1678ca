import { describe, expect, it } from "vitest";
import { extractByRules } from "../../../src/persona/rules/extract.ts";
import { learned } from "./learned.ts";

describe("a standing yes or no", () => {
  it.each([
    ["Shellfish is out for me.", "-Shellfish"],
    ["Oat milk only for me, please.", "+Oat milk"],
    ["Upper bunk, every time.", "+Upper bunk"],
    ["I've gone off cricket completely.", "-cricket"],
    ["I can't stomach liver.", "-liver"],
    ["The darker the chocolate, the better.", "+dark chocolate"],
    ["The spicier the better with me.", "+spicy"],
    ["Liquorice tastes like tar to me.", "-Liquorice"],
    ["No raw fish in anything you suggest for me.", "-raw fish"],
    ["Gardening tips are always welcome.", "+Gardening tips"],
    ["I could live on dumplings.", "+dumplings"],
    ["I'd rather starve than eat tripe.", "-tripe"],
    ["My idea of heaven is a slow train.", "+slow train"],
    ["Trams over taxis, always.", "+Trams over taxis"],
    ["Beetroot? Not for me.", "-beetroot"],
    ["I've been vegan for six years.", "+vegan food"],
    ["I'm dairy-free these days.", "-dairy"],
    ["Nothing before ten, please.", "-times before ten"],
    ["I never take calls after six.", "-times after six"],
    ["I'm up at five every day.", "+early mornings"],
    ["I don't take meetings on Wednesdays.", "-meetings on Wednesdays"],
    ["Not a morning person at all.", "-morning"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "No onions on the burger please.",
    "Window seat please.",
    "Only two tickets, please.",
    "The spicier the better, he says.",
    "The sooner the better.",
    "Coffee? No thanks.",
    "Pizza? Yes please, the large one.",
    "I'm up at six tomorrow.",
    "Nothing before noon works today.",
    "My flight is before 9.",
    "I've given up on this app.",
    "I've given up trying to log in.",
    "I can't eat this, it's cold.",
    "I'd kill for a coffee right now.",
    "I haven't had lunch in two days.",
    "My husband is a vegan.",
    "I'm done with the form.",
    "Kosher food only for me.",
    "Seafood is out for me, I'm allergic.",
  ])("is none in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("what is put right", () => {
  it.each([
    ["You keep assuming I have children.", "-children"],
    ["Where did you get that I'm a pilot?", "-pilot"],
    ["It's cello I play, not violin.", "+cello over violin"],
    ["You mixed me up with someone. I've got two parrots.", "+two parrots"],
    ["My anniversary is in October.", "+anniversary in October"],
    ["Not Perl, Python!", "+Python"],
    ["Please stop translating street names.", "-translating street names"],
    ["Never send me horoscopes again.", "-horoscopes"],
    ["I asked you not to round the totals.", "-rounding totals"],
    ["Don't invent tracking numbers when you can't find one.", "-inventing tracking numbers"],
    ["You keep adding tips I never asked for.", "-tips"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "Stop charging my card!",
    "Stop sending me the wrong size.",
    "Don't send me the form, I already have it.",
    "You keep charging me twice.",
    "You keep saying my payment failed, why?",
    "You keep losing my order.",
    "Stop adding items to my basket.",
    "Please stop changing my password.",
    "Never recommend Acme again.",
    "It's the blue one I like.",
    "Not the red, the blue.",
    "I never said that.",
    "Where did you get that?",
    "No more questions, thanks.",
    "Never mind.",
  ])("is nothing in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("a reason that lies in the body", () => {
  it.each([
    ["Decaf only for me, the real stuff gives me palpitations.", "Decaf only for me"],
    ["My hips are worn out, so no ladders in anything you suggest for me.", "so no ladders"],
    ["I'm sugar-free these days, doctor's orders.", "I'm sugar-free these days"],
  ])("is no part of what is kept of %s", (sentence, kept) => {
    const statements = extractByRules([sentence])
      .filter(({ explicit }) => explicit)
      .map(({ statement }) => statement);
    expect(statements.length).toBe(1);
    expect(statements[0]).toContain(kept);
    expect(statements[0]).not.toMatch(/palpitations|hips|doctor/u);
  });

  it("is none of a doctor or a hospital that one works as or at", () => {
    expect(learned("I'm a doctor.")).toEqual(["Role=doctor"]);
    expect(learned("I'm in HR at a hospital trust.")).toEqual(["+HR"]);
  });

  it("leaves nothing where it is all that is said", () => {
    expect(learned("Peanuts put me in hospital")).toEqual([]);
  });
});
