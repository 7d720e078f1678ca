import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("what somebody knows", () => {
  it.each([
    ["I know Terraform inside out.", "+experienced with Terraform"],
    ["I know my way around a sewing machine.", "+experienced with sewing machine"],
    ["Regex is second nature to me.", "+experienced with Regex"],
    ["I did my doctorate on coral reefs.", "+experienced with coral reefs"],
    ["My Photoshop skills are next to nil.", "+beginner in Photoshop"],
    ["Macros are beyond me.", "+beginner in Macros"],
    ["Never written a line of code in my life.", "+beginner in programming"],
    ["I haven't a clue about pensions.", "+beginner in pensions"],
    ["I'm still getting to grips with crochet.", "+beginner in crochet"],
    ["I'm not from the insurance world.", "+beginner in insurance"],
    ["Tech isn't my strong suit.", "Level=non-technical"],
    ["Legalese goes over my head.", "-jargon"],
    ["Treat me as a beginner, please.", "Level=beginner"],
    ["Total newbie here.", "Level=beginner"],
    ["Think of me as an intermediate pianist.", "+intermediate pianist"],
    ["My Italian is about B2.", "+B2 Italian"],
    ["I'm fluent in Danish.", "+fluent Danish"],
    ["English isn't my first language.", "+non-native English"],
    ["I know SQL inside out but Haskell is new to me.", "+experienced with SQL", "+beginner in Haskell"],
    ["Spare me the 101.", "-beginner explanations"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "The new layout is confusing.",
    "I've never used this feature before, where is it?",
    "I've only been waiting for two weeks.",
    "My room is basic.",
    "My connection is terrible.",
    "I can barely read the label.",
    "I know enough to wait.",
    "The background check needs no explanation.",
    "Skip the basics package, I want premium.",
    "My German teacher is strict.",
    "I have a licence for the software.",
  ])("is nothing in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("what somebody lives by", () => {
  it.each([
    ["We own a small bakery in Ghent.", "+small bakery in Ghent"],
    ["My husband and I run a campsite.", "+campsite"],
    ["We're a family-run garage.", "+family-run garage"],
    ["I'm in procurement at a shipyard.", "+procurement"],
    ["Our studio designs board games.", "+board games"],
    ["We sell second-hand skis.", "+second-hand skis"],
    ["Joinery is my trade.", "+Joinery"],
    ["I look after a fleet of twelve ambulances.", "+fleet of twelve ambulances"],
    ["Can my bakery order flour by the pallet?", "+bakery"],
    ["I need a receipt template for my tenants.", "+renting out property"],
    ["The company I work for makes wind turbines.", "+wind turbines"],
    ["I translate contracts for a living.", "+translating contracts"],
    ["All our servers are Debian.", "+Debian"],
    ["We're wedding photographers.", "Role=wedding photographer"],
    ["Twenty years a plumber.", "Role=plumber"],
    ["As a vet I'm on call at night.", "Role=vet"],
    ["I earn my bread as a tiler.", "Role=tiler"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "My dad runs a bakery.",
    "My friend owns two restaurants.",
    "I want to open a bakery one day.",
    "If I ran a shop, would I need a licence?",
    "I've always dreamt of being a pilot.",
    "Is there a discount for students?",
    "The nursery where my son goes is closed.",
    "I'm looking for a plumber.",
    "We're a group of six.",
    "I have a business account.",
    "I keep getting an error.",
    "I run into this every day.",
    "I sold my car.",
    "Our hotel room was dirty.",
    "As a customer I expect better.",
  ])("is nothing in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("what somebody is called", () => {
  it.each([
    ["Most folks just call me Baz.", "Name=Baz"],
    ["The name's Ottilie.", "Name=Ottilie"],
    ["I go by my middle name, Ansel.", "Name=Ansel"],
    ["Dr Achebe, please.", "Name=Dr Achebe"],
    ["It's Catriona, not Katriona.", "Name=Catriona"],
    ["You've got my name wrong. It's Anneke.", "Name=Anneke"],
    ["Femi here.", "Name=Femi"],
    ["Please use they/them for me.", "Pronouns=they/them"],
    ["I'm a she, not a he.", "Pronouns=she/her"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "It's Berlin, not Bonn, that I'm flying to.",
    "It's Monday, not Tuesday.",
    "Sam here told me to call.",
    "Call me at noon.",
    "Just Paul and me for dinner.",
    "Paul is fine, thanks for asking.",
    "My name is not on the list.",
    "Dr Okafor is my dentist.",
    "You can call me on Monday.",
  ])("is not told in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
