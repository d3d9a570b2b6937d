"""What tests of events look at besides the house's own fixtures."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from events.models import Event
from members.models import Member
from tests.signing_in import sign_in


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> Callable[[Member], FlaskClient]:
    """A browser of its own for somebody, signed in."""
    return lambda member: sign_in(another_client(), member)


@pytest.fixture
def address(event: Event) -> str:
    """Where the event's page is."""
    return f"/events/{event.id}-{event.slug}"


@pytest.fixture
def linked_data() -> Callable[[str], dict[str, Any]]:
    """What a page says in the words of schema.org."""

    def read(html: str) -> dict[str, Any]:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert found
        facts: dict[str, Any] = json.loads(found[1])
        return facts

    return read
