"""What an organiser writes of a programme: twelve slots, each one item, all of them optional."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]

from core.forms import Form, LineField
from events.online.ways import LONGEST_LINK, is_link
from events.programme.items import LONGEST, MOST, Item, in_order, state_of

SLOTS = range(1, MOST + 1)


class ProgrammeForm(Form):
    """The fields of a slot are called `item-1`, `item-1-speaker`, `-link` and `-place`; one without a title is none.

    `seen` is the programme that the page showed, as `state_of` says it.
    """

    seen = HiddenField()

    @property
    def slots(self) -> list[list[Any]]:
        """The fields of each slot: title, speaker, link, place."""
        return [[self[name] for name in _names(n)] for n in SLOTS]

    @property
    def items(self) -> list[Item]:
        """The programme in the order that is wanted, once the form is valid."""
        written = [(n, [field.data for field in slot]) for n, slot in enumerate(self.slots, start=1) if slot[0].data]
        return in_order((n, int(place), Item(title, speaker, link)) for n, (title, speaker, link, place) in written)

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields; a speaker or a link belongs to something with a title, and a link opens a page safely."""
        super().validate(extra_validators)
        for title, speaker, link, _place in self.slots:
            if not title.data and (speaker.data or link.data):
                title.errors = ["Write what this item is called"]
            if link.data and not link.errors and not is_link(link.data):
                link.errors = ["Paste the whole link, beginning with https://"]
        return not self.errors


def begun(items: Sequence[Item]) -> ProgrammeForm:
    """The form with what stands there already."""
    data = {"seen": state_of(items)}
    for n, item in zip(SLOTS, items, strict=False):
        data |= zip(_names(n), (item.title, item.speaker, item.link, str(n)), strict=True)
    return ProgrammeForm(formdata=None, data=data)


def _names(n: int) -> tuple[str, str, str, str]:
    slot = f"item-{n}"
    return slot, f"{slot}-speaker", f"{slot}-link", f"{slot}-place"


for _n in SLOTS:
    _fields = (
        LineField("Title", longest=LONGEST),
        LineField("Speaker, or who leads it", longest=LONGEST),
        LineField("Link", longest=LONGEST_LINK),
        SelectField("Place in the order", choices=[SelectChoice(str(n), str(n)) for n in SLOTS], default=str(_n)),
    )
    for _name, _field in zip(_names(_n), _fields, strict=True):
        setattr(ProgrammeForm, _name, _field)
