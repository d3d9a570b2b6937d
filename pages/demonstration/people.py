"""Invented people: names from many places, in many shapes, and what they may be asked about."""

from random import Random

GIVEN = """Ana Bea Carlos Dmitri Elif Farah Grace Hank Inês Joana Ken Lorna Mo Nadia Olu Priya Rui Sofia Tomás Uma Viktor
Wanjiru Ximena Yuki Zofia Adaeze Bjørn Chidi Dana Esra Femi Gael Hye-jin Ivo Jules Kwame Leïla Marta Nils Oona Paz Quinn
Rosa Sana Theo Ulla Vera Wen Yara Zbyszek Aoife Bruno Curtis Dilnoza Emeka Fionn Gudrún Haruka Ishaan Jun Kiri Luca
Maia Noor Omar Petra Rangi Sigrún Tala Uriel Valentina Wiremu Yusuf Žana""".split()
FAMILY = """Ferreira Tavares Prata Reis Vaz Marsh Bell Whitfield Colón Webb Kaya Pham Dooley Archer Price Farouk Obi Wilk
Raman Tanaka Mwangi Kamau Otieno Nowak Wójcik Silva Souza Oliveira Yılmaz Demir Murphy Walsh Byrne Adeyemi Okafor Bello
Jónsdóttir Einarsson Sato Suzuki Park Kim Tran Nguyen Hernández Ramírez García Ngata Wright Cohen Haddad Petrov Novák
Horvat Lindqvist Andersen Rossi Moreau Dubois Schäfer Vogel Van Dijk Peeters Osei Diop Tadesse Nandakumar""".split()
#: Names that test a page: one word, long, from right to left, without Latin letters, with an emoji.
SHAPES = (
    "Madhu", "山田 太郎", "نور الهدى", "Πηνελόπη Δέλτα", "Maria da Conceição Albuquerque de Vasconcelos e Sousa",
    "Ваня", "이서연", "Bo 🐝", "Jean-Pierre van der Meer-Oyelaran", "สมชาย ใจดี", "X", "D’Arcy O’Neil",
)  # fmt: skip
STARTERS = (
    "bees", "old bus tickets", "listening slower", "what I read last", "how the radio went", "baking on Thursdays",
    "three good staircases", "my notebook", "mending things", "the night train", "saying hello in nine languages",
    "the museum I fell asleep in", "a long walk, if you’d like one too", "my grandmother’s letters",
)  # fmt: skip


def names(random: Random, count: int) -> list[str]:
    """`count` different names, the ones of odd shapes among the first."""
    made = list(SHAPES[:count])
    seen = set(made)
    while len(made) < count:
        name = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
        if name not in seen:
            seen.add(name)
            made.append(name)
    return made
