import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a unit, a currency, a clock or a language", () => {
  it.each([
    ["Please stick with kilometres, I never learned miles.", "Units=metric"],
    ["Fahrenheit is how my brain works.", "Units=Fahrenheit"],
    ["Degrees Celsius only, please.", "Units=Celsius"],
    ["Cups and spoons for my recipes, please.", "Units=cups and spoons"],
    ["Kilometres and Celsius, always.", "Units=metric"],
    ["I'm paid in rand.", "Currency=ZAR"],
    ["Quote me in Norwegian kroner from now on.", "Currency=NOK"],
    ["I think in yen.", "Currency=JPY"],
    ["We only deal in sterling.", "Currency=GBP"],
    ["ISO dates everywhere, please.", "Dates=ISO"],
    ["Write months as words, please.", "Dates=month names spelled out"],
    ["Military time for me, always.", "Dates=24-hour clock"],
    ["Colour, not color.", "Spelling=British"],
    ["I live on Pacific time.", "Time zone=Pacific Time"],
    ["Show all times in JST, please.", "Time zone=JST"],
    ["I'm out in Nairobi, so plan around that.", "Time zone=Nairobi"],
    ["I live in Japan, so is it sold here?", "Time zone=Tokyo", "+living in Japan"],
    ["Could we switch to Dutch?", "Language=Dutch"],
    ["My Portuguese is much better than my English.", "Language=Portuguese"],
    ["Commas for decimals, please.", "+decimal commas"],
    ["Danish law applies to me.", "+Danish rules"],
    ["Show me kroner, not euros.", "Currency=DKK", "-prices in EUR"],
    ["Polish does me fine.", "Language=Polish"],
    ["Spell the month out whenever you give a date, please.", "Dates=month names spelled out"],
    ["All meeting times in eastern, please.", "Time zone=Eastern Time"],
    ["tz: Europe/Prague", "Time zone=Prague"],
    ["Nobody here reads Fahrenheit.", "Units=Celsius"],
    ["we live in karnataka", "Time zone=India", "+living in Karnataka"],
    ["I live just outside Utrecht.", "Time zone=Amsterdam", "+living in Utrecht"],
    ["Amounts in lei and temperatures in Celsius, please.", "Currency=RON", "Units=Celsius"],
  ])("is wanted in %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    ["Ounces go straight over my head.", "Units=metric"],
    ["I can't picture gallons.", "Units=metric"],
    ["The 12-hour thing always catches me out.", "Dates=24-hour clock"],
    ["Don't give me prices in dollars.", "-prices in USD"],
    ["Never write to me in American English.", "-American spelling"],
    ["Don't answer me in Russian.", "-answers in Russian"],
  ])("is refused in %s, which leaves its opposite if it has one", (sentence, expected) => {
    expect(learned(sentence)).toEqual([expected]);
  });

  it.each([
    "Convert 3 miles to metres.",
    "I was stuck at the central station.",
    "The flight leaves from the eastern terminal.",
    "We settled the bill in London.",
    "Do you take dollars at the till?",
    "I exchanged my dollars for euros yesterday.",
    "I need 300 euros by Friday.",
    "The recipe calls for two cups of sugar.",
    "It's 40 miles to the nearest branch.",
    "My sister thinks in Fahrenheit.",
    "Our customers pay in yen, how do I set that up?",
    "The invoice has to be in Swiss francs, the client insists.",
    "Could you translate this into Dutch?",
    "How do you say goodbye in Polish?",
    "Answer in French just this once.",
    "I'm in Prague for the weekend.",
    "I lost ten pounds.",
    "My feet hurt.",
    "You spelled colour wrong on the sign.",
    "I'm in a meeting.",
    "Is it in metric or imperial?",
    "Please send me 50 dollars.",
    "My weight is 70 kilos.",
  ])("is neither in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});
