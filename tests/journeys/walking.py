"""A walk through the whole house as each kind of reader: what every address answers, and by which template."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import template_rendered
from jinja2 import Template

from tests.crawling import Answer, crawl
from tests.journeys.house import House

#: A stranger, and those that are signed in.
READERS = ("", "bob", "alice", "admin")
#: Where no link leads, or only from where a walk without forms does not come.
BESIDE = (
    "/cities?q=lis",
    "/chapters?near=Porto",
    "/chapters?near=Atlantis",
    "/chapters?q=nobody",
    "/events?near=Lisbon",
    "/events?from=2026-02-30",
    "/events?q=nothing",
    "/sign-in?again=1",
    "/sign-in/link",
    "/sign-in/link?token=unknown",
    "/sign-up?event=1&rsvp=going&next=/events/1",
    "/mailbox",
    "/me",
    "/no-such-page",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
)
#: What is not there, or asked for wrongly, on purpose.
AMISS = {
    "/chapters?near=Atlantis": 400,
    "/events?from=2026-02-30": 400,
    "/no-such-page": 404,
}


@dataclass
class Walk:
    """Every answer, by reader and address; and for each template the first reader and address that was given it."""

    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    templates: dict[str, tuple[str, str]] = field(default_factory=dict)


def through(house: House) -> Walk:
    """Go everywhere as each kind of reader, without a browser."""
    walk = Walk()
    for name in READERS:
        client = house.app.test_client()
        if name:
            cookie = house.cookie(name)
            client.set_cookie(cookie["name"], cookie["value"])
        rendered: list[str] = []
        with _noting(house, rendered):
            for answer in crawl(client, ["/", *BESIDE], skip=lambda path: path.startswith("/static/")):
                walk.answers[name, answer.path] = answer
                if rendered:
                    walk.templates.setdefault(rendered[-1], (name, answer.path))
                rendered.clear()
    return walk


@contextmanager
def _noting(house: House, rendered: list[str]) -> Iterator[None]:
    def note(_app: object, template: Template, **_more: object) -> None:
        rendered.append(template.name or "")

    with template_rendered.connected_to(note, house.app):
        yield
