"""The twelve chapters written with a character of their own, and the everyday evenings of all the others."""

from dataclasses import dataclass, field
from datetime import time

from events.rsvps.asking.questions import Kind, Question


@dataclass(frozen=True)
class Place:
    """A venue: where it is, how to find its door, and what access there is."""

    name: str
    address: str
    latitude: float | None = None
    longitude: float | None = None
    door: str = ""
    access: str = ""


@dataclass(frozen=True)
class Evening:
    """Something that repeats; `rule` holds the schedule form's own fields."""

    title: str
    description: str
    rule: dict[str, object]
    starts: time
    ends: time
    place: int = 0
    capacity: int | None = 40
    guests: int = 2
    cost: str = "Free"
    languages: str = "English"
    walking_in: str = "Somebody at the door has a list and a pen. You get a badge and a chair next to a regular."
    questions: tuple[Question, ...] = ()
    closes_before_hours: int | None = None


@dataclass(frozen=True)
class Character:
    """How a chapter is: what it says of itself, where it meets, and what it does."""

    about: str
    places: tuple[Place, ...]
    evenings: tuple[Evening, ...]
    letters: str = ""
    mark: tuple[str, str, str] | None = None
    more: dict[str, str] = field(default_factory=dict)


def nth(which: str, weekday: str, interval: int = 1) -> dict[str, object]:
    """The nth weekday of every month, as the form says it."""
    return {"repeats": "monthly_by_weekday", "nth": which, "weekdays": [weekday], "interval": interval}


def weekly(weekdays: list[str], interval: int = 1) -> dict[str, object]:
    """Every so many weeks on some weekdays, as the form says it."""
    return {"repeats": "weekly", "weekdays": weekdays, "interval": interval}


def day_of_month(day: str) -> dict[str, object]:
    """The same day of every month, as the form says it."""
    return {"repeats": "monthly_by_day", "day": day, "interval": 1}


CHARACTERS: dict[str, Character] = {
    "Lisbon": Character(
        about="One long table, one short prompt, and people reading each other something they have not published yet. "
        "We meet behind a bakery. Portuguese and English, in whatever mixture works.",
        mark=("ocean", "or", "wavy"),
        places=(
            Place(
                "Casa do Alpendre",
                "Rua da Bica 21, Bairro Alto, Lisbon",
                38.7105,
                -9.1462,
                "Green gate left of the bakery, then through the courtyard. The bell says “Alpendre 2”.",
                "Step-free from the courtyard gate. Accessible toilet on the ground floor. Quiet room upstairs.",
            ),
            Place(
                "Estúdio 9",
                "Rua do Açúcar 9, Marvila, Lisbon",
                38.7392,
                -9.1035,
                "The blue roller door, knock twice.",
                "One step at the door; we have a ramp.",
            ),
            Place(
                "Jardim da Estrela kiosk", "Praça da Estrela, Lisbon", 38.7140, -9.1605, "The round kiosk by the pond."
            ),
        ),
        evenings=(
            Evening(
                "Thursday Table: writing in public, quietly",
                "One long table, one short prompt, and ninety minutes of people reading each other something they have "
                "not published yet. Nobody is recording. Bring a page, or bring ears.",
                nth("4", "TH"),
                time(19),
                time(21, 30),
                languages="Portuguese and English",
                cost="Free. You buy your own supper",
            ),
            Evening(
                "Podcast clinic",
                "Bring ten minutes of tape and one question. Twelve chairs, two good speakers.",
                nth("last", "TU"),
                time(19),
                time(21),
                place=1,
                capacity=12,
                cost="5 euros for the room",
                languages="English",
                questions=(
                    Question("What do you bring?", Kind.CHOICE, ("Ten minutes of tape", "A script", "Only my ears")),
                    Question("Do you need a microphone?", Kind.YES_NO),
                ),
                closes_before_hours=2,
            ),
            Evening(
                "Lunch, no agenda",
                "Soup and whoever is there.",
                nth("last", "WE"),
                time(12, 30),
                time(14),
                place=2,
                capacity=None,
                languages="Portuguese",
            ),
        ),
    ),
    "Charlotte": Character(
        about="It began with people who knew each other’s avatars and wanted to put a face to a name. "
        "Third Thursday has not moved since, except once, for a wedding.",
        mark=("vert", "or", "gyronny"),
        places=(
            Place(
                "The Depot Room",
                "214 Camden Road, South End, Charlotte",
                35.2135,
                -80.8590,
                "Under the clock, up three steps or round by the ramp.",
                "Step-free by the ramp, holds 60.",
            ),
            Place("Common Grounds", "1501 Central Avenue, Charlotte", 35.2203, -80.8120, "The back table."),
        ),
        evenings=(
            Evening(
                "Third Thursday",
                "Show one thing you made or saw this month. Five minutes each, timer on the table. Then the bar.",
                nth("3", "TH"),
                time(18, 30),
                time(21),
            ),
            Evening(
                "Coffee before work",
                "No slides, no speeches. The big table at the back until it is time to go.",
                weekly(["TU"], 2),
                time(7, 30),
                time(8, 45),
                place=1,
                capacity=16,
            ),
        ),
    ),
    "Nairobi": Character(
        about="Radio people and people who like radio. We listen to something together, then ask how it was told.",
        mark=("sable", "mint", "gyronny"),
        places=(
            Place(
                "Ngong Road Library", "Ngong Road, Nairobi", -1.2995, 36.7800, "Ask the guard for the listening room."
            ),
        ),
        evenings=(
            Evening(
                "Radio hour: how we told it",
                "One piece, played once with the lights low. Then the maker says what was cut.",
                weekly(["WE"], 2),
                time(18),
                time(20),
                languages="English and Swahili",
            ),
            Evening(
                "Saturday sound walk",
                "Two hours, one recorder each, and tea at the end.",
                nth("1", "SA"),
                time(9),
                time(11),
                capacity=20,
            ),
        ),
    ),
    "Kraków": Character(
        about="A chapter of neighbours. Half of us live within a tram stop of each other and had never spoken.",
        mark=("gules", "celeste", "perbend"),
        places=(
            Place(
                "Dom pod Lipą", "ul. Józefa 12, Kazimierz, Kraków", 50.0508, 19.9460, "Second courtyard, the lime tree."
            ),
        ),
        evenings=(
            Evening(
                "Second Thursday: neighbours’ night",
                "Bring somebody from your staircase.",
                nth("2", "TH"),
                time(18, 30),
                time(21),
                languages="Polish and English",
            ),
        ),
    ),
    "São Paulo": Character(
        about="Breakfast people. The city is too big for evenings.",
        mark=("olive", "or", "bend"),
        places=(Place("Padaria Aurora", "Rua dos Pinheiros 480, Pinheiros", -23.5660, -46.6910, "The long counter."),),
        evenings=(
            Evening(
                "Coffee before work",
                "One cup, one story, out by a quarter to nine.",
                weekly(["TH"]),
                time(7, 30),
                time(8, 45),
                capacity=18,
                languages="Portuguese and English",
            ),
        ),
    ),
    "Tokyo": Character(
        about="Walk first, talk after. 写真を撮って、それから麺。",
        mark=("gules", "argent", "roundels"),
        places=(
            Place("Yanaka Ginza steps", "Yanaka 3-chome, Taito City", 35.7278, 139.7655, "At the top of the steps."),
        ),
        evenings=(
            Evening(
                "Photo walk, then noodles",
                "Thirty people, one street, one hour. Then a counter that seats us all.",
                nth("2", "SA"),
                time(16),
                time(19),
                capacity=30,
                languages="Japanese and English",
                cost="Pay for your noodles",
            ),
        ),
    ),
    "Reykjavík": Character(
        about="Short days, long evenings. We read aloud.",
        mark=("slate", "celeste", "barry"),
        places=(
            Place("Kaffi Vör", "Grandagarður 8, Reykjavík", 64.1540, -21.9470, "The red door on the harbour side."),
        ),
        evenings=(
            Evening(
                "Evening aloud",
                "Ten pages by anybody, read by somebody else.",
                nth("2", "TU"),
                time(20),
                time(22),
                capacity=16,
                languages="Icelandic and English",
            ),
        ),
    ),
    "Lagos": Character(
        about="Makers, sellers, writers, one generator. If the light goes we tell stories.",
        mark=("vert", "or", "barry"),
        places=(Place("The Yard", "12 Norman Williams Street, Ikoyi", 6.4480, 3.4240, "Yellow gate, mango tree."),),
        evenings=(
            Evening(
                "First Friday at the Yard",
                "Three people show a thing that works. Everybody else asks why.",
                nth("1", "FR"),
                time(18),
                time(21),
                capacity=60,
            ),
            Evening(
                "Ledger night",
                "Bring your accounts. Somebody here has solved it.",
                day_of_month("15"),
                time(17, 30),
                time(19, 30),
                capacity=24,
            ),
        ),
    ),
    "Istanbul": Character(
        about="Two shores, one chapter. We take the ferry so that nobody is always the one who travels.",
        mark=("purpure", "or", "mullet"),
        places=(Place("Kadıköy İskele Kahvesi", "Rıhtım Caddesi 4, Kadıköy", 40.9925, 29.0235, "Upstairs, sea side."),),
        evenings=(
            Evening(
                "Ferry table",
                "Meet on the 18:40 boat or at the café after it.",
                nth("3", "WE"),
                time(18, 30),
                time(21),
                languages="Turkish and English",
            ),
        ),
    ),
    "Dublin": Character(
        about="Talk, mostly. Some of it true.",
        mark=("vert", "argent", "perbend"),
        places=(Place("The Back Parlour", "31 Aungier Street, Dublin", 53.3405, -6.2660, "Through the shop."),),
        evenings=(
            Evening(
                "Last Monday",
                "One question on a card. Nobody leaves before it is answered, or closing.",
                nth("last", "MO"),
                time(19, 30),
                time(22),
                capacity=35,
            ),
        ),
    ),
    "Auckland": Character(
        about="First to see the day, first to say good morning. Hot chips, warm coats, harbour.",
        mark=("midnight", "mint", "wavy"),
        places=(
            Place("Silo 6", "Beaumont Street, Wynyard Quarter", -36.8405, 174.7530, "The sixth silo, round the back."),
        ),
        evenings=(
            Evening(
                "Harbour half hour",
                "Thirty minutes of talk, then chips on the wall.",
                nth("1", "TH"),
                time(18),
                time(20),
                capacity=28,
            ),
        ),
    ),
    "Mexico City": Character(
        about="Sobremesa: what happens at the table after the meal. That is the whole idea.",
        mark=("ocean", "argent", "lozengy"),
        places=(
            Place("Comedor Lucía", "Calle Orizaba 87, Roma Norte", 19.4165, -99.1600, "The blue door, ring “Comedor”."),
        ),
        evenings=(
            Evening(
                "Sobremesa",
                "Come for the coffee, after the lunch. Stay until the chairs go up.",
                nth("last", "SA"),
                time(16),
                time(19),
                capacity=22,
                languages="Spanish and English",
            ),
        ),
    ),
}

#: What a chapter without a page of its own in this book does; each takes one or two of these.
EVERYDAY: tuple[Evening, ...] = (
    Evening(
        "Third Thursday",
        "Show one thing you made or saw this month. Five minutes each.",
        nth("3", "TH"),
        time(18, 30),
        time(21),
    ),
    Evening(
        "First Tuesday",
        "New faces first: three minutes each on what brought you here.",
        nth("1", "TU"),
        time(19),
        time(21),
    ),
    Evening("Open table", "A table with our flag on it. Sit down.", weekly(["WE"], 2), time(18), time(20), capacity=24),
    Evening(
        "Saturday coffee",
        "No agenda. Whoever is there is who was meant to be there.",
        nth("2", "SA"),
        time(10, 30),
        time(12),
        capacity=20,
    ),
    Evening(
        "Show and ask",
        "Half the evening shows, the other half asks.",
        nth("2", "WE"),
        time(18, 30),
        time(20, 30),
        capacity=50,
    ),
    Evening(
        "Walk and talk",
        "An hour on foot, rain or not, ending where there is soup.",
        nth("last", "SU"),
        time(11),
        time(12, 30),
        capacity=None,
    ),
    Evening(
        "Breakfast club", "Out by nine. Bring one question.", weekly(["FR"], 4), time(7, 30), time(8, 45), capacity=14
    ),
    Evening(
        "Pay-day supper",
        "The cheapest good supper in town, together.",
        day_of_month("last"),
        time(19),
        time(21, 30),
        capacity=30,
    ),
    Evening(
        "Beginners’ night",
        "For who has never been. Regulars carry the chairs.",
        nth("4", "MO"),
        time(18),
        time(20),
        capacity=40,
    ),
    Evening(
        "Quiet co-working",
        "Two hours side by side, ten minutes of talk at the end.",
        weekly(["MO"], 3),
        time(9),
        time(11, 30),
        capacity=18,
    ),
)

VENUE_NAMES = (
    "The Reading Room",
    "Corner House",
    "Platform Café",
    "The Old Print Shop",
    "Hall Two",
    "The Glass House",
    "Station Library",
    "Upstairs at Mara’s",
    "The Long Room",
    "Harbour Kitchen",
    "Number Nine",
    "The Workshop",
)
STREETS = (
    "Market Street",
    "Station Road",
    "Garden Row",
    "Mill Lane",
    "Library Square",
    "Harbour Street",
    "Park Street",
)
ABOUTS = (
    "We meet once a month and remember names.",
    "A small table with room at the end.",
    "Come once and you have been; come twice and you are one of us.",
    "Half of us moved here. The other half knows where the good soup is.",
    "We started with four people and a borrowed key.",
    "Quiet at the start, loud by nine.",
    "Everybody brings something: a page, a cake, a question.",
)
