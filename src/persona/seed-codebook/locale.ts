/** Language, units and the customs of a place. */
import { archetypesOf } from "./archetype.ts";

export const LOCALES = archetypesOf("locale", [
  {
    name: "metric-units",
    label: "metric units",
    phrases: `kilometres, kilograms, metric system, degrees Celsius, centimetres and metres, litres and grams`,
    axis: ["units", 1],
  },
  {
    name: "imperial-units",
    label: "imperial units",
    phrases: `miles, pounds and ounces, degrees Fahrenheit, feet and inches, US customary units,
      cups and gallons`,
    axis: ["units", -1],
  },
  {
    name: "british-spelling",
    label: "British spelling",
    phrases: "British English, UK spelling, colour with a u, UK English, Commonwealth spelling",
    axis: ["spelling", 1],
  },
  {
    name: "american-spelling",
    label: "American spelling",
    phrases: "American English, US spelling, color spelled the American way, US English",
    axis: ["spelling", -1],
  },
  {
    name: "clock-24-hour",
    label: "24-hour clock",
    phrases: "24h time, military time, times such as 18.30, twenty-four hour format",
    axis: ["clock", 1],
  },
  {
    name: "clock-12-hour",
    label: "12-hour clock",
    phrases: "12h time, am and pm, times with pm, twelve hour format",
    axis: ["clock", -1],
  },
  {
    name: "day-first-dates",
    label: "day-first dates",
    phrases: `DD/MM/YYYY, European date format, day before month, day month year,
      dates in day month order`,
    axis: ["date-order", 1],
  },
  {
    name: "month-first-dates",
    label: "month-first dates",
    phrases: `MM/DD/YYYY, American date format, month before day, month day year,
      dates in month day order`,
    axis: ["date-order", -1],
  },
  {
    name: "euro-prices",
    label: "prices in euros",
    phrases: "euros, EUR, euro amounts, costs in euro, currency in euros",
  },
  {
    name: "dollar-prices",
    label: "prices in dollars",
    phrases: "US dollars, USD, dollar amounts, costs in dollars, currency in USD",
  },
  {
    name: "pound-prices",
    label: "prices in pounds",
    phrases: "pounds sterling, GBP, British pounds, costs in pounds, currency in GBP",
  },
  {
    name: "english-answers",
    label: "answers in English",
    phrases: "English replies, English only, replies in English, English language",
    axis: ["answer-language", 1],
  },
  {
    name: "native-language-answers",
    label: "answers in the native language",
    phrases: `replies in Spanish, answers in French, responses in German, Portuguese language, Dutch replies,
      replies in Chinese or Japanese`,
    axis: ["answer-language", -1],
  },
  {
    name: "local-information",
    label: "local information",
    phrases: `nearby places, regional availability, local rules, country specific advice, stores in the area`,
  },
]);
