"""What organisers have told people, and how many of it are about an event, kept on its row."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

AUDIENCES = ("going", "waiting", "coming", "chapter")


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("chapter_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("audience", sa.Enum(*AUDIENCES, name="audience", native_enum=False, length=12), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(audience = 'chapter') = (event_id IS NULL)", name=op.f("ck_announcement_audience")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_announcement_chapter_id_chapter")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_announcement_event_id_event")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["member.id"], name=op.f("fk_announcement_author_id_member"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sa.UniqueConstraint("key", name=op.f("uq_announcement_key")),
    )
    op.create_index(op.f("ix_announcement_author_id"), "announcement", ["author_id"])
    op.create_index("ix_announcement_event", "announcement", ["event_id", "due_at"])
    op.create_index("ix_announcement_chapter", "announcement", ["chapter_id", "created_at"])
    op.add_column("event", sa.Column("announcements", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("event", "announcements")
    op.drop_table("announcement")
