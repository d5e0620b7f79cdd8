"""How people name countries and say where they are from, folded, beside the official names that CLDR already has.

Demonyms are stems: in Spanish the ending is added (`hondureñ` -> hondureño, hondureña, hondureños, hondureñas).
"""

# ruff: noqa: E501 (a table reads better with one entry a line)
from __future__ import annotations

from app.dialogue.readers.lexicon import word_set

# Everyday names, short forms and spellings, by ISO 3166-1 alpha-2 code.
NAMES = {
    "AE": "emiratos|emirates|dubai", "BA": "bosnia", "BO": "bolivia", "BR": "brazil|brasil",
    "CD": "dr congo|d r congo|congo kinshasa|rdc|drc|zaire|congo democratico|democratic republic of the congo|democratic republic of congo",
    "CG": "congo brazzaville|republica del congo|republic of the congo|republic of congo",
    "CF": "centroafrica|centro africa|central african republic", "CI": "costa de marfil|ivory coast|cote divoire",
    "CV": "cabo verde|cape verde", "CZ": "republica checa|czech republic|checoslovaquia", "DO": "rep dominicana|republica dominicana|la dominicana|dominican republic|rd|quisqueya|dominicana",
    "ES": "espana|spain", "GB": "inglaterra|england|escocia|scotland|gales|wales|gran bretana|great britain|uk|irlanda del norte|northern ireland",
    "GF": "guyana francesa", "GT": "guate|watemala|wuatemala|guatemala|guatemla|guatemal", "GW": "guinea bisau", "GY": "guyana|guayana inglesa", "HK": "hong kong",
    "HN": "hond|onduras|hondura|honduras|catrachilandia|hondurs", "HT": "haiti|ayiti|aiti", "KP": "corea del norte|north korea", "KR": "corea del sur|south korea",
    "MK": "macedonia", "MM": "birmania|burma|myanmar", "MX": "mexico|mejico|estados unidos mexicanos|mex|mx",
    "NI": "nicaragua|nica|nicarahua", "NL": "holanda|holland", "PG": "papua", "PS": "palestina|palestine", "RU": "rusia|russia",
    "SV": "el salvador|salvador|salvado|elsalvador|el salvado|cuscatlan", "SY": "siria|syria", "TR": "turquia|turkey", "TW": "taiwan", "TZ": "tanzania",
    "US": "estados unidos|eeuu|ee uu|eua|e e u u|e u a|usa|us|u s a|u s|united states|united states of america|estados unidos de america|estados unidos de norteamerica|norteamerica|gringolandia|los estados|the states|unated states",
    "VA": "vaticano|vatican", "VE": "venezuela|benezuela|vzla|venezuela republica bolivariana", "VN": "vietnam", "ZA": "sudafrica|south africa|africa del sur",
    "SZ": "suazilandia|swaziland", "TL": "timor oriental|east timor", "KG": "kirguistan", "KZ": "kazajstan", "BY": "bielorrusia|belarus", "MD": "moldova|moldavia",
    "CU": "cuba|kuba|cuva", "CR": "costa rica|costarica", "PR": "puerto rico|borinquen", "EC": "ecuador|equador", "PE": "peru", "CO": "colombia|kolombia",
    "BZ": "belice|belize|belise", "PA": "panama", "JM": "jamaica", "CM": "camerun|cameroon", "GH": "ghana|gana", "NG": "nigeria", "CN": "china", "IN": "india", "AF": "afganistan|afghanistan",
    "PY": "paraguay", "UY": "uruguay|urugay", "AR": "argentina", "CL": "chile", "TT": "trinidad|trinidad y tobago", "UA": "ucrania|ukraine",
}  # fmt: skip

# Spanish stems that take o, a, os, as.
STEMS = {
    "AF": "afgan", "AL": "albanes", "AM": "armeni", "AO": "angolan|angoleñ", "AR": "argentin", "AT": "austriac", "AU": "australian",
    "BF": "burkines", "BO": "bolivian", "BR": "brasileñ|brasiler", "BY": "bielorrus", "BZ": "beliceñ", "CH": "suiz", "CL": "chilen", "CM": "camerunes",
    "CO": "colombian", "CR": "costarriqueñ", "CU": "cuban", "CZ": "chec", "DO": "dominican", "DZ": "argelin", "EC": "ecuatorian", "EG": "egipci",
    "ER": "eritre", "ET": "etiop", "FI": "finlandes", "GE": "georgian", "GN": "guinean", "GR": "grieg", "GT": "guatemaltec", "GY": "guyanes",
    "HN": "hondureñ|ondureñ|catrach|hondurenñ|hondurean", "HT": "haitian|aitian", "HU": "hungar", "IN": "hindu", "IT": "italian", "JM": "jamaiquin|jamaican", "JO": "jordan",
    "KE": "kenian", "LB": "libanes", "LR": "liberian", "LY": "libi", "MX": "mexican|mejican", "NI": "nicaragüense?|pinoler", "NO": "norueg", "PE": "peruan",
    "PH": "filipin", "PK": "pakistan", "PL": "polac", "PR": "puertorriqueñ|portorriqueñ", "PS": "palestin", "PY": "paraguay", "RO": "ruman", "RU": "rus",
    "SE": "suec", "SO": "somal", "SR": "surinames", "SV": "salvadoreñ|guanac|salvadorean|salvatruch|salvadorenñ", "SY": "siri", "TN": "tunecin", "TR": "turc", "TZ": "tanzan", "UG": "ugandes", "UA": "ucranian",
    "UY": "uruguay", "VE": "venezolan|benesolan|venesolan|venezolan|venec", "ZA": "sudafrican", "CV": "caboverdian", "CN": "chin", "KP": "norcorean", "KR": "surcorean", "NL": "holandes",
}  # fmt: skip

# Whole words that need no ending, or an ending of their own, in both languages.
DEMONYMS = {
    "AF": "afghan|afghani", "AO": "angolan", "AR": "argentinian|argentine|argentinean", "BD": "bangladesi|bangladeshi", "BO": "bolivian", "BR": "brazilian|brazuca",
    "BZ": "belizean|belician", "CA": "canadiense|canadienses|canadian", "CL": "chilean", "CM": "cameroonian", "CN": "chinese", "CO": "colombian|columbian|paisa colombiano", "CR": "costarricense|costarricenses|costa rican|tico|tica|ticos|ticas",
    "CU": "cuban", "DE": "aleman|alemana|german", "DK": "danes|danesa|danish", "DO": "quisqueyano|quisqueyana", "EC": "ecuadorian|ecuadorean", "EG": "egyptian", "ER": "eritrean",
    "ES": "espanol|espanola|spaniard|espanoles", "ET": "etiope|etiopes|ethiopian", "FR": "frances|francesa|french", "GB": "ingles|inglesa|british|english|escoces|escocesa|scottish|britanico|britanica",
    "GH": "ghanes|ghanesa|ghanaian", "GM": "gambiano|gambian", "GT": "chapin|chapina|chapines|chapinas|guatemalan|guatemalteko|guatemalteka|wuatemalteco|chapinlandia", "GY": "guyanese", "HN": "honduran|hondurian|hondureno|hondurena|catracho|catracha",
    "HT": "haitian|ayisyen|ayisyen an", "IE": "irlandes|irlandesa|irish", "IL": "israeli|israelita", "IN": "indian|indio de la india", "IQ": "iraqui|iraki|iraqi", "IR": "irani|iranian|persa", "IT": "italian",
    "JM": "jamaican", "JP": "japones|japonesa|japanese", "KE": "kenyan", "KZ": "kazajo|kazakh", "LK": "ceilandes|sri lankan", "MA": "marroqui|moroccan", "ML": "maliense|malian", "MR": "mauritano|mauritana|mauritanian", "MX": "mexican",
    "NG": "nigeriano|nigeriana|nigerian", "NI": "nicaraguense|nicaraguenses|nica|nicas|nicaraguan|nicoya", "NL": "dutch", "NP": "nepali|nepales|nepalesa|nepalese", "PA": "panameno|panamena|panamenos|panamanian|canalero", "PE": "peruvian|peruano|cholo peruano",
    "PH": "filipino|filipina", "PK": "pakistani", "PL": "polish|pole", "PR": "boricua|puerto rican|borinqueno", "PT": "portugues|portuguesa|portuguese", "PY": "paraguayan|guarani paraguayo", "RO": "romanian", "RU": "russian",
    "SL": "sierraleones|sierra leonean", "SN": "senegales|senegalesa|senegalese", "SO": "somali", "SV": "salvadoran|salvadorian|salvadorena|salvadoreno|guanaco|guanaca|salvi", "SD": "sudanes|sudanesa|sudanese", "SY": "syrian", "TG": "togoles|togolesa|togolese",
    "TJ": "tayiko|tajik", "TR": "turkish", "UA": "ukrainian", "US": "american|estadounidense|estadounidenses|estadunidense|norteamericano|norteamericana|gringo|gringa|us citizen|american citizen", "UY": "uruguayan", "UZ": "uzbeko|uzbek", "VE": "venezuelan|venezolano|veneco|chamo", "VN": "vietnamita|vietnamese", "YE": "yemeni", "ZW": "zimbabuense|zimbabwean",
    "BJ": "benines|beninese", "CI": "marfileno|marfilena|ivorian", "BI": "burundes|burundian", "RW": "ruandes|ruandesa|rwandan", "TT": "trinitense|trinidadian|trinitario", "GE": "georgian", "AM": "armenian", "BY": "belarusian", "TN": "tunisian", "DZ": "algerian", "MD": "moldavo|moldovan", "KG": "kirguis|kyrgyz",
}  # fmt: skip

# One word, several countries: the readings to offer.
AMBIGUOUS = {
    "guinea": ("GN", "GW", "GQ"), "guineano": ("GN", "GW", "GQ"), "guineana": ("GN", "GW", "GQ"), "guinean": ("GN", "GW", "GQ"), "congo": ("CD", "CG"), "congoleno": ("CD", "CG"),
    "congolena": ("CD", "CG"), "congoles": ("CD", "CG"), "congolesa": ("CD", "CG"), "congolese": ("CD", "CG"), "el congo": ("CD", "CG"), "the congo": ("CD", "CG"), "corea": ("KR", "KP"), "korea": ("KR", "KP"),
    "coreano": ("KR", "KP"), "coreana": ("KR", "KP"), "korean": ("KR", "KP"), "guayana": ("GY", "GF"), "guayanes": ("GY", "GF"), "guayanesa": ("GY", "GF"), "guiana": ("GY", "GF"),
    "islas virgenes": ("VI", "VG"), "virgin islands": ("VI", "VG"), "dominican": ("DO", "DM"), "san martin": ("MF", "SX"), "saint martin": ("MF", "SX"), "st martin": ("MF", "SX"),
    "granada": ("GD", "NI", "ES"), "georgia": ("GE", "US"), "jordan": ("JO", "US"),
}  # fmt: skip

# States that are no more, and words that name a continent or a region: which country today is asked.
FORMER = word_set(
    """
    urss|union sovietica|soviet union|ussr|yugoslavia|checoslovaquia|czechoslovakia
    """
)
REGIONS = word_set(
    """
    america|centroamerica|centro america|central america|sudamerica|suramerica|south america|latinoamerica|
    latin america|africa|europa|europe|asia|el caribe|caribe|caribbean|centroamericano|centroamericana|latino|
    latina|africano|africana|african|medio oriente|middle east|las antillas|antillas|americano|americana|
    indigena|union europea
    """
)
STATELESS = word_set(
    """
    apatrida|stateless|sin nacionalidad|no tengo nacionalidad|sin patria
    """
)

# Places that carry a country's name and are something else.
NOT_COUNTRIES = word_set(
    """
    nuevo mexico|new mexico|ciudad de mexico|mexico city|cd de mexico|cd mexico|estado de mexico|edo de mexico|
    edomex|golfo de mexico|san salvador|ciudad de guatemala|guatemala city|ciudad guatemala|panama city|
    ciudad de panama|nueva guinea|santiago de cuba|santiago de chile|nueva granada|san pedro de honduras|
    jordan hill|georgia usa|atlanta georgia|little haiti|calle honduras|colonia guatemala|colonia honduras|
    colonia mexico|colonia cuba|cuba new mexico|el salvador huehuetan|bahia de honduras|new england|
    nueva inglaterra|republica de honduras calle|salvador de bahia|salvador bahia|puerto cuba|
    english side|french side|english part|french part|english speaking|french speaking|english region|french region|
    zona inglesa|zona francesa|parte inglesa|parte francesa|habla inglesa|habla francesa
    """
)
