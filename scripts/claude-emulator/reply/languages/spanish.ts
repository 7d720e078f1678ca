import type { Language } from "../language.ts";

export const spanish: Language = {
  names: ["spanish", "español", "espanol", "castellano", "es"],
  quote: (text) => `«${text}»`,
  greeting: {
    neutral: (name) => `Buenos días, ${name}:`,
    formal: (name) => `A la atención de ${name}:`,
    casual: (name) => `¡Hola, ${name}!`,
  },
  closing: { formal: "Atentamente.", casual: "¡Un saludo!" },
  about: (topic) => `Sobre ${topic}, este es el camino que recomiendo.`,
  inShort: (topic, point, details) =>
    [`sobre ${topic}: ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(", ") + ".",
  points: [
    "Empezar por lo más importante y dejar lo demás para después.",
    "Cambiar una sola cosa cada vez y comprobar el resultado.",
    "Anotar lo que ha funcionado.",
    "Separar bien las distintas partes.",
    "Ordenar las preguntas abiertas según su coste.",
  ],
  plain: "En palabras sencillas: mirar primero y luego probar el camino fácil.",
  technical: "En términos técnicos, conviene fijar el estado inicial y aislar una sola variable.",
  more: "También vale la pena buscar las razones: saber por qué funciona una medida muestra cuándo deja de funcionar y a cuál se puede renunciar primero.",
  code: "Aquí hay un ejemplo:",
  since: (wish) => `Como se prefiere «${wish}», me atengo a ello.`,
  without: (wish) => `Dejo fuera «${wish}».`,
  context: (fact) => `Tengo en cuenta lo siguiente: ${fact}.`,
  measures: (fact) => `Las cifras se dan en ${fact}.`,
  clauses: {
    since: (wish) => `respetando «${wish}»`,
    without: (wish) => `sin «${wish}»`,
    measures: (fact) => `con las cifras en ${fact}`,
  },
  tool: (name, result) => `Lo he consultado con ${name}: ${result}`,
  nothing: "esta pregunta",
};
