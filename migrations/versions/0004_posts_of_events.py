"""How many published posts are about each event, kept on its row."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("posts", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE event SET posts = (SELECT count(*) FROM post WHERE post.event_id = event.id AND state = 'published')"
        " WHERE id IN (SELECT event_id FROM post WHERE state = 'published')"
    )


def downgrade() -> None:
    op.drop_column("event", "posts")
