"""Trips, the cities they lead to, and what each has shown or told of."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum("private", "chapters", "members", name="tripvisibility", native_enum=False, length=12),
            nullable=False,
        ),
        sa.Column("wants_news", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("news_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_trip_member_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip")),
        sa.UniqueConstraint("key", name=op.f("uq_trip_key")),
    )
    for column in ("member_id", "ends_at", "news_at"):
        op.create_index(op.f(f"ix_trip_{column}"), "trip", [column])
    op.create_table(
        "leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("arrives_on", sa.Date(), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=False),
        sa.Column("within_km", sa.Integer(), nullable=False),
        sa.CheckConstraint("leaves_on >= arrives_on", name=op.f("ck_leg_order")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_leg_trip_id_trip"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["city_id"], ["city.id"], name=op.f("fk_leg_city_id_city")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
        sa.UniqueConstraint("trip_id", "position", name=op.f("uq_leg_trip_id_position")),
    )
    op.create_index(op.f("ix_leg_city_id"), "leg", ["city_id"])
    op.create_table(
        "trip_event",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("is_asked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_trip_event_trip_id_trip"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_trip_event_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("trip_id", "event_id", name=op.f("pk_trip_event")),
    )
    op.create_index(op.f("ix_trip_event_event_id"), "trip_event", ["event_id"])


def downgrade() -> None:
    op.drop_table("trip_event")
    op.drop_table("leg")
    op.drop_table("trip")
