"""RSVPs to a series, which are made for each of its dates."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

VISIBILITIES = ("organisers", "attendees", "everybody")


def upgrade() -> None:
    op.create_table(
        "standing_rsvp",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("guests", sa.Integer(), nullable=False),
        sa.Column(
            "visibility", sa.Enum(*VISIBILITIES, name="visibility", native_enum=False, length=12), nullable=False
        ),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("carried_until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("guests BETWEEN 0 AND 5", name=op.f("ck_standing_rsvp_guests")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_standing_rsvp_series_id_series"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_standing_rsvp_member_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("series_id", "member_id", name=op.f("pk_standing_rsvp")),
    )
    op.create_index(op.f("ix_standing_rsvp_member_id"), "standing_rsvp", ["member_id"])


def downgrade() -> None:
    op.drop_table("standing_rsvp")
