import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a taste told by what a thing does to somebody", () => {
  it.each([
    ["Emails at night annoy me", "-Emails at night"],
    ["Pop-up ads drive me crazy", "-Pop-up ads"],
    ["Small print bores me", "-Small print"],
    ["Crowds stress me out", "-Crowds"],
    ["Fast fashion puts me off", "-Fast fashion"],
    ["Superhero movies do nothing for me", "-Superhero movies"],
    ["Cooking relaxes me", "+Cooking"],
    ["Minimalist design speaks to me", "+Minimalist design"],
    ["Mornings work best for me", "+Mornings"],
    ["Text messages are better for me than calls", "+Text messages"],
    ["I find opera boring", "-opera"],
    ["I find audiobooks really relaxing", "+audiobooks"],
    ["What I love most is sailing", "+sailing"],
    ["The thing I hate most is waiting rooms", "-waiting rooms"],
    ["My biggest pet peeve is loud chewing", "-loud chewing"],
    ["Camping is not for me", "-Camping"],
    ["Camping is not my thing", "-Camping"],
    ["Beach holidays are not my idea of fun", "-Beach holidays"],
    ["I'm big on recycling", "+recycling"],
    ["I'm a massive Formula 1 fan", "+Formula 1"],
    ["I grew up watching westerns", "+westerns"],
    ["I fell in love with salsa dancing", "+salsa dancing"],
    ["I only drive electric cars", "+electric cars"],
    ["I wear mostly dark colors", "+dark colors"],
    ["I would pick books over movies any day", "+books over movies"],
    ["I prefer window seats when I fly", "+window seats when flying"],
    ["I live in Berlin and work in fintech", "Time zone=Berlin", "+fintech"],
    ["I'm in the Berlin time zone", "Time zone=Berlin"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "My neighbour drives me crazy",
    "Sarah drives me crazy",
    "The app drives me crazy",
    "This error annoys me",
    "You make me happy",
    "Tuesday works best for me",
    "The 9am slot works best for me",
    "Any time works for me",
    "My order is very important to me",
    "It matters a lot to me",
    "What I need most is a working login",
    "The thing I like is sold out",
    "What I hate most is up to you",
    "I find the checkout confusing",
    "I find it boring",
    "I find no button",
    "He finds chess fascinating",
    "I found the movie boring",
    "The parcel is not for me",
    "Camping is not for everyone",
    "I care about getting my money back today",
    "I only have ten minutes",
    "I only drive 20 miles a week",
    "I'd take two of those",
    "Give me anything",
    "I don't like the color of the jacket I received",
    "I got into the wrong car",
    "I moved to the next step",
    "He lives in Berlin and works in fintech",
  ])("is not: %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
