"""The programme of an event, kept on its row."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

FIELDS = ("title", "speaker", "link")
ITEM = sa.table("programme_item", *(sa.column(name) for name in ("event_id", "position", *FIELDS)))
EVENT = sa.table("event", sa.column("id"), sa.column("programme", sa.JSON()))


def upgrade() -> None:
    kept: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in op.get_bind().execute(sa.select(ITEM).order_by(ITEM.c.event_id, ITEM.c.position)):
        kept[row.event_id].append({name: getattr(row, name) for name in FIELDS})
    op.drop_column("event", "programme")
    op.add_column("event", sa.Column("programme", sa.JSON(), nullable=False, server_default="[]"))
    for event_id, items in kept.items():
        op.execute(EVENT.update().where(EVENT.c.id == event_id).values(programme=items))
    op.drop_table("programme_item")


def downgrade() -> None:
    op.create_table(
        "programme_item",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("speaker", sa.String(length=120), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_programme_item_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_programme_item")),
    )
    rows = op.get_bind().execute(sa.select(EVENT).where(sa.cast(EVENT.c.programme, sa.Text()) != "[]")).all()
    op.drop_column("event", "programme")
    op.add_column("event", sa.Column("programme", sa.Integer(), nullable=False, server_default="0"))
    for event_id, items in rows:
        placed = [{"event_id": event_id, "position": at, **item} for at, item in enumerate(items, start=1)]
        op.bulk_insert(ITEM, placed)
        op.execute(EVENT.update().where(EVENT.c.id == event_id).values(programme=sa.literal(len(items), sa.Integer())))
