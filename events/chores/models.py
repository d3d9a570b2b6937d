"""What has to be done at an event."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Base, one_of
from events.chores.lines import LONGEST, LONGEST_SPOT, ChoreKind
from events.models import Event
from members.models import Member


class Chore(Base):
    """One job for one person at one event; without a member it needs somebody. It changes under the event's lock only.

    The event's row counts them: `chores` all, `chores_open` those that need somebody.
    """

    __tablename__ = "chore"
    __table_args__ = (
        Index("ix_chore_event", "event_id", "position"),
        Index("ix_chore_member", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    position: Mapped[int]
    kind: Mapped[ChoreKind] = mapped_column(one_of(ChoreKind))
    words: Mapped[str] = mapped_column(String(LONGEST))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime | None]
    #: Where those whom a greeter greets find them, in the greeter's own words; it goes with the name.
    spot: Mapped[str] = mapped_column(String(LONGEST_SPOT), default="", server_default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    member: Mapped[Member | None] = relationship(lazy="raise_on_sql")
