"""A kind and its facts become a message: who writes, to whom, in which parts, and nothing that breaks a header."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from core.config import Settings
from core.database import db
from mail import letters
from mail.letters import Attachment, Letter, one_line
from mail.models import Message
from mail.words import ChapterWords
from tests.mail.sending import put, row

LISBON = ChapterWords("Lisbon", "#A51D2A", "#F7C948", "http://localhost/chapters/lisbon")
FACTS = {"name": "Bob", "token": "T0ken", "about": ""}
INVISIBLE = ("\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\x00", "\x85", "\r\n", "\t")


def made(letter: Letter, monkeypatch: pytest.MonkeyPatch, **changed: Any) -> EmailMessage:
    """The message that a letter becomes, as it is read at the other end."""
    put("made")
    message: Message = row()
    db.session.expunge(message)  # what is set on it now, no database need be able to hold
    for name, value in changed.items():
        setattr(message, name, value)
    monkeypatch.setitem(letters._arranged, "made", lambda _facts: letter)
    rendered = letters.render(message)
    assert rendered
    read = message_from_bytes(rendered.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_message_goes_to_one_person_in_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = made(Letter("Hello", "sign_in_link", FACTS), monkeypatch)

    assert [(address.display_name, address.addr_spec) for address in mail["To"].addresses] == [
        ("Bob Tavares", "bob@example.com")
    ]
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{row().key}@localhost>"
    assert mail["Date"] == "Wed, 07 Oct 2026 12:00:00 +0000"


def test_the_club_writes_where_no_chapter_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(made(Letter("Hello", "sign_in_link", FACTS), monkeypatch)["From"]) == (
        "Chapterhouse <chapterhouse@localhost>"
    )


def test_a_chapter_writes_by_the_club(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = made(Letter("Hello", "sign_in_link", {**FACTS, "chapter": LISBON}), monkeypatch)

    assert str(mail["From"]) == "Lisbon via Chapterhouse <chapterhouse@localhost>"


def test_the_address_that_writes_is_the_one_that_was_set(monkeypatch: pytest.MonkeyPatch, app: Any) -> None:
    before: Settings = app.extensions["settings"]
    changed = {**vars(before), "mail_from": "The Club <hello@club.example.org>"}
    monkeypatch.setitem(app.extensions, "settings", Settings(**changed))

    mail = made(Letter("Hello", "sign_in_link", FACTS), monkeypatch)

    assert mail["From"].addresses[0].addr_spec == "hello@club.example.org"
    assert mail["Message-ID"].endswith("@club.example.org>")


def test_a_mail_that_can_be_stopped_says_how_in_header_and_foot(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = made(Letter("Hello", "sign_in_link", FACTS, unsubscribe="/unsubscribe/x"), monkeypatch)

    assert mail["List-Unsubscribe"] == "<http://localhost/unsubscribe/x>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert all("http://localhost/unsubscribe/x" in part.get_content() for part in mail.iter_parts())


def test_a_mail_that_cannot_be_stopped_does_not_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = made(Letter("Hello", "sign_in_link", FACTS), monkeypatch)

    assert "List-Unsubscribe" not in mail
    assert "Stop these mails" not in mail.as_string()


def test_a_calendar_file_repeats_its_method_in_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Attachment("dinner.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar", "CANCEL")

    (part,) = made(Letter("Off", "sign_in_link", FACTS, [file]), monkeypatch).iter_attachments()

    assert part["Content-Type"] == 'text/calendar; charset="utf-8"; method="CANCEL"'
    assert (part.get_filename(), part.get_content()) == ("dinner.ics", file.content)


def test_any_other_file_comes_along_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Attachment("a\r\nb.bin", bytes(range(256)), "application/octet-stream")

    (part,) = made(Letter("File", "sign_in_link", FACTS, [file]), monkeypatch).iter_attachments()

    assert (part.get_filename(), part.get_content()) == ("a b.bin", file.content)


@pytest.mark.parametrize("hidden", INVISIBLE)
def test_what_ends_a_line_or_shows_nothing_is_a_space_in_headers(monkeypatch: pytest.MonkeyPatch, hidden: str) -> None:
    mail = made(Letter(f"A{hidden}Bcc: x@example.com", "sign_in_link", FACTS), monkeypatch, to_name=f"Bob{hidden}T")

    assert mail["Subject"] == "A Bcc: x@example.com"
    assert mail["To"].addresses[0].display_name == "Bob T"
    assert "Bcc" not in mail


@pytest.mark.parametrize(
    "words",
    [
        "\U0001f9d1\u200d\U0001f373 dinner",
        "עברית English",
        "x" * 300,
        "é" * 300,
        "山" * 300,
        '"quoted", <x>',
    ],
)
def test_a_subject_of_any_kind_arrives_as_it_left(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    mail = made(Letter(words, "sign_in_link", FACTS), monkeypatch)

    assert mail["Subject"] == words[:200]


@pytest.mark.parametrize("name", ["", "Bob, the <builder>", '"', "山田太郎", "é" * 8, "x" * 100, "\U0001f980"])
def test_a_name_of_any_kind_is_one_address(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    mail = made(Letter("Hello", "sign_in_link", FACTS), monkeypatch, to_name=name)

    assert [(address.display_name, address.addr_spec) for address in mail["To"].addresses] == [
        (name, "bob@example.com")
    ]


def test_an_encoded_word_is_not_decoded_into_another_header(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = made(Letter("=?utf-8?q?Hi=0D=0ABcc:=20x=40example.com?=", "sign_in_link", FACTS), monkeypatch)

    assert mail["Subject"] == "= ?utf-8?q?Hi=0D=0ABcc:=20x=40example.com?="
    assert "Bcc" not in mail


def test_no_line_is_longer_than_a_mail_server_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    put("made", to="bob@example.com")
    monkeypatch.setitem(
        letters._arranged, "made", lambda _facts: Letter("é" * 300, "sign_in_link", {**FACTS, "name": "x" * 5000})
    )

    rendered = letters.render(row())

    assert rendered and max(len(line) for line in rendered.as_bytes().split(b"\r\n")) <= 998


def test_a_kind_that_nobody_has_arranged_is_an_error() -> None:
    put("a kind nobody knows")

    with pytest.raises(KeyError):
        letters.render(row())


def test_one_line_is_one_line() -> None:
    assert one_line("  a\r\n b\u2028\u202e c  ") == "a b c"
