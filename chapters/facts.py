"""Plain values that forms and verbs of chapters share."""

from dataclasses import dataclass
from datetime import timedelta

from chapters.mark import Mark

#: Half the way round the Earth: no two places lie farther apart.
ANYWHERE_KM = 20_038.0
#: After so long without a sign of its organisers a chapter is dormant, and its page says since when.
SILENCE = timedelta(days=90)


@dataclass(frozen=True)
class Page:
    """What organisers say of their chapter; `mark` is one of those it is offered, `letters` one to three capitals.

    `links` are where else it can be followed, as they were typed; `welcome` is what visitors are told.
    """

    about: str
    mark: Mark
    letters: str
    links: str = ""
    welcome: str = ""


@dataclass(frozen=True)
class VenueFacts:
    """What organisers say of a venue; latitude and longitude are degrees, both or neither."""

    name: str
    address: str = ""
    door: str = ""
    access: str = ""
    latitude: float | None = None
    longitude: float | None = None
