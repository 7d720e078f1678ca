/** English words of the special categories, as alternatives of a regular expression. */

import { list } from "./list.ts";

const BE =
  "(?:i'm|i am|im|we're|we are|being|as an?|who is|who am)(?: (?:also|a|an|the|very|proud|proudly|openly|half|part|born|practicing|practising|devout|now|only|not))*".replace(
    ")*",
    "){0,3}",
  );
const PEOPLE =
  "(?:m[ae]n|wom[ae]n|guys?|girls?|boys?|persons?|people|folks?|famil(?:y|ies)|communit(?:y|ies)|americans?|british|briton|kids?|child(?:ren)?|teens?|moms?|mothers?|dads?|fathers?|males?|females?|lad(?:y|ies)|dudes?|heritage|descent|background|ancestry|roots|origin|immigrants?|pride|lives)";

const HEALTH = list(String.raw`
  diabet\p{L}*, cancers?, chemo\p{L}*, tumou?rs?, leuk(?:a)?emia, lymphoma, melanoma,
  depress(?:ed|ion|ive), antidepressants?, anxiety, panic attacks?, bipolar, schizo\p{L}*, psychosis,
  psychotic, adhd, add meds, autis\p{L}*, asperger\p{L}*(?:'s)?, on the spectrum, ocd, ptsd,
  trauma(?:s|tic|ti[sz]ed)?, dyslexi\p{L}*, dyspraxi\p{L}*, dyscalculi\p{L}*, neurodiver\p{L}*,
  asthma\p{L}*, allerg\p{L}*, anaphyla\p{L}*, epi-?pens?, co?eliac, crohn'?s?, ibs, colitis,
  (?:lactose|gluten|histamine|fructose|dairy|food)[ -]intoleran\p{L}*, epilep\p{L}*, seizures?,
  migraines?, arthritis, arthritic, fibromyalgia, lupus, multiple sclerosis, parkinson'?s?,
  alzheimer'?s?, dementia, hiv, aids(?= (?:patient|positive|virus)), hepatitis, herpes, std, stds, sti,
  stis, chlamydia, syphilis, pregnan\p{L}*, miscarr\p{L}*, ivf, infertil\p{L}*,
  fertility (?:treatment|clinic)s?, menopaus\p{L}*, menstrua\p{L}*, endometriosis, pcos, abortions?,
  breast[ -]?feeding, contracepti\p{L}*, birth control, insomnia(?:cs?)?, sleep apnea, narcolep\p{L}*,
  medications?, (?:my|on|take|taking|need) med(?:s|icines?), prescri(?:bed|ptions?)(?! glasses),
  insulin, blood (?:pressure|sugar|thinners?|clots?|disorder), hypertension, cholesterol, pacemaker,
  heart (?:attack|disease|condition|failure|problems?|surgery),
  (?:had|have|having|after|since) (?:a|my) stroke, transplants?, dialysis,
  kidney (?:disease|stones?|failure|problems?), liver (?:disease|failure), thyroid, hypothyroid\p{L}*,
  an(?:a)?emi[ac], hemophilia\p{L}*, sickle cell, disab(?:led|ilit(?:y|ies)), wheelchairs?,
  deaf(?:ness)?, hard of hearing, hearing (?:aids?|impair\p{L}*|loss), blindness,
  (?:legally|partially|partly|completely|going|nearly|almost|totally) blind, ${BE} blind,
  colou?r-?\s?blind(?:ness)?, visually impaired, vision (?:loss|impairment), low vision,
  screen readers?, braille, prosthe\p{L}*, amput\p{L}*, paraly\p{L}*, paraplegic, quadriplegic,
  cerebral palsy, down'?s? syndrome, tourette'?s?, stutter(?:er|ing)?, diagnos(?:ed|is|es),
  chronic(?:ally)?(?: \p{L}+)?, symptoms?, illness(?:es)?, disease(?:s|d)?,
  (?:medical|health|mental|skin|heart|eye) (?:condition|problem|issue|disorder|history|record)s?,
  mental(?:ly)? (?:health|illness|ill), surger(?:y|ies), rehab,
  my (?:therapist|psychiatrist|psychologist|oncologist|cardiologist|counsellor|counselor|gyn(?:a)?ecologist),
  (?:in|go to|going to|started|need|get|seeing an?|see an?|my) (?:therapy|therapist|psychiatrist|counsell?ing|psychotherapy),
  psychotherapy, (?:back|knee|joint|neck|nerve|chest|period) pains?,
  (?:eating|personality|mood|sleep|anxiety|panic|bleeding|autoimmune) disorders?, anorexi\p{L}*,
  bulimi\p{L}*, binge eating, obes(?:e|ity), overweight, underweight, suicid\p{L}*, self-?harm\p{L}*,
  alcoholi(?:c|cs|sm)(?! (?:drinks?|beverages?)), recovering (?:addict|alcoholic), drug addict\p{L}*,
  overdos\p{L}*, sober, sobriety, (?:have|had|got|caught|long|with) covid(?:-19)?, unvaccinated,
  vaccinated, anti-?vax\p{L}*, psoriasis, eczema, scoliosis, sciatica, vertigo, tinnitus, glaucoma,
  cataracts?, osteoporosis, gout, hernia, ulcers?, concussion, brain injur(?:y|ies), injur(?:y|ies|ed),
  chronic pain, fatigue syndrome, long covid, immunocompromised, autoimmune, hospitali[sz]ed,
  health insurance claim, in remission, terminally ill, cystic fibrosis, copd, emphysema, tuberculosis,
  phobia(?:s)?, phobic, burn(?:ed|t) ?out and, ozempic, viagra, prozac, xanax, ritalin, adderall,
  lithium (?:for|dose)
`);
const RELIGION = list(String.raw`
  christian(?:s|ity)?, (?:roman |anglo-)?catholic(?:s|ism)?, protestant\p{L}*,
  (?:greek|russian|eastern|serbian|ethiopian|coptic) orthodox,
  orthodox (?:jew\p{L}*|christian\p{L}*|church), anglican\p{L}*, episcopal\p{L}*, baptis(?:t|ts|m|ed),
  baptized, methodis(?:t|ts|m), lutheran\p{L}*, presbyterian\p{L}*, pentecostal\p{L}*,
  evangelical\p{L}*, mormon\p{L}*, jehovah'?s?, adventists?, quakers?, amish, mennonite\p{L}*,
  born[- ]again, jews?, jewish, judaism, zionis[tm]s?, muslims?, moslems?, islam(?:ic|ist|ists)?,
  sunni, shi'?ite?s?, sufi\p{L}*, hindu(?:s|ism)?, buddhis(?:t|ts|m), sikh(?:s|ism)?, jain(?:s|ism)?,
  taois[tm]s?, shinto\p{L}*, baha'?i, rastafari\p{L}*, scientolog\p{L}*, athei(?:st|sts|sm|stic),
  agnostic(?:s|ism)?, pagan(?:s|ism)?, wicca(?:n|ns)?, satanis[tm]s?, humanist (?:beliefs?|society),
  church(?:es|goer|goers|going)?, mosques?, synagogues?, parish(?:ioner)?, chapel, monaster(?:y|ies),
  (?:go|going|went) to (?:the )?(?:temple|mass), (?:sunday|attend|catholic|daily|holy) mass, bibles?,
  biblical, qur'?an, koran, torah, talmud, scriptures?, gospels?, psalms?, pray(?:s|ed|ing|ers?)?,
  worship\p{L}*,
  (?:believe|trust|faith|belief) in (?:a |our )?(?:god|jesus|christ|allah|gods|the lord),
  (?:thank|praise|love|serve|serving|loving|fear) (?:god|jesus|the lord|allah), jesus, christ, allah,
  (?:my|our|strong|deep|religious|the) faith, faith-based, religio\p{L}*, spiritual\p{L}*, ramadan,
  eid, lent fast, (?:for|during|observe|observing|keep|keeping) lent, sabbath, shabbat, yom kippur,
  hanukk?ah, chanukah, passover, diwali, rosary, communion, kosher, halal, haram, hijab, niqab, turban,
  sermons?, priests?, pastors?, rabbis?, imams?, clergy, nuns?, monks?, missionar(?:y|ies), theology,
  seminary, youth group leader, congregation
`);
const POLITICS = list(String.raw`
  politic(?:s|al|ally|ian|ians)?, republicans?, democrats?,
  (?:i'm|i am|as an?|being|very|proud|staunch|lifelong|vote|voting|voted|social|fiscally|socially|a|the) (?:a )?(?:conservatives?|liberals?|libertarians?|progressives?|centrist|moderate)(?! (?:approach|estimates?|investments?|arts|amounts?|dressers?|rock|metal)),
  conservative part(?:y|ies), liberal democrats?, lib dems?, tor(?:y|ies), libertarian(?:s|ism)?,
  labour (?:party|voter|member|mp)s?,
  (?:vote|voted|voting|votes) (?:for (?:the |a )?(?:left|right|greens|tories|\p{Lu})|against |remain|leave|labour|green|left|right|blue|red|tory|conservative|democrat|republican),
  green party,
  (?:the|my|political|communist|socialist|far-right|opposition) party (?:member|leader|line),
  (?:left|right|far-left|far-right|alt-right)[ -]?(?:wing|winger|wingers|leaning|ist|ists),
  leftis[tm]s?, far[- ]?(?:left|right), alt-right, socialis[tm]s?, communis[tm]s?, marxis[tm]s?,
  anarchis[tm]s?, fascis[tm]s?, nationalis[tm]s?, white supremac\p{L}*, maga, donald trump,
  (?:president|support|supporting|hate|love|like|for|against|pro|anti|voted|mr)[ -]trump,
  (?:joe |president )biden, (?:barack |president )?obama, (?:hillary |bill )clinton,
  (?:kamala )?harris (?:campaign|supporter), (?:bernie|senator) sanders, boris johnson, keir starmer,
  (?:jeremy )?corbyn, brexit(?:eers?)?, remainers?, (?:vladimir )?putin, zelensk\p{L}*, macron, le pen,
  afd, cdu, spd, elections?, ballots?, (?:political|election|presidential|senate) campaigns?,
  campaign(?:ed|ing)? for, congress(?:man|woman|men|women)?, senators?, parliament, prime minister,
  pro-?life, pro-?choice, gun (?:control|rights), second amendment,
  immigration (?:policy|reform|laws?|status),
  (?:i'm|i am|as) (?:an? )?(?:activist|feminist|environmentalist|anti-?capitalist), feminis[tm]s?,
  black lives matter, blm, antifa, protest(?:s|ed|ing|ers?)?, civil rights, death penalty,
  welfare state, defund the police, palestin\p{L}*, gaza,
  israel(?:i|is)?(?: (?:conflict|war|government))
`);
const UNIONS = list(String.raw`

  (?:trade|labou?r|teachers'?|nurses'?|workers'?|students'?|rail|postal|dockers'?|farmers'?|steelworkers'?|public sector) unions?,
  unions? (?:members?|memberships?|reps?|representatives?|stewards?|dues|organi[sz]ers?|meetings?|delegates?|officials?|card|fees),
  (?:my|our|the|a|join(?:ed)? (?:a|the)|in a|in the|pro-) ?unions?(?! (?:station|square|jack|street|pacific|budget|territor)),
  unioni[sz](?:ed?|ing|ation), unionists?, teamsters?, afl-?cio, uaw, seiu, unison member, ig metall,
  (?:on|go on|went on|going on) strike, strik(?:ing|er) workers?, picket lines?, collective bargaining,
  shop steward, works council
`);
const SEXUALITY = list(String.raw`
  gays?, lesbians?, bi-?sexual(?:s|ity)?, bi-?curious, homosexual(?:s|ity)?, heterosexual(?:s|ity)?,
  hetero, queers?, lgbt\p{L}*, lgbtq\S{0,3}, pansexual(?:ity)?, asexual(?:ity)?, demisexual(?:ity)?,
  aromantic, polyamor\p{L}*, trans-?gender(?:ed|ism)?, transsexual(?:s|ity)?,
  trans (?:man|woman|men|women|guy|girl|person|people|kid|rights),
  transition(?:ing|ed) (?:to|from) (?:male|female),
  ${BE} (?:trans|bi|straight|ace|pan|poly|out|closeted)(?= *(?:$|[.,!?\n;]| (?:and|but|so|man|woman|guy|girl|male|female|person))),
  straight (?:man|woman|guy|girl|male|female|men|women),
  sexual(?:ity|ly| orientation| preferences?| \p{L}+)?,
  (?:my|our|have|having|had|enjoy|love|like|gay|casual|oral) sex,
  sex (?:life|drive|toys?|work(?:er)?|partners?|shops?), erotic\p{L}*, kinks?, kinky, fetish(?:es)?,
  bdsm, swingers?, pride (?:parade|march|month), came out (?:to|as), coming out (?:to|as),
  (?:same-?sex|gay) (?:marriage|couple|partner)s?, grindr, non-?binary, gender ?fluid, genderqueer,
  gender dysphoria, hormone therapy, cross-?dress\p{L}*, drag (?:queen|king)s?,
  virgin(?:ity)?(?! (?:olive|mobile|media|atlantic|islands|coconut|mojito|active|train))
`);
const ORIGIN = list(String.raw`
  african[- ]americans?, afro-?(?:caribbean|american|latin[oa]?)s?, asian[- ]americans?,
  mexican[- ]americans?, native americans?, first nations?, aboriginal\p{L}*, indigenous, m[aā]ori,
  inuit, romani, roma (?:people|family|origin), gyps(?:y|ies), sinti, cherokee, navajo,
  apache (?:tribe|heritage), berbers?, kurd(?:s|ish)?, tamils?, uyghurs?, bi-?racial, multi-?racial,
  mixed[- ]race, racial(?:ly)?, rac(?:ism|ist|ists),
  (?:my|our|their|by|of|human) race(?! (?:cars?|tracks?|bikes?|day)), ethnic(?:ity|ities|ally|ity's)?,
  ethnic (?:minorit(?:y|ies)|background|group|origin)s?,
  (?:black|white|brown|asian|east asian|south asian|arab|arabic|african|latin[oax]|latina|hispanic|caucasian|jewish|indian|chinese|caribbean|middle eastern) ${PEOPLE},
  ${BE} (?:black|white|brown|asian|arab|african|latin[oax]|hispanic|caucasian|caribbean|persian|roma|colou?red)(?= *(?:$|[.,!?\n;]| (?:and|but|so|with|from))),
  caucasians?, hispanics?(?! (?:food|music)), latin[oax](?:s)?(?! (?:music|dance|food|dancing)),
  people of colou?r, persons? of colou?r, (?:skin|my) colou?r (?:of my skin|is (?:black|brown|white)),
  skin colou?r, of (?:\p{L}+ ){1,2}(?:descent|ancestry|heritage|origin|extraction),
  (?:my|our) (?:\p{L}+ )?(?:ancestry|heritage|descent|ethnic roots|ancestors),
  half[- ](?:black|white|asian|japanese|chinese|korean|indian|african|arab|jewish|mexican|filipino|latin[oa]|nigerian|turkish),
  immigrants?, refugees?, asylum(?: seekers?)?, undocumented, caste, dalit, brahmin
`);
const BODIES = list(String.raw`
  dna (?:test|tests|result|results|profile|sample|kit)s?, 23andme,
  (?:genetic|hereditary|inherited) (?:disorder|disease|condition|predisposition|mutation|test|testing|results?|risk|profile|defect)s?,
  my (?:genes|genome|genotype|dna|genetics), genome sequenc\p{L}*, brca\d?, chromosom\p{L}*,
  carrier of the .{1,20} gene, gene mutations?,
  (?:my|our) (?:finger ?prints?|face scan|retina|iris scan|voice ?print|palm ?print|biometrics?|blood type|blood group),
  finger ?print (?:scan|data|template)s?, biometric(?:s| data| scan| template)?,
  facial recognition (?:data|scan|template), iris scans?, retina scans?, voiceprints?
`);
const CRIMINAL = list(String.raw`
  felon(?:s|y|ies)?, misdemeanou?rs?, convict(?:ed|ion|ions|s),
  criminal (?:record|history|background|past|charges?|offen[cs]es?), ex-?con(?:s|vict|victs)?,
  ex-?offenders?, (?:in|to|from|of|after|left) (?:prison|jail), imprison(?:ed|ment), incarcerat\p{L}*,
  (?:served|serving|did|doing) (?:time|\d+ years)(?: in| for|$), parole, (?:on|my) probation,
  probation officer, (?:was|been|got|were) (?:arrested|jailed|indicted|sentenced|prosecuted|locked up),
  arrest(?:ed| record| warrant)s?, dui, dwi, drunk driving (?:charge|offen[cs]e), shoplift\p{L}*,
  restraining order, sex offenders?, juvenile (?:detention|record|hall), house arrest, ankle monitor
`);

export const SENSITIVE_ENGLISH: readonly string[] = [
  ...HEALTH,
  ...RELIGION,
  ...POLITICS,
  ...UNIONS,
  ...SEXUALITY,
  ...ORIGIN,
  ...BODIES,
  ...CRIMINAL,
];

/** Phrases that only look like it; taken out before looking. */
export const HARMLESS: readonly string[] = list(String.raw`
  union (?:station|square|jack|street|pacific), credit unions?, european union, western union,
  gospel (?:music|choirs?|songs?), trump cards?, race (?:cars?|tracks?|bikes?|conditions?|day),
  liberal arts, conservative (?:estimates?|investments?|approach|investing|style),
  blind (?:dates?|spots?|tastings?|tests?), chronic(?:les|ling|ler), oh my god, omg,
  christmas(?: \p{L}+)?, political (?:science|thrillers?|satire),
  mental (?:arithmetic|maths?|model|models|note), game of thrones,
  straight (?:answers?|talk|lines?|hair|forward|away|to the point|edge razor),
  black (?:coffee|tea|metal|and white|pepper|beans?|box|holes?|cats?|friday|belt|clothes|mirror|panther|sabbath),
  white (?:wine|noise|chocolate|papers?|space|boards?|rice|bread|water),
  brown (?:rice|bread|sugar|noise), indian (?:food|cuisine|restaurants?|curr(?:y|ies)|cooking|recipes),
  asian (?:food|cuisine|fusion|cooking|noodles|restaurants?|recipes|cinema),
  chinese (?:food|cuisine|cooking|tea|restaurants?|literature), sex and the city, monk fruit, monkfish,
  priest band, temple run, church(?:es)? architecture, gothic churches, god of war, the godfather,
  jesus christ superstar, pro-?grammer, disease control board game, pandemic board game,
  cancer research uk shop, chronic procrastinator, first aid, second opinions?, screen sharing,
  injury time, heart(?:y|warming) \p{L}+, depression era, great depression, prison break,
  orange is the new black, crime (?:novels?|fiction|podcasts?|shows?|dramas?|series), true crime,
  legal dramas?, protest songs?, folk protest, election night coverage, house of cards,
  parliament funk, monk \(tv\), hospital dramas?, medical dramas?, grey's anatomy, vertigo comics,
  seizure of, account transition, orthodox approach, drag and drop, drag racing, trans-?atlantic,
  trans fats?, ace of base, pride and prejudice, protein, sober design, nunchucks?, religiously,
  cult (?:films?|movies?|classics?),
  disabled (?:by default|feature|the feature|buttons?|notifications), disable, arrested development,
  allergen-free, crime, symptom checker, chapel hill, communion wine bar,
  virgin (?:olive oil|mobile|media|atlantic|islands|active|trains?), pastor tacos, al pastor,
  eid mubarak card, zen gardens?, native (?:apps?|speakers?|plants?|language|code), indigenous plants,
  genetic algorithms?, illness-free, cataract falls, ethnic (?:food|restaurants?|cuisine),
  diagnostics?, stutter-free, transplanting (?:seedlings|plants), plant diseases?, surgery simulator,
  kosher salt, halal guys, anxiety-free, birth control pill bug, conviction to, ballot box stuffing,
  sicilian defence, caf(?:e|é) communion, house party, party (?:planning|games?|music|food),
  bachelor party, labour-saving, senators (?:game|hockey), ottawa senators, texas rangers,
  washington nationals
`);
