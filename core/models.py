"""Tables of the house itself: the club itself, versions of what pages show, counters of limits."""

from sqlalchemy import JSON, BigInteger, String, false
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Version(Base):
    """How often what a scope (`site`, `chapter:<slug>`) shows has changed; kept pages are keyed by it."""

    __tablename__ = "version"

    scope: Mapped[str] = mapped_column(String(60), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


class Spent(Base):
    """How much of a limit a key has spent in the window that ends at `ends_at_seconds` (Unix time)."""

    __tablename__ = "spent"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    count: Mapped[int]
    ends_at_seconds: Mapped[int] = mapped_column(BigInteger, index=True)


class Club(Base):
    """The club this house belongs to: one row, made when the house is set up."""

    __tablename__ = "club"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    tagline: Mapped[str] = mapped_column(String(160))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    #: Whether an evening elsewhere may count at home, where its member wants that.
    counts_make_ups: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: So many days after a post came out, or an event ended, its conversation closes; 0 is never.
    posts_close_after_days: Mapped[int] = mapped_column(default=90, server_default="90")
    events_close_after_days: Mapped[int] = mapped_column(default=30, server_default="30")
    #: Where else the club can be followed, as addresses of the web.
    links: Mapped[list[str]] = mapped_column(JSON, default=list)
