"""What a visitor says to the hosts of one event."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rsvp", sa.Column("greeting", sa.String(length=280), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("rsvp", "greeting")
