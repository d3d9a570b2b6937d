"""The link of an event, as a column of reads of how one person stands to it; no other read hands it out."""

from sqlalchemy import ColumnElement, and_, case, or_

from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member, Role
from members.signed_in import HOSTING

_HAS_A_SEAT = and_(Rsvp.state == RsvpState.GOING, Rsvp.held_until.is_(None))


def _only_where(condition: ColumnElement[bool]) -> ColumnElement[str]:
    return case((condition, Event.link), else_="").label("link")


#: For a mail: empty unless the RSVP has a seat, and its address is confirmed.
LINK_OF_RSVP = _only_where(_HAS_A_SEAT)
#: For a page: the hosts of the chapter have it as well, and the site's admins.
LINK_OF_READER = _only_where(or_(_HAS_A_SEAT, Role.role.in_(HOSTING), Member.is_admin))
