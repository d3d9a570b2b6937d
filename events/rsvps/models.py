"""A member's word on an event."""

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter
from core.database import Base, one_of
from events.models import Event
from members.models import Member, Visibility

LONGEST_GREETING = 280


class RsvpState(enum.StrEnum):
    """What somebody said, or where the waitlist put them."""

    GOING = "going"
    MAYBE = "maybe"
    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Approval(enum.StrEnum):
    """What became of asking to come, where the hosts look at each RSVP."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


def _where(column: str) -> dict[str, Any]:
    """Lets an index hold only those of whom it is said: few wait, and nobody who is seated at once has it to write."""
    is_said = text(f"{column} IS NOT NULL")
    return {"sqlite_where": is_said, "postgresql_where": is_said}


class Rsvp(Base):
    """One person's word on one event; a party is 1 + guests.

    `home_id` is the chapter the person was at home in when they said so (None: no home), `is_visitor` whether that is
    another chapter than the event's. `place` orders the waitlist and is given under the event's lock; `held_until`
    is set while an unconfirmed address holds the seat.
    """

    __tablename__ = "rsvp"
    __table_args__ = (
        UniqueConstraint("event_id", "member_id"),
        CheckConstraint("guests BETWEEN 0 AND 5", name="guests"),
        CheckConstraint("(state = 'waiting') = (place IS NOT NULL)", name="place"),
        Index("ix_rsvp_waitlist", "event_id", "place", **_where("place")),
        Index("ix_rsvp_member", "member_id", "state"),
        Index("ix_rsvp_held", "held_until", **_where("held_until")),
        Index("ix_rsvp_offered", "offered_until", **_where("offered_until")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    state: Mapped[RsvpState] = mapped_column(one_of(RsvpState))
    guests: Mapped[int] = mapped_column(default=0)
    place: Mapped[int | None]
    visibility: Mapped[Visibility] = mapped_column(one_of(Visibility), default=Visibility.ATTENDEES)
    home_id: Mapped[int | None] = mapped_column(ForeignKey("chapter.id"))
    is_visitor: Mapped[bool] = mapped_column(default=False)
    held_until: Mapped[datetime | None]
    promoted_at: Mapped[datetime | None]
    #: None where nobody was asked; an RSVP that is asked for waits, and nobody promotes it.
    approval: Mapped[Approval | None] = mapped_column(one_of(Approval))
    #: When somebody going was asked to say so once more; whoever has said anything since has done so.
    confirm_asked_at: Mapped[datetime | None]
    #: When the event was moved and this person asked whether it still suits; answered once `changed_at` is later.
    asked_again_at: Mapped[datetime | None]
    #: Until then a place is kept for somebody on the waitlist, who is asked whether they take it.
    offered_until: Mapped[datetime | None]
    #: So many places were refused, as too few, by somebody who stays where they are for all they asked for.
    passed_up: Mapped[int] = mapped_column(default=0, server_default="0")
    #: What a visitor says to the hosts of this event, who alone read it; it goes with the RSVP.
    greeting: Mapped[str] = mapped_column(String(LONGEST_GREETING), default="", server_default="")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    member: Mapped[Member] = relationship(lazy="raise_on_sql")
    home: Mapped[Chapter | None] = relationship(lazy="raise_on_sql")
