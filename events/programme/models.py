"""What is on at an event."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Base
from events.models import Event
from events.online.ways import LONGEST_LINK
from events.programme.items import LONGEST


class ProgrammeItem(Base):
    """One item of an event's programme, known by its place; `Event.programme` counts them, under the event's lock."""

    __tablename__ = "programme_item"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String(LONGEST))
    speaker: Mapped[str] = mapped_column(String(LONGEST), default="")
    link: Mapped[str] = mapped_column(String(LONGEST_LINK), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
