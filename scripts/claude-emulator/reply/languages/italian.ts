import type { Language } from "../language.ts";

export const italian: Language = {
  names: ["italian", "italiano", "it"],
  quote: (text) => `«${text}»`,
  greeting: {
    neutral: (name) => `Buongiorno ${name},`,
    formal: (name) => `Alla cortese attenzione di ${name},`,
    casual: (name) => `Ciao ${name}!`,
  },
  closing: { formal: "Cordiali saluti.", casual: "A presto!" },
  about: (topic) => `Riguardo a ${topic}, ecco come conviene procedere.`,
  inShort: (topic, point, details) =>
    [`riguardo a ${topic}: ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(", ") +
    ".",
  points: [
    "Cominciare dall'essenziale e lasciare il resto per dopo.",
    "Cambiare una cosa alla volta e controllare il risultato.",
    "Annotare ciò che ha funzionato.",
    "Tenere ben separate le varie parti.",
    "Ordinare le domande aperte secondo il loro costo.",
  ],
  plain: "In parole semplici: prima guardare, poi provare la strada più facile.",
  technical: "Dal punto di vista tecnico, conviene fissare lo stato iniziale e isolare una sola variabile.",
  more: "È utile anche cercare le ragioni: sapere perché una misura funziona mostra quando smette di funzionare e a quale si può rinunciare per prima.",
  code: "Ecco un esempio:",
  since: (wish) => `Dato che si preferisce «${wish}», mi attengo a questo.`,
  without: (wish) => `Tralascio «${wish}».`,
  context: (fact) => `Tengo conto di questo: ${fact}.`,
  measures: (fact) => `I valori sono espressi in ${fact}.`,
  clauses: {
    since: (wish) => `rispettando «${wish}»`,
    without: (wish) => `senza «${wish}»`,
    measures: (fact) => `con i valori in ${fact}`,
  },
  tool: (name, result) => `Ho consultato ${name}: ${result}`,
  nothing: "questa domanda",
};
