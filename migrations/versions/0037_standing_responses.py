"""What those who come every time have answered, for all dates."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standing_rsvp", sa.Column("responses", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("standing_rsvp", "responses")
