"""Each rule broken on purpose: a path and a source that the rule of that name must find fault with."""

PYTHON: dict[str, tuple[tuple[str, str], ...]] = {
    "points_down": (
        ("cities/models.py", "from chapters.models import Chapter"),
        ("core/writing/paging.py", "from cities import search"),
        ("mail/queries.py", "import media.models"),
        ("members/queries.py", "from events.models import Event"),
    ),
    "points_down_in_events": (
        ("events/rsvps/seats.py", "from events.scheduling import publish"),
        ("events/rsvps/queries.py", "from events import showing"),
    ),
    "is_of_a_known_kind": (("events/wonders.py", '"""Wonders."""'),),
    "keeps_to_its_kind": (
        ("events/rules.py", "from core import clock"),
        ("members/queries.py", "from members import homes"),
        ("members/homes.py", "from members.forms import ProfileForm"),
        ("members/forms.py", "from members.queries import shown"),
        ("events/notices.py", "from events import scheduling"),
        ("events/jobs.py", "from events import showing"),
        ("events/views.py", "from chapters import views"),
        ("chapters/models.py", "from chapters import queries"),
    ),
    "uses_what_its_kind_may": (
        ("members/homes.py", "from flask_login import current_user"),
        ("members/queries.py", "import flask"),
        ("events/rules.py", "from dateutil.rrule import rrule"),
        ("events/forms.py", "from sqlalchemy import select"),
        ("events/views.py", "from sqlalchemy import select"),
    ),
    "is_known_by_none": (("core/jobs.py", "from app import create_app"), ("core/jobs.py", "import tests.people")),
    "says_what_lives_there": (
        ("core/jobs.py", "import os"),
        ("core/jobs.py", '""""""'),
        ("core/jobs.py", '"""jobs"""'),
    ),
    "says_its_contracts": (
        ("core/jobs.py", "def run() -> None:\n    return"),
        ("core/jobs.py", "class Job:\n    x = 1"),
    ),
    "is_not_too_long": (("core/jobs.py", "x = 1\n" * 171),),
    "has_few_routes": (("pages/views.py", '@b.get("/x")\ndef show(): ...\n' * 11),),
    "has_a_front_of_one_sentence": (
        ("__init__.py", '"""A front."""'),
        ("events/__init__.py", '"""Events."""\nfrom events import models'),
        ("events/__init__.py", ""),
    ),
    "has_a_telling_name": (("core/utils.py", ""), ("events/helpers.py", "")),
    "hides_nothing": (
        ("core/jobs.py", "def run():\n    import os"),
        ("core/jobs.py", "from typing import TYPE_CHECKING"),
        ("events/views.py", "from . import models"),
    ),
    "ties_point_one_way": (
        ("events/models.py", 'x = relationship(lazy="raise_on_sql", backref="events")'),
        ("events/models.py", 'x = relationship(lazy="raise_on_sql", back_populates="events")'),
        ("events/models.py", 'x = relationship(lazy="joined")'),
        ("events/models.py", "x = relationship()"),
    ),
    "commits_nowhere": (("events/scheduling.py", "db.session.commit()"), ("events/views.py", "session.commit()")),
    "writes_where_it_may": (
        ("events/scheduling.py", "with writing():\n    pass"),
        ("events/queries.py", "with database.writing():\n    pass"),
    ),
    "knows_no_request": (
        ("events/scheduling.py", "from flask import request"),
        ("events/showing.py", "from flask_login import current_user"),
    ),
    "asks_nobody_else": (
        ("events/scheduling.py", "x = datetime.now(UTC)"),
        ("events/scheduling.py", "x = datetime.datetime.now(UTC)"),
        ("events/rules.py", "x = date.today()"),
        ("mail/delivery.py", "time.sleep(1)"),
        ("mail/delivery.py", "x = time.time()"),
        ("mail/transports.py", 'x = os.environ["SMTP_URL"]'),
        ("mail/transports.py", 'x = os.getenv("SMTP_URL")'),
        ("core/running/cli.py", 'print("done")'),
    ),
    "is_finished": (
        ("core/jobs.py", "x = 1  # TO" + "DO: later"),
        ("core/jobs.py", "# ------ jobs ------"),
        ("core/jobs.py", "x = y()  # type" + ": ignore"),
        ("core/jobs.py", "x = y()  # no" + "qa"),
    ),
    "has_addresses_that_are_nouns": (
        ("events/views.py", '@b.post("/events/<id:event_id>/cancel")\ndef cancel(): ...'),
        ("events/views.py", '@b.delete("/events/<id:event_id>")\ndef cancel(): ...'),
        ("events/views.py", '@b.route("/events", methods=["GET", "PUT"])\ndef cancel(): ...'),
    ),
    "hides_no_library": (("calendar/models.py", ""), ("email/outbox.py", ""), ("flask/views.py", "")),
    "lies_where_its_view_does": (
        ("events/views.py", 'render_template("chapters/show.html")'),
        ("events/views.py", 'render_template("events/nowhere.html")'),
    ),
}

LOOKS: dict[str, tuple[tuple[str, str], ...]] = {
    "has_nothing_inline": (
        ("templates/x.html", "<script>go()</script>"),
        ("templates/x.html", "<style>p { margin: 0 }</style>"),
        ("templates/x.html", '<p style="margin: 0">'),
        ("templates/x.html", '<button onclick="go()">'),
        ("templates/x.html", '<a href="javascript:go()">'),
        ("templates/x.html", "{{ event.description|safe }}"),
        ("templates/x.html", "{{ event.description | safe }}"),
        ("templates/x.html", "{% autoescape false %}"),
        ("templates/x.html", '<script src="https://cdn.example.com/x.js">'),
        ("templates/x.html", '<img src="//example.com/x.png">'),
    ),
    "keeps_colours_in_tokens": (
        ("static/css/base.css", "a { color: #7a1b4b; }"),
        ("static/css/base.css", "a { color: rgb(0 0 0 / 50%); }"),
        ("static/css/components/notes.css", ".note { background: oklch(50% 0.1 20); }"),
        ("templates/x.html", '<path fill="#fff"/>'),
    ),
    "guards_its_forms": (("templates/x.html", '<form method="post" action="/x"><button>Go</button></form>'),),
}

TESTS: dict[str, tuple[tuple[str, str], ...]] = {
    "tells_facts": (
        ("tests/core/test_jobs.py", "def test_jobs(): assert True"),
        ("tests/core/test_jobs.py", "def test_a_full_event_is_full(): add_event()"),
    ),
    "is_in_earnest": (
        ("tests/core/test_jobs.py", "@pytest.mark.skip\ndef test_a_full_event_is_full(): assert True"),
        ("tests/core/test_jobs.py", "from unittest import mock"),
        ("tests/core/test_jobs.py", "from unittest.mock import patch"),
    ),
}
