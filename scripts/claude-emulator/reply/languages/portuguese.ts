import type { Language } from "../language.ts";

export const portuguese: Language = {
  names: ["portuguese", "português", "portugues", "brazilian portuguese", "pt"],
  quote: (text) => `“${text}”`,
  greeting: {
    neutral: (name) => `Bom dia, ${name},`,
    formal: (name) => `À atenção de ${name},`,
    casual: (name) => `Olá, ${name}!`,
  },
  closing: { formal: "Atenciosamente.", casual: "Até logo!" },
  about: (topic) => `Sobre ${topic}, este é o caminho que recomendo.`,
  inShort: (topic, point, details) =>
    [`sobre ${topic}: ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(", ") + ".",
  points: [
    "Começar pelo mais importante e deixar o resto para depois.",
    "Mudar uma coisa de cada vez e verificar o resultado.",
    "Anotar o que funcionou.",
    "Separar bem as várias partes.",
    "Ordenar as perguntas em aberto pelo seu custo.",
  ],
  plain: "Em palavras simples: olhar primeiro e depois tentar o caminho fácil.",
  technical: "Do ponto de vista técnico, convém fixar o estado inicial e isolar uma única variável.",
  more: "Também vale a pena procurar as razões: saber por que uma medida funciona mostra quando ela deixa de funcionar e de qual se pode abrir mão primeiro.",
  code: "Aqui está um exemplo:",
  since: (wish) => `Como a preferência é por “${wish}”, sigo isso.`,
  without: (wish) => `Deixo de fora “${wish}”.`,
  context: (fact) => `Levo em conta o seguinte: ${fact}.`,
  measures: (fact) => `Os valores são dados em ${fact}.`,
  clauses: {
    since: (wish) => `respeitando “${wish}”`,
    without: (wish) => `sem “${wish}”`,
    measures: (fact) => `com os valores em ${fact}`,
  },
  tool: (name, result) => `Consultei ${name}: ${result}`,
  nothing: "esta pergunta",
};
