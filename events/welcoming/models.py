"""Who greets whom."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from events.models import Event  # noqa: F401 -- the tables this one refers to must be known
from members.models import Member  # noqa: F401


class Welcome(Base):
    """Somebody greets somebody who is new at an event; it changes under the event's lock only.

    Whether it still holds is asked of what it rests on, each time it is read (`events.welcoming.queries`).
    """

    __tablename__ = "welcome"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    newcomer_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    greeter_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
