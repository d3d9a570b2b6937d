"""Photos of events, and how many there are, kept on the event's row; pictures that are not shown as others are."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("upload", sa.Column("is_guarded", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("small_id", sa.Integer(), nullable=False),
        sa.Column("alt", sa.String(length=500), nullable=False),
        sa.Column("may_be_public", sa.Boolean(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_down_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_down_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("shown_at IS NULL OR may_be_public", name=op.f("ck_photo_agreed")),
        sa.CheckConstraint("shown_at IS NULL OR taken_down_at IS NULL", name=op.f("ck_photo_seen")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_photo_event_id_event")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_photo_member_id_member"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["upload_id"], ["upload.id"], name=op.f("fk_photo_upload_id_upload")),
        sa.ForeignKeyConstraint(["small_id"], ["upload.id"], name=op.f("fk_photo_small_id_upload")),
        sa.ForeignKeyConstraint(
            ["taken_down_by_id"], ["member.id"], name=op.f("fk_photo_taken_down_by_id_member"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("upload_id", name=op.f("uq_photo_upload_id")),
        sa.UniqueConstraint("small_id", name=op.f("uq_photo_small_id")),
    )
    op.create_index("ix_photo_event_id", "photo", ["event_id"])
    op.create_index("ix_photo_member_id", "photo", ["member_id"])
    op.add_column("event", sa.Column("photos", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("event", sa.Column("photos_shown", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("event", "photos_shown")
    op.drop_column("event", "photos")
    op.drop_table("photo")
    op.drop_column("upload", "is_guarded")
