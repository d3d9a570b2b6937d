"""What the doctor finds."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from core.clock import now
from core.database import db, writing
from core.running import doctor
from core.running.doctor import examine
from mail import outbox
from mail.models import Delivery, Message


def findings(app: Flask) -> dict[str, bool]:
    """What was looked at, and whether it is well."""
    with app.app_context():
        return {finding.sentence: finding.is_well for finding in examine(app)}


def amiss(app: Flask) -> list[str]:
    """What is not well."""
    return [sentence for sentence, is_well in findings(app).items() if not is_well]


def test_it_begins_with_where_the_site_is_and_where_its_data_lies(committing: Flask) -> None:
    first = next(iter(findings(committing)))

    assert first.startswith("The site is http://localhost, its data lies in ")


def test_an_open_folder_and_a_readable_secret_are_amiss(committing: Flask) -> None:
    folder = committing.extensions["settings"].data_dir
    (folder / "secret_key").write_text("x")
    (folder / "secret_key").chmod(0o644)
    folder.chmod(0o777)

    found = amiss(committing)

    assert any(sentence.endswith("can be read by others: chmod 600") for sentence in found)
    assert any(sentence.endswith("can be written by others: chmod go-w") for sentence in found)


def test_a_full_disk_is_amiss(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE_BYTES", 1 << 60)

    assert any("MB are free where the data lies" in sentence for sentence in amiss(committing))


def test_mail_that_waits_for_an_hour_or_failed_is_counted(committing: Flask) -> None:
    with committing.app_context(), writing():
        for number in range(3):
            outbox.queue("reminder", f"m{number}@example.org", "M", {}, due_at=now() - timedelta(hours=2))
        db.session.execute(
            update(Message).where(Message.to_address == "m0@example.org").values(delivery=Delivery.FAILED)
        )

    found = amiss(committing)

    assert "2 messages have been due for over an hour: is the jobs worker running?" in found
    assert "1 messages could not be delivered" in found
