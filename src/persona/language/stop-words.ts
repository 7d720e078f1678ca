/** The commonest short words of languages in Latin letters. */

const LISTS: Readonly<Record<string, string>> = {
  en: "the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when make can like no just him know take into your good some could them see other than then now only its over also is are was were been has had i'm it's don't that's you're please thanks how why where need want does did am hello hi yes more very too really much love should any think",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich mir mich mein meine du dir dich dein wir uns kann bitte danke habe bin möchte gerne gern wenn was kein keine schon immer sehr mag warum wo welche",
  fr: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont ou avec son aux cette ont été elle je tu nous vous ils mon ma mes ton ta tes votre mais si j'ai j'aime c'est merci bonjour très aussi bien comme tout faire être avoir suis suis-je peux pouvez voudrais moi toi quel quelle où comment l'on d'un d'une qu'il n'est me",
  es: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay tengo quiero puedo puede gusta gustan gracias hola por favor tu usted nos ese eso cómo dónde estoy soy",
  it: "di e che la il un a per in una è non sono del si le con i della da lo come più al gli ma nel dei anche alla ha mi ho se questo o su io tu lei noi voi loro mio mia tuo sua ci ne dal delle nella perché quando cosa molto grazie ciao vorrei posso può piace piacciono c'è l'ho sto sei suo ti essere fare bene tutto",
  pt: "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter meu minha você nós obrigado obrigada olá gosto quero posso pode estou sou por favor me te lhe isto esse essa tenho",
  nl: "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder ja eens hier wie werd altijd wij jij graag bedankt hallo alstublieft hou wil",
  sv: "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över bara in blir upp även vad få två vill du mig dig min mitt mina tack hej gillar gärna varför hur",
  da: "og i at det er en til på som for af med de den der ikke et han men var jeg sig fra vi så kan når under også efter eller nu sin hvor ved mod skal skulle kommer ud får findes være havde alle andre meget end her da over kun ind bliver op hvad to vil du mig dig min mit mine tak hej lide gerne hvorfor hvordan har dem noget",
  no: "og i at det er en til på som for av med de den ikke et han men var jeg seg fra vi så kan når under også etter eller nå sin hvor ved mot skal skulle kommer ut får finnes være hadde alle andre mye enn her da over bare inn blir opp hva to vil du meg deg min mitt mine takk hei liker gjerne hvorfor hvordan har dem noe",
  fi: "ja on ei se että en hän oli joka mutta kun niin ovat olen myös sen mitä kuin tai vain jos minä sinä me te he minun sinun tämä ole olla nyt voi kanssa mukaan jo vielä hyvin kiitos hei haluan pidän missä miksi miten ette emme mikä minulla minua",
  pl: "i w na z do nie się to jest że o a jak po za od przez dla co ale tak czy jestem mnie mi ja ty my wy oni ona ono tym jego jej ich który która które tylko jeszcze już może bardzo lubię proszę dziękuję cześć chcę mam być są był była było kiedy gdzie dlaczego mój moja moje te ten ta",
  cs: "a v se na je že s z do o k i to ale jak za po pro tak by od co jsem jsi jsou si mi mě já ty my vy on ona který která které jen ještě už může velmi rád ráda prosím děkuji ahoj chci mám být byl byla bylo když kde proč můj moje mně nebo také",
  ro: "și în de la cu o a pe nu că un este mai din care să se pentru au am sunt ce fi dar eu tu el ea noi voi ei meu mea îmi îți mi-ar place foarte mulțumesc bună vreau pot când unde cum ca sau după doar aș fost ale lui",
  hu: "a az és hogy nem is egy van de ha meg csak ez mint már el volt még én te ő mi ti ők lesz vagy mert nagyon kérem köszönöm szia szeretem szeretnék kell lehet ki mit hol miért hogyan be ezt azt így itt ott nekem engem",
  tr: "ve bir bu da de için ile çok ne daha gibi ben sen o biz siz onlar mi mı mu var yok ama en kadar olarak sonra olan değil her şey bana sana benim senin lütfen teşekkürler merhaba istiyorum seviyorum nasıl neden nerede ya veya ki diye",
  id: "yang dan di ini itu dengan untuk tidak dari dalam akan pada saya kamu anda dia kami kita mereka adalah juga ke karena ada bisa sudah lebih sangat suka apa bagaimana mengapa terima kasih tolong halo mau ingin atau seperti tapi saja belum",
  vi: "và của là có không được cho trong một này với các tôi bạn anh em chúng ta những đã đang sẽ để khi thì như rất thích gì nào sao cảm ơn xin chào muốn hay cũng người nhưng mà ở từ",
};

/** Each word with the languages that it is common in. */
export const STOP_WORDS: ReadonlyMap<string, readonly string[]> = (() => {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(LISTS)) {
    for (const word of new Set(words.split(" "))) {
      languages.set(word, [...(languages.get(word) ?? []), language]);
    }
  }
  return languages;
})();
