"""How people meet at an event, and which links may be given to those who are going."""

import enum
import re
from urllib.parse import urlsplit

LONGEST_LINK = 500
_PLAIN = re.compile(r"[!#-;=?-~]+")


class Way(enum.StrEnum):
    """Whether one goes somewhere, joins from anywhere, or may do either."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"

    @property
    def is_online(self) -> bool:
        """Whether somebody may join from elsewhere."""
        return self is not Way.IN_PERSON

    @property
    def is_somewhere(self) -> bool:
        """Whether there is a place to go to."""
        return self is not Way.ONLINE


WORDS = {Way.IN_PERSON: "In person", Way.ONLINE: "Online", Way.HYBRID: "Both"}


def venue(way: Way, name: str | None) -> str:
    """Where people meet, as lists say it: at a venue, online, or both."""
    if way is Way.IN_PERSON or (way is Way.HYBRID and name):
        return f"{name or ''}{' or online' if way.is_online else ''}"
    return "Online"


def is_link(text: str) -> bool:
    """Whether it is an https address as a browser writes it: plain characters, a host, nobody's name before it."""
    if len(text) > LONGEST_LINK or not _PLAIN.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
