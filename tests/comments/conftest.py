"""A conversation on a post of Lisbon's, written by Alice."""

import pytest

from chapters.models import Chapter
from comments.models import Thread
from members.models import Member
from tests.comments import talking


@pytest.fixture
def thread(lisbon: Chapter, alice: Member) -> Thread:
    """The thread of Alice's post, moderated by Lisbon's team."""
    return talking.begin(lisbon, alice)


@pytest.fixture
def known(thread: Thread, bob: Member, carla: Member) -> None:
    """Bob's and Carla's comments stand at once."""
    talking.trust(thread, bob, carla)
