/** Core words of the special categories in other languages. */

import { list } from "./list.ts";

const GERMAN = list(String.raw`
  diabet\p{L}*, krebs(?:krank|patient|diagnose|leiden)?\p{L}*, depressi(?:on|onen|v|ven),
  angststörung\p{L}*, allergi\p{L}*, schwanger\p{L}*, behinder(?:t|te|ung|ungen), krankheit\p{L}*,
  erkrank\p{L}*, krank, medikament\p{L}*, asthma, epilepsie, rollstuhl, gehörlos, blind, zöliakie,
  migräne, psychotherapie, abtreibung, christ(?:in|en|lich|entum)?, katholi\p{L}*, evangelisch\p{L}*,
  protestant\p{L}*, muslim\p{L}*, moslem\p{L}*, jude, jüdin, jüdisch\p{L}*, juden, atheist\p{L}*,
  kirche\p{L}*, moschee\p{L}*, religi\p{L}*, gläubig, bete, gott, partei\p{L}*, wähle(?:r|rin)?,
  gewählt, politi\p{L}*, grünenwähler\p{L}*, sozialdemokrat\p{L}*, linksradikal\p{L}*,
  gewerkschaft\p{L}*, schwul\p{L}*, lesb\p{L}*, bisexuell\p{L}*, homosexuell\p{L}*, transgender,
  herkunft, hautfarbe, ethni\p{L}*, zigeuner, vorbestraft, gefängnis, verurteilt, gentest,
  erbkrank\p{L}*, fingerabdr\p{L}*
`);
const FRENCH = list(String.raw`
  diabète, diabétique, cancer, dépressi\p{L}*, dépression, allergi\p{L}*, enceinte, grossesse,
  handicap\p{L}*, maladi\p{L}*, malade, médicament\p{L}*, asthm\p{L}*, épileps\p{L}*, fauteuil roulant,
  sourde?, aveugle, migraine, anxiété, séropositi\p{L}*, chrétien\p{L}*, catholique\p{L}*,
  protestant\p{L}*, musulman\p{L}*, juif, juive, juifs, athée, bouddhiste, église, mosquée, synagogue,
  prie, religi\p{L}*, croyante?, politique\p{L}*, parti (?:socialiste|communiste|républicain), vote,
  voté, syndicat\p{L}*, syndiquée?, homosexuel\p{L}*, lesbienne\p{L}*, bisexuel\p{L}*, gay, transgenre,
  orientation sexuelle, origine ethnique, métisse?, race, casier judiciaire, prison, condamnée?,
  test génétique, empreintes? digitales?
`);
const SPANISH = list(String.raw`
  diabetes, diabétic[oa], cáncer, depresión, deprimid[oa], ansiedad, alergi\p{L}*, alérgic[oa],
  embaraz\p{L}*, discapaci\p{L}*, enfermedad\p{L}*, enferm[oa], medicament\p{L}*, medicación, asma,
  epilep\p{L}*, silla de ruedas, sord[oa], cieg[oa], celíac[oa], migrañas?, vih, cristian[oa]s?,
  católic[oa]s?, musulm\p{L}*, judí[oa]s?, ate[oa], budista, iglesia, mezquita, sinagoga, rezo, rezar,
  religi\p{L}*, creyente, polític[oa]s?, partido (?:socialista|popular|comunista|político), voto, voté,
  izquierdista, derechista, sindica\p{L}*, homosexual\p{L}*, lesbiana\p{L}*, bisexual\p{L}*,
  transgénero, orientación sexual, etnia, étnic[oa], raza, gitan[oa]s?, indígena, antecedentes penales,
  cárcel, prisión, condenad[oa], prueba genética, huellas? dactilar(?:es)?
`);
const ITALIAN = list(String.raw`
  diabete, diabetic[oa], cancro, tumore, depress[oai]\p{L}*, depressione, ansia, allergi\p{L}*,
  incinta, gravidanza, disabil\p{L}*, malatti[ae], malat[oa], farmac[oi], asma, epiless\p{L}*,
  sedia a rotelle, sord[oa], cieco, cieca, celiac\p{L}*, emicrania, sieropositiv[oa], cristian[oa],
  cattolic[oa], musulman[oa], ebre[oa], ebraic[oa], buddista, chiesa, moschea, sinagoga, prego dio,
  religios\p{L}*, religione, credente, politic[oa], partito (?:democratico|comunista|politico), voto,
  sindacat\p{L}*, omosessual\p{L}*, lesbica, bisessual\p{L}*, transgender, orientamento sessuale,
  etnia, etnic[oa], razza, carcere, condannat[oa], precedenti penali, test genetico,
  impront[ae] digital[ei]
`);
const PORTUGUESE = list(String.raw`
  diabétic[oa], câncer, cancro, depressão, deprimid[oa], ansiedade, alergi\p{L}*, alérgic[oa], grávida,
  gravidez, deficien\p{L}*, doenças?, doente, remédios?, medicamentos?, asma, epilep\p{L}*,
  cadeira de rodas, surd[oa], ceg[oa], celíac[oa], enxaqueca, cristã, cristão, católic[oa],
  muçulman[oa], jude[ui], judia, ateu, ateia, igreja, mesquita, rezo, rezar, religi\p{L}*, polític[oa],
  partido (?:político|comunista|socialista), voto, votei, sindica\p{L}*, homossexual\p{L}*, lésbica,
  bissexual\p{L}*, transgênero, orientação sexual, etnia, étnic[oa], raça, prisão, cadeia,
  condenad[oa], antecedentes criminais, teste genético, impress(?:ão|ões) digita(?:l|is)
`);
const DUTCH = list(String.raw`
  diabetes, suikerziekte, kanker, depressie\p{L}*, depressief, allergi\p{L}*, zwanger\p{L}*,
  gehandicapt\p{L}*, beperking, ziekte\p{L}*, ziek, medicijn\p{L}*, astma, epilepsie, rolstoel, doof,
  migraine, christen, christelijk, katholiek\p{L}*, protestant\p{L}*, moslim\p{L}*, joods\p{L}*, jood,
  atheïst, kerk, moskee, bid, geloof, gelovig, religi\p{L}*, politiek\p{L}*, partij, stem op, gestemd,
  vakbond\p{L}*, homoseksueel, homo, lesbisch\p{L}*, biseksueel, transgender, afkomst, etnisch\p{L}*,
  huidskleur, gevangenis, veroordeeld, strafblad, dna-test, vingerafdruk\p{L}*
`);
const NORDIC_AND_SLAVIC = list(String.raw`
  cancer, sjukdom\p{L}*, gravid, allergisk, kyrka\p{L}*, kristen, muslim\p{L}*, fackförening\p{L}*,
  homosexuell, politisk\p{L}*, syg, sygdom, kræft, kirke, fagforening\p{L}*, chor(?:y|a|oba|obę|uję),
  rak(?:a|iem), cukrzyc\p{L}*, ciąż\p{L}*, niepełnosprawn\p{L}*, alergi\p{L}*, katoli\p{L}*, żyd\p{L}*,
  muzułman\p{L}*, kości[oó]ł\p{L}*, polity\p{L}*, związ\p{L}* zawodow\p{L}*, gejem, lesbijk\p{L}*,
  homoseksual\p{L}*, więzieni\p{L}*, диабет\p{L}*, рак(?:ом|а)?, депресси\p{L}*, аллерги\p{L}*,
  беременн\p{L}*, инвалид\p{L}*, болезн\p{L}*, болею, лекарств\p{L}*, христиан\p{L}*, православн\p{L}*,
  католи\p{L}*, мусульман\p{L}*, еврей\p{L}*, еврейка, атеист\p{L}*, церк\p{L}*, молюсь, религи\p{L}*,
  политик\p{L}*, партии, голосую, голосовал\p{L}*, профсоюз\p{L}*, гей, геем, лесбиянк\p{L}*,
  гомосексуал\p{L}*, бисексуал\p{L}*, национальност\p{L}*, судим\p{L}*, тюрьм\p{L}*, вагітн\p{L}*,
  хвороб\p{L}*, церкв\p{L}*, профспілк\p{L}*, kanser, hamile(?:yim)?, engelli(?:yim)?, alerji\p{L}*,
  şeker hastas\p{L}*, hasta(?:yım|lık), müslüman\p{L}*, hristiyan\p{L}*, yahudi\p{L}*, cami(?:ye)?,
  eşcinsel\p{L}*, sendika\p{L}*, siyas\p{L}*, hapis\p{L}*
`);

export const SENSITIVE_ELSEWHERE: readonly string[] = [
  ...GERMAN,
  ...FRENCH,
  ...SPANISH,
  ...ITALIAN,
  ...PORTUGUESE,
  ...DUTCH,
  ...NORDIC_AND_SLAVIC,
];

/** Scripts without spaces, and Arabic, Hebrew and Hindi with their joined particles. */
export const SENSITIVE_UNSPACED: readonly string[] = list(String.raw`
  糖尿病, 癌, 抑郁, 抑鬱, 焦虑症, 过敏, 過敏, 怀孕, 懷孕, 残疾, 殘疾, 疾病, 哮喘, 癫痫, 艾滋, 患有, 病症, 吃药, 药物, 精神病, 轮椅, 聋, 失明, 流产, 堕胎,
  基督, 天主教, 佛教, 伊斯兰, 穆斯林, 犹太, 道教, 信教, 宗教, 教堂, 教会, 清真, 信仰, 祷告, 无神论, 政治, 共产党, 民主党, 共和党, 国民党, 投票, 选举, 党员,
  工会, 同性恋, 双性恋, 异性恋, 跨性别, 性取向, 种族, 民族, 少数民族, 血统, 犯罪, 坐牢, 监狱, 前科, 指纹, 基因检测, 基因, うつ病, 鬱病, 妊娠, 障害, 障碍, 病気,
  持病, アレルギー, 喘息, 薬を, 車椅子, 癲癇, てんかん, キリスト, カトリック, 仏教, イスラム, ムスリム, ユダヤ, 教会, 祈, 自民党, 共産党, 労働組合, 組合員, ゲイ,
  レズビアン, バイセクシュアル, トランスジェンダー, 人種, 刑務所, 逮捕, 遺伝子, がん(?:に|の|を|患者|で), 당뇨, 암(?:에|을|환자| 환자| 진단), 우울증, 불안장애,
  알레르기, 임신, 장애, 질병, 천식, 기독교, 천주교, 가톨릭, 불교, 이슬람, 무슬림, 유대인, 교회, 종교, 정치, 노조, 노동조합, 동성애, 게이, 레즈비언, 양성애, 인종,
  전과, 감옥, 교도소, سرطان, السكري, اكتئاب, حساسية, حامل, إعاقة, معاق, مسلم, مسيحي, يهودي, شيعي, سني, ملحد,
  الكنيسة, مسجد, المسجد, سياس, نقابة, مثلي, السجن, סרטן, סוכרת, דיכאון, בהריון, נכה, אלרגי, דתי,
  מוסלמי, נוצרי, פוליטי, הומו, לסבית, मधुमेह, कैंसर, गर्भवती, विकलांग, अवसाद, मुसलमान, मुस्लिम, ईसाई,
  हिंदू, हिन्दू, सिख, मंदिर, राजनीति, समलैंगिक, जाति
`);
