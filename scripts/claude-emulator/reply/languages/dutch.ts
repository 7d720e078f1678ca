import type { Language } from "../language.ts";

export const dutch: Language = {
  names: ["dutch", "nederlands", "nl"],
  quote: (text) => `“${text}”`,
  greeting: {
    neutral: (name) => `Dag ${name},`,
    formal: (name) => `Geachte ${name},`,
    casual: (name) => `Hoi ${name}!`,
  },
  closing: { formal: "Met vriendelijke groet.", casual: "Groetjes!" },
  about: (topic) => `Over ${topic} raad ik de volgende aanpak aan.`,
  inShort: (topic, point, details) =>
    [`over ${topic}: ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(", ") + ".",
  points: [
    "Met het belangrijkste beginnen en de rest voor later bewaren.",
    "Telkens maar één ding veranderen en het resultaat controleren.",
    "Opschrijven wat heeft gewerkt.",
    "De onderdelen duidelijk uit elkaar houden.",
    "Open vragen ordenen naar wat ze kosten.",
  ],
  plain: "In eenvoudige woorden: eerst kijken en dan de makkelijke weg proberen.",
  technical: "Technisch gezien is het goed om de beginsituatie vast te leggen en één variabele te isoleren.",
  more: "Het loont ook om naar de redenen te kijken: wie weet waarom een maatregel werkt, ziet ook wanneer die niet meer werkt en welke als eerste kan vervallen.",
  code: "Hier is een voorbeeld:",
  since: (wish) => `Omdat “${wish}” de voorkeur heeft, houd ik me daaraan.`,
  without: (wish) => `Ik laat “${wish}” weg.`,
  context: (fact) => `Ik houd rekening met het volgende: ${fact}.`,
  measures: (fact) => `De getallen staan in ${fact}.`,
  clauses: {
    since: (wish) => `met oog voor “${wish}”`,
    without: (wish) => `zonder “${wish}”`,
    measures: (fact) => `met de getallen in ${fact}`,
  },
  tool: (name, result) => `Dat heb ik opgezocht met ${name}: ${result}`,
  nothing: "deze vraag",
};
