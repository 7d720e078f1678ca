/** Places and the time they keep. */

const ZONES: Readonly<Record<string, string>> = {
  London:
    "london|the uk|uk|england|scotland|wales|manchester|edinburgh|glasgow|birmingham|bristol|leeds|liverpool|sheffield|cardiff|belfast|newcastle|nottingham|brighton|leicester|coventry|southampton|portsmouth|plymouth|york|oxford|cambridge|norwich|aberdeen|dundee|inverness|swansea|hull|bradford|sunderland|dorset|somerset|norfolk|suffolk|essex|sussex|surrey|lancashire|northumberland|the highlands|the midlands|cornwall|devon|kent|yorkshire|cumbria|britain|great britain|the united kingdom|northern ireland",
  Berlin:
    "berlin|munich|hamburg|germany|cologne|frankfurt|stuttgart|düsseldorf|leipzig|dresden|hanover|nuremberg|bremen|bavaria|saxony|hesse|dortmund|essen|bonn|freiburg|karlsruhe|mainz|rostock",
  Paris:
    "paris|france|lyon|marseille|toulouse|bordeaux|lille|nantes|strasbourg|nice|brittany|provence|montpellier|rennes|normandy|corsica",
  Madrid:
    "madrid|spain|barcelona|valencia|seville|bilbao|málaga|malaga|andalusia|mallorca|zaragoza|granada|galicia|catalonia|the basque country",
  Rome: "rome|milan|italy|turin|naples|florence|bologna|venice|sicily|tuscany|palermo|genoa|verona|sardinia|puglia",
  Amsterdam: "amsterdam|the netherlands|netherlands|holland|rotterdam|utrecht|the hague|eindhoven",
  Brussels: "brussels|belgium|antwerp|ghent|bruges",
  Vienna: "vienna|austria|graz|salzburg|innsbruck",
  Zurich: "zurich|zürich|geneva|switzerland|basel|bern|lausanne|zermatt",
  Dublin: "dublin|ireland|cork|galway|limerick",
  Stockholm: "stockholm|sweden|gothenburg|malmö|malmo|uppsala",
  Oslo: "oslo|norway|bergen|trondheim|stavanger|tromsø|tromso|bodø",
  Copenhagen: "copenhagen|denmark|aarhus|odense",
  Helsinki: "helsinki|finland|tampere|espoo",
  Reykjavik: "reykjavik|reykjavík|iceland",
  Warsaw: "warsaw|poland|kraków|krakow|gdansk|gdańsk|wrocław|wroclaw|poznan|poznań|lodz",
  Prague: "prague|czechia|the czech republic|brno",
  Bratislava: "bratislava|slovakia",
  Budapest: "budapest|hungary",
  Bucharest: "bucharest|romania|cluj",
  Sofia: "sofia|bulgaria",
  Zagreb: "zagreb|croatia|split",
  Belgrade: "belgrade|serbia",
  Kyiv: "kyiv|kiev|ukraine|lviv|odesa",
  Tallinn: "tallinn|estonia",
  Riga: "riga|latvia",
  Vilnius: "vilnius|lithuania",
  Lisbon: "lisbon|portugal|porto|coimbra|the algarve|braga|madeira",
  Athens: "athens|greece|thessaloniki|crete|patras",
  Istanbul: "istanbul|turkey|ankara|izmir|türkiye",
  Moscow: "moscow|st petersburg",
  "Tel Aviv": "tel aviv|haifa",
  Dubai: "dubai|abu dhabi|the uae|uae|the emirates",
  Riyadh: "riyadh|saudi arabia|jeddah",
  Doha: "doha|qatar",
  Cairo: "cairo|egypt|alexandria",
  Lagos: "lagos|nigeria|abuja|ibadan|port harcourt|kano|enugu|benin city",
  Nicosia: "cyprus|nicosia|limassol|larnaca",
  Valletta: "malta|valletta",
  Luxembourg: "luxembourg",
  Ljubljana: "slovenia|ljubljana",
  Tbilisi: "tbilisi",
  Yerevan: "armenia|yerevan",
  Almaty: "kazakhstan|almaty|astana",
  Beirut: "lebanon|beirut",
  Amman: "jordan|amman",
  Kuwait: "kuwait",
  Muscat: "oman|muscat",
  Tunis: "tunisia|tunis",
  Dakar: "senegal|dakar",
  Kigali: "rwanda|kigali",
  "Dar es Salaam": "tanzania|dar es salaam",
  Harare: "zimbabwe|harare",
  Lusaka: "zambia|lusaka",
  Montevideo: "uruguay|montevideo",
  Quito: "ecuador|quito",
  "San José": "costa rica",
  Jamaica: "jamaica",
  Accra: "accra|ghana|kumasi",
  Nairobi: "nairobi|kenya|mombasa",
  Kampala: "kampala|uganda",
  "Addis Ababa": "addis ababa|ethiopia",
  Johannesburg:
    "johannesburg|south africa|cape town|durban|pretoria|joburg|soweto|port elizabeth|bloemfontein",
  Casablanca: "casablanca|morocco|rabat|marrakesh",
  "Eastern Time":
    "new york|new york city|nyc|brooklyn|boston|miami|florida|atlanta|georgia usa|philadelphia|pittsburgh|washington dc|detroit|michigan|ohio|toronto|ottawa|montreal|quebec|ontario|new jersey|pennsylvania|massachusetts|north carolina|south carolina|virginia|maryland|maine|vermont|connecticut|cleveland|cincinnati|columbus|baltimore|charlotte|tampa|orlando|buffalo|rhode island|new hampshire|delaware|west virginia|kentucky|indianapolis|indiana|the east coast|east coast",
  "Central Time":
    "chicago|illinois|houston|dallas|austin|san antonio|texas|minneapolis|minnesota|wisconsin|iowa|missouri|st louis|kansas|oklahoma|louisiana|new orleans|nashville|winnipeg|manitoba|nebraska|milwaukee|memphis|tennessee|arkansas|alabama|mississippi|omaha|kansas city|tulsa|north dakota|south dakota",
  "Mountain Time":
    "denver|colorado|utah|salt lake city|boise|idaho|albuquerque|montana|wyoming|new mexico|calgary|edmonton|alberta",
  "Arizona Time": "phoenix|arizona|tucson",
  "Pacific Time":
    "los angeles|la|san francisco|seattle|california|portland|san diego|vancouver|oakland|oregon|nevada|las vegas|british columbia|washington state|sacramento|fresno|san jose|berkeley|long beach|tacoma|the west coast|west coast|the bay area",
  "Atlantic Time": "halifax|nova scotia|new brunswick",
  "Hawaii Time": "hawaii|honolulu",
  "Alaska Time": "alaska|anchorage",
  "Mexico City": "mexico city|mexico|guadalajara|monterrey|puebla|oaxaca",
  "São Paulo":
    "são paulo|sao paulo|brazil|rio de janeiro|rio|recife|salvador|belo horizonte|curitiba|porto alegre|fortaleza|brasília|brasilia|santos|campinas|minas gerais|bahia",
  "Buenos Aires": "buenos aires|argentina|córdoba",
  Santiago: "santiago|chile|valparaíso",
  Bogotá: "bogotá|bogota|colombia|medellín|medellin|cali|cartagena",
  Lima: "lima|peru",
  Tokyo: "tokyo|japan|osaka|kyoto|yokohama|sapporo|fukuoka|nagoya|kobe|hiroshima|okinawa",
  Seoul: "seoul|south korea|korea|busan",
  Shanghai: "beijing|shanghai|china|shenzhen|guangzhou|chengdu",
  "Hong Kong": "hong kong",
  Taipei: "taipei|taiwan",
  Singapore: "singapore",
  "Kuala Lumpur": "kuala lumpur|malaysia|penang",
  Jakarta: "jakarta|indonesia",
  Bangkok: "bangkok|thailand|chiang mai",
  Hanoi: "hanoi|vietnam|ho chi minh city|saigon",
  Manila: "manila|the philippines|philippines|cebu",
  India:
    "india|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|kolkata|pune|ahmedabad|jaipur|kerala|goa|tamil nadu|karnataka|gujarat|maharashtra|rajasthan|punjab|west bengal|lucknow|surat|indore|nagpur|kochi|coimbatore|gurgaon|noida|chandigarh|mysore|telangana|andhra pradesh|uttar pradesh|bhopal|tiruppur",
  Karachi: "karachi|pakistan|lahore|islamabad",
  Dhaka: "dhaka|bangladesh",
  Colombo: "colombo|sri lanka",
  Kathmandu: "kathmandu|nepal",
  Sydney:
    "sydney|melbourne|canberra|victoria australia|geelong|newcastle nsw|tasmania|hobart|new south wales",
  Brisbane: "brisbane|queensland",
  Adelaide: "adelaide|south australia",
  Perth: "perth|western australia",
  "New Zealand": "new zealand|auckland|wellington|christchurch|nz|dunedin|hamilton nz|queenstown",
};

const FOUND = new Map<string, string>();
for (const [zone, names] of Object.entries(ZONES)) for (const name of names.split("|")) FOUND.set(name, zone);

/** The zone of a place, by the name of a city that keeps its time or as it is called in its country. */
export function zoneOf(place: string): string | undefined {
  return FOUND.get(place.trim().toLowerCase());
}
