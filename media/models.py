"""Pictures people upload, each re-made by us and stored under a random name."""

from datetime import datetime

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Upload(Base):
    """A stored picture: `key` is its random name on disk and in its address; strangers are shown a public one only.

    A guarded one is shown to nobody at the address of pictures: whoever keeps it says who may see it, and where.
    """

    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(22), unique=True)
    width: Mapped[int]
    height: Mapped[int]
    size_bytes: Mapped[int]
    created_at: Mapped[datetime]
    is_public: Mapped[bool] = mapped_column(default=False)
    is_guarded: Mapped[bool] = mapped_column(default=False, server_default=false())
