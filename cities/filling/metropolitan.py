"""Codes of metropolitan areas, which no list of airports has: the city each stands for, by name and country.

With them stand a few of airports that their list puts into a suburb and everybody else into the city.
"""

#: A code that is an airport's too (BKK, NBO) stands here where it is what all of them are known by.
METROPOLITAN = {
    code: (name.strip(), country)
    for country, entries in (
        ("AR", "BUE Buenos Aires"),
        ("AZ", "BAK Baku"),
        ("BE", "BRU Brussels"),
        ("BR", "SAO São Paulo, RIO Rio de Janeiro, BHZ Belo Horizonte"),
        ("CA", "YTO Toronto, YMQ Montréal, YEA Edmonton, YVR Vancouver"),
        ("CL", "VAP Valparaíso"),
        ("CN", "BJS Beijing"),
        ("CO", "MDE Medellín"),
        ("DE", "BER Berlin"),
        ("ES", "TCI Santa Cruz de Tenerife"),
        ("FR", "PAR Paris, EAP Mulhouse"),
        ("GB", "LON London"),
        ("ID", "JKT Jakarta"),
        ("IR", "THR Tehran"),
        ("IS", "REK Reykjavík"),
        ("IT", "ROM Rome, MIL Milan"),
        ("JP", "TYO Tokyo, OSA Osaka, SPK Sapporo, NGO Nagoya"),
        ("KE", "NBO Nairobi"),
        ("KR", "SEL Seoul"),
        ("MY", "KUL Kuala Lumpur"),
        ("PA", "PTY Panama City"),
        ("RO", "BUH Bucharest"),
        ("RU", "MOW Moscow"),
        ("SE", "STO Stockholm, MMA Malmö"),
        ("TH", "BKK Bangkok"),
        ("TR", "IZM İzmir"),
        ("US", "NYC New York City, CHI Chicago, WAS Washington, DTT Detroit"),
    )
    for code, _, name in (entry.strip().partition(" ") for entry in entries.split(","))
}
