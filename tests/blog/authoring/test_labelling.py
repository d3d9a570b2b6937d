"""How many published posts there are of each label and about each event."""

from sqlalchemy import select

from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from blog.models import Label
from chapters.models import Chapter
from core.database import db
from core.database import writing as transaction
from events.models import Event
from members.models import Member
from tests.blog.posts import TEXT, add_post, drafted
from tests.people import add_event


def test_an_event_counts_the_posts_about_it_while_they_are_out(alice: Member, event: Event) -> None:
    drafted(alice, "A draft", event_id=event.id)
    post = add_post(alice, "What we heard", event_id=event.id, chapter_id=event.chapter_id)
    while_out = posts_of(event)

    with transaction():
        publishing.take_back(post.id, alice.id)

    assert (while_out, posts_of(event)) == (1, 0)


def test_a_post_that_turns_to_another_event_is_counted_there(alice: Member, event: Event) -> None:
    other = add_event(db.session.get_one(Chapter, event.chapter_id), title="November dinner")
    post = add_post(alice, "What we heard", event_id=event.id, chapter_id=event.chapter_id)

    with transaction():
        writing.revise(
            post.id,
            Draft(title="What we heard", body=TEXT, event_id=other.id, chapter_id=event.chapter_id),
            by=alice.id,
        )

    assert (posts_of(event), posts_of(other)) == (0, 1)


def test_a_label_counts_the_posts_that_bear_it_while_they_are_out(alice: Member) -> None:
    drafted(alice, "A draft", labels=["craft"])
    add_post(alice, "What we heard", labels=["craft", "travel"])

    counts = {row.name: row.posts for row in db.session.execute(select(Label.name, Label.posts))}

    assert counts == {"craft": 1, "travel": 1}


def posts_of(event: Event) -> int:
    """The number on an event's row."""
    return db.session.scalars(select(Event.posts).where(Event.id == event.id)).one()
