"""What mails about chapters and events are filled with: plain words, ready to be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChapterWords:
    """The chapter a mail comes from; its colours as #RRGGBB, its page's full address."""

    name: str
    tincture: str
    metal: str
    url: str


@dataclass(frozen=True)
class EventWords:
    """An event as a mail shows it: "Oct", "22", "Thu", then times in whole lines; `url` is the full address.

    `yours` is the reader's own time where it differs; it, `where`, `door`, `link` (to join online) and `ticket`
    (one's code for the door) may be empty.
    """

    title: str
    month: str
    day: str
    weekday: str
    when: str
    yours: str
    where: str
    door: str
    url: str
    link: str = ""
    ticket: str = ""
