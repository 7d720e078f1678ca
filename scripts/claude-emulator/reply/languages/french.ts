import type { Language } from "../language.ts";

export const french: Language = {
  names: ["french", "français", "francais", "fr"],
  quote: (text) => `« ${text} »`,
  greeting: {
    neutral: (name) => `Bonjour ${name},`,
    formal: (name) => `Bonjour à vous, ${name}.`,
    casual: (name) => `Salut ${name} !`,
  },
  closing: { formal: "Cordialement.", casual: "À bientôt !" },
  about: (topic) => `Au sujet de ${topic}, voici la démarche que je conseille.`,
  inShort: (topic, point, details) =>
    [`au sujet de ${topic} : ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(", ") +
    ".",
  points: [
    "Commencer par l'essentiel et garder le reste pour plus tard.",
    "Ne changer qu'une chose à la fois et vérifier le résultat.",
    "Noter ce qui a fonctionné.",
    "Bien séparer les différentes parties.",
    "Classer les questions ouvertes selon leur coût.",
  ],
  plain: "En termes simples : regarder d'abord, puis essayer la voie la plus facile.",
  technical: "Sur le plan technique, il convient de fixer l'état initial et d'isoler une seule variable.",
  more: "Il est aussi utile de chercher les raisons : savoir pourquoi une mesure fonctionne permet de voir quand elle cesse de fonctionner et à laquelle renoncer en premier.",
  code: "Voici un exemple :",
  since: (wish) => `Puisque « ${wish} » est préféré, je m'y tiens.`,
  without: (wish) => `Je laisse de côté « ${wish} ».`,
  context: (fact) => `Je tiens compte de ceci : ${fact}.`,
  measures: (fact) => `Les chiffres sont donnés en ${fact}.`,
  clauses: {
    since: (wish) => `en respectant « ${wish} »`,
    without: (wish) => `sans « ${wish} »`,
    measures: (fact) => `avec les chiffres en ${fact}`,
  },
  tool: (name, result) => `J'ai consulté ${name} : ${result}`,
  nothing: "cette question",
};
