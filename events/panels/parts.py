"""What an RSVP panel is made of, as values; `macro` names what writes each in templates/events/_rsvp_parts.html."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar


class Weight(StrEnum):
    """How much a button weighs, as its classes say it; of the first kind a panel has one at most."""

    FILLED = "btn-block"
    QUIET = "btn-quiet btn-block"
    SMALL = "btn-quiet btn-s"
    TEXT = "btn-text btn-s"


class Piece(StrEnum):
    """What is laid out of the page itself, and needs to be told nothing."""

    SEATS = "seats"
    DOOR_CODE = "door_code"
    CHANGE = "change"
    VISIBILITY = "visibility"
    ALL_DATES = "all_dates"

    @property
    def macro(self) -> str:
        """Each is written by the macro that is called so."""
        return self.value


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in small print; what is `strong` stands first."""

    macro: ClassVar = "line"
    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that is a form of its own, sent to an endpoint: the RSVP `value` unless it says otherwise."""

    macro: ClassVar = "press"
    words: str
    value: str = "going"
    weight: Weight = Weight.FILLED
    to: str = "rsvps.create"
    name: str = "rsvp"
    icon: str = ""
    hidden: Mapping[str, Any] = field(default_factory=dict)
    #: Whether the answer is the same page, of which script exchanges the middle.
    is_swapped: bool = True
    #: What the endpoint's address is made of besides the event.
    at: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page: an endpoint of the event, or `at` something else, or an address as it is."""

    macro: ClassVar = "link"
    words: str
    to: str
    weight: Weight = Weight.QUIET
    icon: str = ""
    at: Mapping[str, Any] | None = None
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class Rsvping:
    """The RSVP form: its fields by their macros, a button for each word one may say, and what is ticked below them."""

    macro: ClassVar = "rsvping"
    words: str
    others: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    weight: Weight = Weight.FILLED
    #: Whether it was shown with places left, so that whoever waits after all is told that somebody was faster.
    is_open: bool = False
    #: The event that whoever says yes here gives their place back at; a second button keeps both.
    instead_of: int = 0


Part = Line | Press | Link | Rsvping | Piece


@dataclass(frozen=True, slots=True)
class Panel:
    """One state, ready to be laid out: colour, icon, where the reader stands, what happens next, what they may do.

    From above: small print, the RSVP form, `acts` one under the other, `row` side by side, small print again. `own` is
    a host's own RSVP, under what they run.
    """

    look: str
    icon: str
    heading: str
    sentence: str
    before: tuple[Part, ...] = ()
    form: Rsvping | None = None
    acts: tuple[Part, ...] = ()
    row: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    own: "Panel | None" = None
    #: What the sentence is about, which begins with it.
    about: Link | None = None

    def under(self) -> "Panel":
        """The same where another panel's button is the filled one."""
        form = replace(self.form, weight=Weight.QUIET) if self.form else None
        return replace(self, form=form, acts=tuple(_quiet(part) for part in self.acts))


def counted(count: int, thing: str) -> str:
    """ "1 place", "2 places"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _quiet(part: Part) -> Part:
    if isinstance(part, Press | Link) and part.weight is Weight.FILLED:
        return replace(part, weight=Weight.QUIET)
    return part
