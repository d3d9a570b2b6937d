"""After how many days conversations close, as the club says."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("club", sa.Column("posts_close_after_days", sa.Integer(), nullable=False, server_default="90"))
    op.add_column("club", sa.Column("events_close_after_days", sa.Integer(), nullable=False, server_default="30"))


def downgrade() -> None:
    op.drop_column("club", "events_close_after_days")
    op.drop_column("club", "posts_close_after_days")
