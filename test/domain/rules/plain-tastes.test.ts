import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a taste in half a sentence", () => {
  it.each([
    ["Always the lower bunk, never the upper.", "+lower bunk", "-upper"],
    ["Rye bread in everything, white bread in nothing.", "+Rye bread", "-white bread"],
    ["Emacs > Vim", "+Emacs", "-Vim"],
    ["Give me rivers over lakes.", "+rivers", "-lakes"],
    ["Buffets I do not like.", "-Buffets"],
    ["Opera, I adore.", "+Opera"],
    ["Reggae is life.", "+Reggae"],
    ["You can keep your sudoku.", "-sudoku"],
    ["Old maps, that's my hobby.", "+Old maps"],
    ["I've a weakness for marzipan.", "+marzipan"],
    ["Anchovies: no.", "-anchovies"],
    ["Musicals? Count me out.", "-musicals"],
    ["Golf leaves me stone cold.", "-Golf"],
    ["I'd rather walk than drive.", "+walking over driving"],
    ["Rollercoasters, the faster the better.", "+Rollercoasters"],
    ["I don't drink.", "-alcohol"],
    ["I'm vegetarian btw.", "+vegetarian food"],
    ["My go-to is rooibos.", "+rooibos"],
    ["I travel with hand luggage only.", "+hand luggage"],
  ])("is told in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "The app is the best thing ever.",
    "The new menu is lost on me.",
    "I can't do Thursday.",
    "Delivery: no.",
    "Tomorrow? No way.",
    "Movies I love",
    "Your prices I do not like.",
    "I quit my job years ago.",
    "No more spam please.",
    "We never fly on Sundays, says the leaflet.",
    "My name is Bond, says the film.",
  ])("is not told in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
