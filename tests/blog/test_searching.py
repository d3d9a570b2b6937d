"""Search finds the same on both databases: sixty questions and more, with what each of them finds, in order."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from blog import queries, words
from core import clock
from members.models import Member
from tests.blog.posts import add_post, add_posts
from tests.watching import Watch

#: A short name for each post, its title, text and labels; the first is the newest.
POSTS = (
    (
        "badge",
        "What a name badge knows",
        "The second line is where a badge earns its keep. Bees, said one.",
        ("meetups", "craft"),
    ),
    (
        "thursday",
        "The third Thursday problem",
        "Monthly is a promise with a moving date. We lost a third of the room.",
        ("organising",),
    ),
    (
        "visiting",
        "Visiting is a skill",
        "I have been the stranger in fourteen rooms. Bring one thing from home.",
        ("travel",),
    ),
    (
        "comments",
        "We printed our comments",
        "Six hundred of them on one long roll, in the stairwell of the library.",
        ("libraries",),
    ),
    (
        "table",
        "Notes on keeping a table long",
        "A long table is a machine for not choosing. Whoever pours the water runs the evening.",
        ("hosting",),
    ),
    (
        "nothing",
        "Photographs of nothing much",
        "Vending machines at dusk, and one bicycle. Noodles afterwards.",
        ("photographs",),
    ),
    (
        "short",
        "In defence of the short evening",
        "We start at six and stop at half past seven, even in Reykjavík.",
        ("seasons",),
    ),
    ("generator", "The generator is also a member", "Her name is Sisi. Find the noise you are ashamed of.", ("radio",)),
    (
        "ferry",
        "A meeting on two continents",
        "The boat takes twenty minutes; İstanbul’s gulls take the rest.",
        ("cities",),
    ),
    (
        "biscuits",
        "The man who came for the biscuits",
        "He’d a sister he’d not spoken to. Don’t ask why.",
        ("first times",),
    ),
    (
        "reading",
        "How to read aloud to people who are tired",
        "Sit down. The letters page of a gardening magazine. Two people cried.",
        ("reading aloud",),
    ),
    (
        "rain",
        "Forty people and one umbrella",
        "The forecast said 30% for São Paulo. Dona Célia carried us across.",
        ("seasons",),
    ),
    (
        "first",
        "First in the world",
        "When we say Thursday we mean it first. Write to someone who is asleep.",
        ("calendars",),
    ),
    ("market", "The market rule", "Eleven kinds of lime, nine papayas, one hen.", ("food",)),
    (
        "coffee",
        "What the coffee people taught us",
        "They hand them a cup and say nothing. Two marriages and a bakery.",
        ("meetups",),
    ),
    ("silence", "東京の静けさ", "静かな夜でした。Noodles are not quiet at all.", ("日本語",)),
    ("street", "Straße und Gespräch", "Über die Straße, in Köln und Łódź, mit Käse.", ("Deutsch",)),
    ("apostrophe", "It's O’Neil's turn", "Somebody's rock'n'roll evening, the hosts' own.", ("radio",)),
    ("numbers", "2010 and after", "Chapter 42 met on 24 Feb 2010; the R2D2 of evenings.", ("history",)),
    (
        "companies",
        "Companies and bakeries",
        "Cities need bakeries; churches and boxes too. A class of buses.",
        ("cities",),
    ),
)
FOUND = {
    'badge': 'badge',
    'badges': 'badge',
    'BADGE': 'badge',
    'name badge': 'badge',
    'badge name': 'badge',
    'bee': 'badge',
    'bees': 'badge',
    'third thursday': 'thursday',
    'thursday': 'thursday first',
    'month': 'thursday',
    'monthly': 'thursday',
    'long': 'table comments',
    'long table': 'table',
    'tables': 'table',
    'machine': 'table nothing',
    'machines': 'table nothing',
    'library': 'comments',
    'libraries': 'comments',
    'stairwell': 'comments',
    'visit': 'visiting',
    'visiting stranger': 'visiting',
    'reykjavik': 'short',
    'Reykjavík': 'short',
    'REYKJAVÍK': 'short',
    'sao paulo': 'rain',
    'São Paulo': 'rain',
    'istanbul': 'ferry',
    'İstanbul': 'ferry',
    'strasse': 'street',
    'Straße': 'street',
    'koln': 'street',
    'Köln': 'street',
    'lodz': 'street',
    'Łódź': 'street',
    'kase': 'street',
    '東京': 'silence',
    '京': 'silence',
    '静': 'silence',
    '日本語': 'silence',
    'noodles': 'nothing silence',
    'noodle quiet': 'silence',
    "o'neil": 'apostrophe',
    'O’Neil': 'apostrophe',
    'oneils': 'apostrophe',
    'its': 'apostrophe badge',
    'it’s': 'apostrophe badge',
    "rock'n'roll": 'apostrophe',
    'hosts': 'table apostrophe',
    '30%': 'rain',
    '2010': 'numbers',
    '42': 'numbers',
    'r2d2': 'numbers',
    'company': 'companies',
    'bakery': 'companies coffee',
    'city': 'ferry companies',
    'church': 'companies',
    'class': 'companies',
    'a': 'badge visiting table generator ferry thursday biscuits reading coffee companies',
    'the': 'thursday short generator biscuits first market coffee badge visiting comments',
    'of the': 'short thursday comments generator reading market numbers',
    'wasp': '',
    '" OR 1=1 --': '',
    'title:badge': '',
    'badge*': 'badge',
    'NEAR(badge name)': '',
    'craft': 'badge',
    'first times': 'biscuits',
    'reading aloud': 'reading',
    "don't": 'biscuits',
    'dont ask': 'biscuits',
    'xyz thursday': '',
    'thurs': 'thursday first',
    'th': '',
    'member generator noise': 'generator',
    'one two three four five six seven eight nine ten': '',
    '  badge   ,  knows ': 'badge',
    'AND': 'rain numbers companies nothing short coffee',
    'OR badge': '',
    '-badge': 'badge',
}  # fmt: skip


@pytest.fixture
def names(alice: Member) -> dict[str, str]:
    """The posts, published; their short names by title."""
    for hours, (_name, title, body, labels) in enumerate(POSTS):
        add_post(alice, title, body=body, labels=labels, at=clock.now() - timedelta(hours=hours))
    return {title: name for name, title, _body, _labels in POSTS}


def test_each_question_finds_what_it_should(names: dict[str, str]) -> None:
    found = {question: " ".join(_found(question, names)) for question in FOUND}

    assert len(FOUND) >= 60
    assert found == FOUND


def test_what_is_in_the_title_stands_first(alice: Member) -> None:
    add_post(alice, "Bees", at=clock.now() - timedelta(days=9))
    add_post(alice, "Honey", body="Of bees.")

    assert [card.title for card in queries.found(words.asked("bees"), 1).cards] == ["Bees", "Honey"]


def test_many_are_found_page_by_page_with_two_statements_each(alice: Member, watch: Watch) -> None:
    add_posts(alice, 25)

    with watch.statements() as seen:
        third = queries.found(words.asked("post"), 3)

    assert (len(third.cards), third.newer, third.older) == (5, 2, None)
    assert len(seen) == 2


def _found(question: str, names: dict[str, str]) -> Iterator[str]:
    asked = words.asked(question)
    return (names[card.title] for card in queries.found(asked, 1).cards) if asked else iter(())
