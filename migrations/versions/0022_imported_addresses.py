"""The addresses that posts had where they were brought over from."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imported_address",
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_imported_address_post_id_post"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_imported_address")),
    )
    op.create_index(op.f("ix_imported_address_post_id"), "imported_address", ["post_id"], unique=False)


def downgrade() -> None:
    op.drop_table("imported_address")
