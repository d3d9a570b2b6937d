"""What people respond to the hosts' questions."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from events.rsvps.asking.questions import LONGEST_RESPONSE
from events.rsvps.models import Rsvp


class Response(Base):
    """One response, in the words that stood there; `question_id` is that of a question of the RSVP's event."""

    __tablename__ = "response"

    rsvp_id: Mapped[int] = mapped_column(ForeignKey(Rsvp.id, ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(String(LONGEST_RESPONSE))
