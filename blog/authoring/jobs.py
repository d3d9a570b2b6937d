"""What happens to posts without anybody asking: scheduled ones come out, old HTML is made anew, pictures go."""

from datetime import timedelta

from blog.authoring import publishing, queries, writing
from core import clock
from core.database import writing as transaction
from media import storage

#: A picture that is in no text may come back into one.
KEPT_FOR = timedelta(days=1)


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


def forget_pictures() -> int:
    """Delete pictures that no post has shown for a day; returns how many. Their files go with the next sweep."""
    unused = queries.unused_pictures(clock.now() - KEPT_FOR)
    if not unused:
        return 0
    with transaction():
        for upload_id in unused:
            storage.forget(upload_id)
    return len(unused)
