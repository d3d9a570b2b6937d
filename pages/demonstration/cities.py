"""The cities of the demonstration: real ones, by the name and country (and state, in the USA) the gazetteer knows them by."""

#: The twelve that are written with a character of their own come first; see `characters`.
WRITTEN = (
    ("Lisbon", "PT"), ("Charlotte", "US NC"), ("Nairobi", "KE"), ("Kraków", "PL"), ("São Paulo", "BR"), ("Tokyo", "JP"),
    ("Reykjavík", "IS"), ("Lagos", "NG"), ("Istanbul", "TR"), ("Dublin", "IE"), ("Auckland", "NZ"), ("Mexico City", "MX"),
)  # fmt: skip

_NORTH_AMERICA = """
US NC: Raleigh, Asheville, Greensboro | US SC: Columbia, Greenville, Charleston | US GA: Atlanta, Savannah
US TN: Nashville, Knoxville, Memphis | US VA: Richmond | US NY: New York City, Buffalo | US MA: Boston
US PA: Philadelphia, Pittsburgh | US DC: Washington | US MD: Baltimore | US FL: Miami, Tampa, Orlando
US IL: Chicago | US MI: Detroit | US OH: Cleveland, Columbus | US MN: Minneapolis | US WI: Milwaukee
US MO: St. Louis, Kansas City | US LA: New Orleans | US TX: Austin, Houston, Dallas, San Antonio
US CO: Denver | US UT: Salt Lake City | US AZ: Phoenix, Tucson | US NM: Albuquerque | US NV: Las Vegas
US CA: Los Angeles, San Francisco, San Diego, Oakland, Sacramento | US OR: Portland | US ME: Portland
US WA: Seattle | US HI: Honolulu | US AK: Anchorage
CA: Toronto, Montréal, Vancouver, Calgary, Ottawa, Halifax
MX: Guadalajara, Monterrey, Oaxaca | GT: Guatemala City | CR: San José | PA: Panamá | CU: Havana | JM: Kingston
"""
_SOUTH_AMERICA = """
BR: Rio de Janeiro, Salvador, Porto Alegre, Recife | AR: Buenos Aires, Córdoba | CL: Santiago, Valparaíso
PE: Lima | CO: Bogotá, Medellín | EC: Quito | UY: Montevideo
"""
_EUROPE = """
PT: Porto, Cascais, Setúbal, Coimbra | ES: Madrid, Barcelona, Sevilla, Bilbao | FR: Paris, Lyon, Marseille
GB: London, Manchester, Edinburgh, Glasgow, Bristol, Cardiff, Belfast | IE: Cork
DE: Berlin, Hamburg, Köln, Munich, Leipzig | NL: Amsterdam, Utrecht | BE: Brussels, Ghent
CH: Zürich, Genève | AT: Vienna | IT: Rome, Milan, Turin, Naples | DK: Copenhagen | SE: Stockholm, Malmö
NO: Oslo, Bergen | FI: Helsinki | EE: Tallinn | LV: Riga | LT: Vilnius | PL: Warsaw, Gdańsk, Łódź
CZ: Prague | HU: Budapest | RO: Bucharest | BG: Sofia | GR: Athens | HR: Zagreb | RS: Belgrade | SI: Ljubljana
"""
_AFRICA = """
ZA: Cape Town, Johannesburg | EG: Cairo | MA: Casablanca, Marrakesh | GH: Accra | SN: Dakar | ET: Addis Ababa
TZ: Dar es Salaam | UG: Kampala | RW: Kigali | TN: Tunis
"""
_ASIA = """
JP: Osaka, Kyoto, Fukuoka | KR: Seoul, Busan | TW: Taipei | HK: Hong Kong | SG: Singapore | MY: Kuala Lumpur
TH: Bangkok, Chiang Mai | VN: Hanoi, Ho Chi Minh City | PH: Manila | ID: Jakarta | IN: Mumbai, Delhi, Bengaluru, Chennai, Kolkata
NP: Kathmandu | LK: Colombo | AE: Dubai | IL: Tel Aviv | JO: Amman | LB: Beirut | GE: Tbilisi | AM: Yerevan
"""
_OCEANIA = """
AU: Sydney, Melbourne, Brisbane, Perth, Adelaide | NZ: Wellington, Christchurch | FJ: Suva | WS: Apia
"""

#: What people speak beside English at an everyday evening, by country.
LANGUAGES = dict(
    entry.split("=")
    for entry in (
        "PT=Portuguese,BR=Portuguese,ES=Spanish,MX=Spanish,GT=Spanish,CR=Spanish,PA=Spanish,CU=Spanish,AR=Spanish,"
        "CL=Spanish,PE=Spanish,CO=Spanish,EC=Spanish,UY=Spanish,FR=French,SN=French,DE=German,AT=German,CH=German,"
        "NL=Dutch,BE=Dutch,IT=Italian,DK=Danish,SE=Swedish,NO=Norwegian,FI=Finnish,EE=Estonian,LV=Latvian,"
        "LT=Lithuanian,PL=Polish,CZ=Czech,HU=Hungarian,RO=Romanian,BG=Bulgarian,GR=Greek,HR=Croatian,RS=Serbian,"
        "SI=Slovenian,EG=Arabic,MA=Arabic,TN=Arabic,AE=Arabic,JO=Arabic,LB=Arabic,ET=Amharic,TZ=Swahili,"
        "RW=Kinyarwanda,JP=Japanese,KR=Korean,TW=Mandarin,HK=Cantonese,MY=Malay,TH=Thai,VN=Vietnamese,PH=Tagalog,"
        "ID=Indonesian,NP=Nepali,LK=Sinhala,IL=Hebrew,GE=Georgian,AM=Armenian,WS=Samoan,TO=Tongan"
    ).split(",")
)


def all_of_them() -> list[tuple[str, str]]:
    """Every city as (name, country, or country and state), the written ones first, in an order that never changes."""
    listed = list(WRITTEN)
    for block in (_NORTH_AMERICA, _SOUTH_AMERICA, _EUROPE, _AFRICA, _ASIA, _OCEANIA):
        for part in block.replace("\n", "|").split("|"):
            where, _, names = part.strip().partition(":")
            listed += [(name.strip(), where) for name in names.split(",") if name.strip()]
    return listed
