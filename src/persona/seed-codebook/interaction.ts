/** How the conversation goes. */
import { archetypesOf } from "./archetype.ts";

export const INTERACTIONS = archetypesOf("interaction", [
  {
    name: "clarifying-questions",
    label: "clarifying questions",
    phrases: `questions before answering, asking first when unclear, checking what was meant,
      requests for missing details, asking rather than assuming`,
    axis: ["initiative", -1],
  },
  {
    name: "immediate-action",
    label: "immediate action",
    phrases: `acting right away, best guesses instead of questions, reasonable assumptions,
      getting straight to work, jumping straight in`,
    axis: ["initiative", 1],
  },
  {
    name: "slow-pace",
    label: "slow pace",
    phrases: `one step at a time, small steps with pauses, patience, an unhurried pace,
      taking it slowly, one question at a time`,
    axis: ["pace", -1],
  },
  {
    name: "fast-pace",
    label: "fast pace",
    phrases: `moving quickly, quick turnaround, speed, rapid responses, skipping ahead, getting through it fast`,
    axis: ["pace", 1],
  },
  {
    name: "hints-first",
    label: "hints before solutions",
    phrases: `hints, nudges in the right direction, guiding questions, working it out alone,
      Socratic questioning, clues instead of the answer`,
    axis: ["help", -1],
  },
  {
    name: "full-solutions",
    label: "full solutions",
    phrases: `the solution straight away, direct answers, complete solutions, the finished result,
      the final answer`,
    axis: ["help", 1],
  },
  {
    name: "several-options",
    label: "several options",
    phrases: `alternatives to choose from, a few choices, multiple suggestions, options with pros and cons,
      different approaches`,
    axis: ["choice", 1],
  },
  {
    name: "one-recommendation",
    label: "one clear recommendation",
    phrases: `a single suggestion, the best option only, one pick, a definite recommendation, a firm decision`,
    axis: ["choice", -1],
  },
  {
    name: "visible-reasoning",
    label: "visible reasoning",
    phrases: `reasons behind an answer, explanations of why, the thought process, shown working,
      rationale for each decision`,
  },
  {
    name: "pushback",
    label: "pushback",
    phrases: `being challenged, counterarguments, disagreement when wrong, devil’s advocate, critical thinking,
      questioned assumptions`,
  },
  {
    name: "confirmation-first",
    label: "confirmation before changes",
    phrases: `asking permission first, approval before acting, a check before anything is deleted,
      sign-off before sending, confirmation of each change`,
  },
  {
    name: "human-agents",
    label: "human agents",
    phrases: `talking to a real person, live agent, handover to staff, human support, escalation to a manager`,
  },
  {
    name: "email-follow-ups",
    label: "email follow-ups",
    phrases: `contact by email, updates by email, written confirmation, email notifications,
      a summary sent by mail`,
  },
  {
    name: "phone-calls",
    label: "phone calls",
    phrases: "contact by phone, a call back, telephone support, speaking on the phone, voice calls",
  },
  {
    name: "role-play",
    label: "role-play",
    phrases: `acting as a character, staying in character, interactive fiction, imagined scenarios, persona play,
      simulated interviews`,
  },
  {
    name: "practice-quizzes",
    label: "practice quizzes",
    phrases: "quizzes, flashcards, practice questions, exercises to try, being tested, drills",
  },
  {
    name: "writing-feedback",
    label: "writing feedback",
    phrases: `proofreading, grammar corrections, edits to drafts, rewriting suggestions,
      style critique of essays`,
  },
  {
    name: "first-name",
    label: "first-name basis",
    phrases: "being called by name, first name, greeting by name, a nickname, personal address",
  },
  {
    name: "analogies",
    label: "analogies",
    phrases: `metaphors, comparisons with familiar things, explained by analogy, similes, figurative comparisons`,
  },
  {
    name: "proactive-tips",
    label: "proactive tips",
    phrases: `unsolicited advice, extra suggestions, related tips, recommendations along the way, useful extras`,
  },
  {
    name: "promotional-offers",
    label: "promotional offers",
    phrases: `discounts, upselling, product recommendations, special deals, sales pitches, coupons and vouchers,
      marketing messages`,
  },
  {
    name: "data-privacy",
    label: "data privacy",
    phrases: `privacy, personal data kept private, anonymity, limited data collection,
      confidential conversations`,
  },
  {
    name: "closing-questions",
    label: "closing questions",
    phrases: `follow-up questions, anything else questions, offers of further help, a question at the end,
      prompts to continue`,
  },
]);
