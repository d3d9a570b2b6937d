"""Whether somebody's link elsewhere leads back, and when it is looked at next."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handle", sa.Column("proved_at", sa.DateTime(timezone=True)))
    long_ago = "2026-01-01 00:00:00"
    op.add_column("handle", sa.Column("look_at", sa.DateTime(timezone=True), nullable=False, server_default=long_ago))
    op.create_index("ix_handle_look_at", "handle", ["look_at"])


def downgrade() -> None:
    op.drop_index("ix_handle_look_at", table_name="handle")
    op.drop_column("handle", "look_at")
    op.drop_column("handle", "proved_at")
