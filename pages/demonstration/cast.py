"""The four people anybody may be in the demonstration, and the password they share on this machine."""

import hmac
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody to be: who they are, where they are at home, and what they do there."""

    name: str
    email: str
    home: str
    says: str
    is_lead: bool = False
    is_admin: bool = False
    pronouns: str = ""
    starter: str = ""


CAST = (
    Person(
        "Alice Ferreira", "alice@example.com", "Lisbon", "organises Lisbon", is_lead=True,
        pronouns="she/her", starter="the green gate",
    ),
    Person(
        "Bob Tavares", "bob@example.com", "Lisbon", "at home in Lisbon",
        pronouns="he/him", starter="three good staircases",
    ),
    Person(
        "Carla Whitfield", "carla@example.com", "Charlotte", "at home in Charlotte, travelling",
        pronouns="she/her", starter="breakfast, wherever I am",
    ),
    Person("Ada Reis", "admin@example.com", "", "looks after the site", is_admin=True),
)  # fmt: skip

WORDS = (
    "amber anchor apricot barley basil beacon birch bramble brook candle canvas cedar cinder clover cobalt copper coral "
    "cotton cricket ember falcon fennel fern fiddle flint garnet ginger gravel harbour hazel heron indigo ivory jasmine "
    "juniper kettle lantern lichen linen lumber magnet maple marble meadow mosaic nettle nutmeg orchard otter oyster "
    "paddle pebble pepper pigeon quarry quill ribbon saddle saffron thimble timber tulip velvet walnut"
).split()


def password(secret: str) -> str:
    """The password of all four: the same as long as the site's secret is, and another one on every other machine."""
    digest = hmac.digest(secret.encode(), b"chapterhouse:demonstration", "sha256")
    words = [WORDS[byte % len(WORDS)] for byte in digest[:4]]
    return f"{'-'.join(words)}-{int.from_bytes(digest[4:6], 'big') % 1000:03}"
