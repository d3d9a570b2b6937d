"""What happens to posts without anybody asking: scheduled ones come out, old HTML is made anew."""

from blog.authoring import publishing, writing
from core.database import writing as transaction


def publish_due() -> int:
    """Publish the scheduled post that is due longest; returns how many that was. Safe twice and in two workers."""
    post_id = publishing.due()
    if post_id is None:
        return 0
    with transaction():
        return int(publishing.publish_due(post_id))


def render_anew() -> int:
    """Make the HTML of one post anew whose HTML older rules made; returns how many that was."""
    post_id = writing.outdated()
    if post_id is None:
        return 0
    with transaction():
        writing.render_anew(post_id)
    return 1
