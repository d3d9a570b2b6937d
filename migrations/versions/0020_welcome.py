"""What a chapter's hosts tell those who visit."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chapter", sa.Column("welcome", sa.String(length=400), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("chapter", "welcome")
