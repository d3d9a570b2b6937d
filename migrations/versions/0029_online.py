"""Events that are held online too, and the link for those going."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    way = sa.Enum("in_person", "online", "hybrid", name="way", native_enum=False, length=12)
    for table in ("series", "event"):
        op.add_column(table, sa.Column("way", way, nullable=False, server_default="in_person"))
        op.add_column(table, sa.Column("link", sa.String(length=500), nullable=False, server_default=""))


def downgrade() -> None:
    for table in ("series", "event"):
        op.drop_column(table, "link")
        op.drop_column(table, "way")
