"""Posts for tests, made through the verbs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from blog.labels import tags
from blog.models import Post
from chapters.models import Chapter
from core import clock
from core.database import writing as transaction
from members.models import Member

TEXT = "The first line is who you are. The second is what people may ask you about."


def drafted(author: Member | None, title: str = "What a name badge knows", **changed: Any) -> Post:
    """A draft by somebody, with the id of its chapter and the names of its labels in `changed`."""
    labels: Sequence[str] = changed.pop("labels", ())
    draft = Draft(**{"title": title, "body": TEXT, "tags": tags(labels)} | changed)
    with transaction():
        return writing.write(author.id if author else None, draft)


def add_post(author: Member, title: str = "What a name badge knows", **changed: Any) -> Post:
    """A published post; `at` is when it came out, now unless given."""
    at: datetime = changed.pop("at", clock.now())
    post = drafted(author, title, **changed)
    with transaction():
        publishing.bring_in(writing.lock(post.id), at)
    return post


def add_posts(author: Member, count: int, chapter: Chapter | None = None, **changed: Any) -> list[Post]:
    """So many published posts, an hour apart, the first the oldest."""
    first = clock.now() - timedelta(hours=count)
    chapter_id = chapter.id if chapter else None
    return [
        add_post(author, f"Post {number}", at=first + timedelta(hours=number), chapter_id=chapter_id, **changed)
        for number in range(1, count + 1)
    ]
