"""Organisers who answer one table, or one note, at once make one event of it; with the lock taken out they make two."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from types import ModuleType

import pytest
from flask import Flask
from sqlalchemy import func, select

from core.database import db, writing
from core.refusal import Refused
from core.sqlite import engines
from events.models import Event
from members.models import Member
from tests.gazetteer import add_cities
from tests.members.test_races import at_once
from tests.people import add_chapter, add_member, add_members, add_role
from tests.trips.coffee.asking import asked
from tests.trips.tables.offering import offered
from trips.coffee import operations as coffee
from trips.coffee.models import Coffee
from trips.tables import operations
from trips.tables.models import TableOffer

THURSDAY = date(2026, 10, 15)
Act = Callable[[], object]
#: Deleting a row that is gone stops a test, which takes warnings for errors; where people are served it does not.
as_where_people_are_served = pytest.mark.filterwarnings("ignore:DELETE statement on table:sqlalchemy.exc.SAWarning")


@dataclass
class Waiting:
    """Two tables and a note that wait for the two organisers of Lisbon, on a database of its own."""

    app: Flask
    organisers: Sequence[int]
    tables: Sequence[str]
    note: str

    def serving(self, table: int, by: int, *notes: str) -> Act:
        """One of the organisers serves one of the tables, each at an hour of their own."""
        return lambda: operations.accept(
            self.tables[table], THURSDAY, time(19 + by), notes=notes, by=db.session.get_one(Member, self.organisers[by])
        )

    def left(self) -> tuple[int, int, int]:
        """How many events there are, and how many tables and notes wait."""
        counts = [select(func.count()).select_from(model) for model in (Event, TableOffer, Coffee)]
        with self.app.app_context():
            events, tables, notes = (db.session.scalar(count) or 0 for count in counts)
        return events, tables, notes


@pytest.fixture
def waiting(committing: Flask) -> Waiting:
    """Offered by people who are at home there, asked by one who is not."""
    with committing.app_context():
        with writing():
            lisbon = add_chapter(add_cities()["Lisbon"])
            ann, ben, hal, hope = add_members(4, lisbon)
            tess = add_member("Tess Traveller")
            for organiser in (ann, ben):
                add_role(organiser, lisbon)
        tables = [offered(lisbon, host).key for host in (hal, hope)]
        made = Waiting(committing, [ann.id, ben.id], tables, asked(lisbon, tess).key)
        db.session.remove()
    return made


@pytest.fixture
def unlocked(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """The same, but tables and notes are only read, and whoever has read waits for the other.

    On SQLite, which lets one writer in at a time, no transaction begins at all.
    """
    both = threading.Barrier(2)

    def only_read(model: type[TableOffer | Coffee]) -> Callable[[str], object]:
        def read(key: str) -> object:
            row = db.session.scalars(select(model).where(model.key == key)).one()
            both.wait(20)
            return row

        return read

    read: dict[ModuleType, type[TableOffer | Coffee]] = {operations: TableOffer, coffee: Coffee}
    for module, model in read.items():
        monkeypatch.setattr(module, "_answered", only_read(model))
    with waiting.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "SELECT 1")
    return waiting


def test_two_organisers_who_serve_one_table_at_once_make_one_event(waiting: Waiting) -> None:
    failures = at_once(waiting.app, [waiting.serving(0, by=0), waiting.serving(0, by=1)])

    assert [type(failure) for failure in failures] == [Refused]
    assert waiting.left() == (1, 1, 1)


@as_where_people_are_served
def test_without_the_tables_lock_they_make_two(unlocked: Waiting) -> None:
    at_once(unlocked.app, [unlocked.serving(0, by=0), unlocked.serving(0, by=1)])

    assert unlocked.left()[0] == 2


def test_two_tables_served_at_once_with_one_note_bring_its_writer_to_one_of_them(waiting: Waiting) -> None:
    failures = at_once(waiting.app, [waiting.serving(number, number, waiting.note) for number in (0, 1)])

    assert [type(failure) for failure in failures] == [Refused]
    assert waiting.left() == (1, 1, 0)


@as_where_people_are_served
def test_without_the_notes_lock_they_are_brought_to_both(unlocked: Waiting) -> None:
    at_once(unlocked.app, [unlocked.serving(number, number, unlocked.note) for number in (0, 1)])

    assert unlocked.left()[0] == 2
