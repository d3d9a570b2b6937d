"""Attendees as a CSV file (RFC 4180) in which no cell is a formula; it holds no addresses, for mail goes through us.

Every cell stands in quotes: where semicolons part cells, "Eve;=1+1" without them would be two, the second a formula.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from events.rsvps.asking.answered import Answered
from events.rsvps.models import Approval, RsvpState
from events.rsvps.seating import ordinal

ASKING = "Waits for a decision"
HEADER = ("Name", "Home chapter", "RSVP", "Guests", "Visitor", "Here since", "Came")
#: What makes a spreadsheet take a cell for a formula, and the full-width twins of it.
_STARTS_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
NOTHING = Answered()
NOBODY: Mapping[int, tuple[str, int]] = {}


def csv_of(roll: Iterable[Any], answers: Answered = NOTHING, here: Mapping[int, tuple[str, int]] = NOBODY) -> str:
    """The rows of `attendees.roll` in their order, under a line of headings, with CRLF; behind them what was asked.

    `here` says since when somebody is at the door, and with how many, by the id of the RSVP.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([*HEADER, *(safe(question.words) for question in answers.questions)])
    for row, line in _lines(roll):
        at, came = here.get(row.rsvp_id, ("", ""))
        writer.writerow([*line, at, str(came), *(safe(words) for _question, words in answers.said(row.id))])
    return text.getvalue()


def safe(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) else cell


def _lines(roll: Iterable[Any]) -> Iterable[tuple[Any, Sequence[str]]]:
    waiting = 0
    for row in roll:
        is_waiting = row.state is RsvpState.WAITING
        is_asking = is_waiting and row.approval is Approval.ASKED
        waiting += is_waiting and not is_asking
        said = ASKING if is_asking else f"{ordinal(waiting)} on the waitlist" if is_waiting else "Going"
        visitor = "Visitor" if row.is_visitor else ""
        yield row, [safe(cell) for cell in (row.name, row.home_name or "", said, str(row.guests), visitor)]
