"""Letters: a kind and its facts made into a message that can be sent, by the renderers that `app.py` arranges."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any

from flask import current_app, render_template

from core import clock, club
from core.web import address_of
from mail.models import Message

#: What ends a line somewhere, shows nothing, or turns the direction of what follows.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+")
LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Attachment:
    """A file that comes along; `method` is the METHOD of an iCalendar file, which its MIME type must repeat."""

    filename: str
    content: str | bytes
    mimetype: str
    method: str | None = None


@dataclass(frozen=True)
class Letter:
    """A message in words: `template` names the pair templates/mail/<template>.html and .txt.

    The context holds plain values. Its `chapter`, where there is one (`mail.words.ChapterWords`), is who writes and
    gives the colours. `unsubscribe` is a path of ours that stops this kind of mail by one POST (RFC 8058).
    """

    subject: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()
    unsubscribe: str | None = None


Renderer = Callable[[dict[str, Any]], Letter | None]

_arranged: dict[str, Renderer] = {}


def arrange(renderers: Mapping[str, Renderer]) -> None:
    """Say, once and for all kinds, what makes a letter of its facts; one that answers None no longer holds."""
    _arranged.clear()
    _arranged.update(renderers)


def render(message: Message) -> EmailMessage | None:
    """The message as it is sent, or None where it no longer holds; raises KeyError for a kind nobody has arranged.

    Its Message-ID is that of the row, so that a second attempt is the same message.
    """
    letter = _arranged[message.kind](message.facts)
    if letter is None:
        return None
    made = EmailMessage(policy=SMTP)
    _address(made, message, letter)
    _write(made, letter)
    for attachment in letter.attachments:
        _attach(made, attachment)
    return made


def one_line(text: str) -> str:
    """`text` as a header may hold it: nothing that ends a line, shows nothing or passes for an encoded word."""
    return " ".join(_UNPRINTABLE.sub(" ", text.replace("=?", "= ?")).split())


def _address(made: EmailMessage, message: Message, letter: Letter) -> None:
    sender = parseaddr(current_app.extensions["settings"].mail_from)[1]
    made["From"] = Address(display_name=_writer(letter), addr_spec=sender)
    made["To"] = Address(display_name=one_line(message.to_name), addr_spec=message.to_address)
    made["Subject"] = one_line(letter.subject)[:LONGEST_SUBJECT]
    made["Date"] = format_datetime(clock.now())
    made["Message-ID"] = f"<{message.key}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        made["List-Unsubscribe"] = f"<{address_of(letter.unsubscribe)}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _writer(letter: Letter) -> str:
    """Who writes: "Lisbon via Chapterhouse", or the club itself."""
    chapter = letter.context.get("chapter")
    ours = club.words().name
    return one_line(f"{chapter.name} via {ours}" if chapter else ours)


def _write(made: EmailMessage, letter: Letter) -> None:
    context = {
        **letter.context,
        "subject": one_line(letter.subject),
        "unsubscribe": address_of(letter.unsubscribe) if letter.unsubscribe else None,
    }
    text = render_template(f"mail/{letter.template}.txt", **context)
    html = render_template(f"mail/{letter.template}.html", **context)
    made.set_content(_tidy(text), cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")


def _tidy(text: str) -> str:
    """Paragraphs apart by one empty line, and nothing before or after."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def _attach(made: EmailMessage, attachment: Attachment) -> None:
    maintype, _, subtype = attachment.mimetype.partition("/")
    content = attachment.content if isinstance(attachment.content, bytes) else attachment.content.encode()
    params = {"charset": "utf-8"} if maintype == "text" else {}
    if attachment.method:
        params["method"] = attachment.method
    made.add_attachment(content, maintype, subtype, filename=one_line(attachment.filename), params=params)
