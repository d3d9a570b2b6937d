"""For which start the places kept for visitors have become anybody's, so that it happens once."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("freed_for", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "freed_for")
