"""When a chapter's organisers last gave a sign that its dates stand: as far as the record of their acts goes back."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

#: Until the rows below are written.
LONG_AGO = "1970-01-01 00:00:00+00:00"
_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("chapter", sa.Column("confirmed_at", _WHEN, nullable=False, server_default=LONG_AGO))
    chapter = sa.table("chapter", sa.column("id"), sa.column("created_at", _WHEN), sa.column("confirmed_at", _WHEN))
    connection = op.get_bind()
    connection.execute(sa.update(chapter).values(confirmed_at=chapter.c.created_at))
    for kind in ("event", "series"):
        for chapter_id, at in connection.execute(_last_acts(kind)):
            is_older = (chapter.c.id == chapter_id) & (chapter.c.confirmed_at < at)
            connection.execute(sa.update(chapter).where(is_older).values(confirmed_at=at))


def downgrade() -> None:
    op.drop_column("chapter", "confirmed_at")


def _last_acts(kind: str) -> sa.Select[tuple[int, object]]:
    """The chapters with the last act of an organiser on one of their events, or of their series."""
    row = sa.table(kind, sa.column("id", sa.Integer), sa.column("chapter_id", sa.Integer))
    act = sa.table("act", sa.column("subject", sa.String), sa.column("at", _WHEN))
    subject = sa.literal(f"{kind}:").concat(sa.cast(row.c.id, sa.String))
    return (
        sa.select(row.c.chapter_id, sa.func.max(act.c.at, type_=_WHEN))
        .select_from(row)
        .join(act, act.c.subject == subject)
        .group_by(row.c.chapter_id)
    )
