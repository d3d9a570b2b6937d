"""RSVPs that wait for an organiser's decision."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("series", "event"):
        op.add_column(table, sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()))
    approval = sa.Enum("asked", "given", "refused", name="approval", native_enum=False, length=12)
    op.add_column("rsvp", sa.Column("approval", approval, nullable=True))


def downgrade() -> None:
    op.drop_column("rsvp", "approval")
    for table in ("event", "series"):
        op.drop_column(table, "needs_approval")
