/** What users know already. */
import { archetypesOf } from "./archetype.ts";

export const EXPERTISE = archetypesOf("expertise", [
  {
    name: "beginner-level",
    label: "beginner level",
    phrases: `new to this, novice, complete beginner, first time user, just starting out, basic knowledge`,
    axis: ["level", -1],
  },
  {
    name: "expert-level",
    label: "expert level",
    phrases: `advanced user, years of experience, experienced professional, senior specialist,
      advanced knowledge, well versed in the subject`,
    axis: ["level", 1],
  },
  {
    name: "programming-experience",
    label: "programming experience",
    phrases: `software developer, software engineer, knows how to code, experienced programmer, writes Python,
      developer by profession`,
  },
  {
    name: "non-technical-background",
    label: "non-technical background",
    phrases: `technically challenged, not good with computers, non-technical, struggles with technology,
      not tech-savvy`,
  },
  {
    name: "student",
    label: "student",
    phrases: `university student, high school student, college undergraduate, studying for a degree,
      graduate student`,
  },
  {
    name: "teacher",
    label: "teacher",
    phrases: "teaches a class, school teacher, lesson planning, university lecturer, tutor of pupils",
  },
  {
    name: "business-owner",
    label: "business owner",
    phrases: `small business owner, startup founder, runs a company, entrepreneur, self-employed freelancer`,
  },
  {
    name: "non-native-english",
    label: "non-native English",
    phrases: `English as a second language, English learner, limited English, not a native speaker,
      still learning English`,
  },
  {
    name: "long-time-customer",
    label: "long-time customer",
    phrases: `loyal customer, customer for years, premium member, existing subscriber, regular customer`,
  },
]);
