import type { Language } from "../language.ts";

export const german: Language = {
  names: ["german", "deutsch", "de"],
  quote: (text) => `„${text}“`,
  greeting: {
    neutral: (name) => `Hallo ${name},`,
    formal: (name) => `Guten Tag ${name},`,
    casual: (name) => `Hi ${name}!`,
  },
  closing: { formal: "Mit freundlichen Grüßen.", casual: "Viele Grüße!" },
  about: (topic) => `Zum Thema ${topic} empfiehlt sich dieses Vorgehen.`,
  inShort: (topic, point, details) => [`zu ${topic}: ${point.slice(0, -1)}`, ...details].join(", ") + ".",
  points: [
    "Mit dem Wichtigsten anfangen und den Rest später klären.",
    "Immer nur eine Sache ändern und das Ergebnis prüfen.",
    "Aufschreiben, was funktioniert hat.",
    "Die einzelnen Teile deutlich voneinander trennen.",
    "Offene Fragen nach ihrem Aufwand ordnen.",
  ],
  plain: "In einfachen Worten: zuerst hinschauen, dann den leichten Weg versuchen.",
  technical:
    "Technisch gesehen lohnt es sich, den Ausgangszustand festzuhalten und jeweils nur eine Variable zu prüfen.",
  more: "Es lohnt sich außerdem, nach den Gründen zu fragen: Wer weiß, warum eine Maßnahme wirkt, erkennt auch, wann sie nicht mehr wirkt und worauf sich zuerst verzichten lässt.",
  code: "Hier ist ein Beispiel:",
  since: (wish) => `Weil „${wish}“ bevorzugt wird, halte ich mich daran.`,
  without: (wish) => `Auf „${wish}“ verzichte ich.`,
  context: (fact) => `Ich berücksichtige dabei: ${fact}.`,
  measures: (fact) => `Angaben stehen in ${fact}.`,
  clauses: {
    since: (wish) => `mit Rücksicht auf „${wish}“`,
    without: (wish) => `ohne „${wish}“`,
    measures: (fact) => `mit Angaben in ${fact}`,
  },
  tool: (name, result) => `Das habe ich mit ${name} nachgesehen: ${result}`,
  nothing: "diese Frage",
};
