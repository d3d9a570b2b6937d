"""What somebody writes, before it is a comment: its source, its HTML made once, the hosts it points at."""

import html as html_text
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from core.refusal import Refused
from core.web import address_of
from core.writing import prose
from core.writing.prose import LONGEST_REMARK as LONGEST

_HREF = re.compile(r'<a href="([^"]*)"')
_LONGEST_HOST = 253
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Signs:
    """What speaks for a program: the field that people do not see was filled in; how soon the form came back."""

    is_bait_taken: bool = False
    seconds: int | None = None


@dataclass(frozen=True)
class Written:
    """A comment to be: `hosts` has one entry for each link that leads away, `answers_id` the comment it replies to."""

    source: str
    html: str
    hosts: tuple[str, ...] = ()
    answers_id: int | None = None
    signs: Signs = field(default_factory=Signs)


def written(source: str, answers_id: int | None = None, signs: Signs | None = None) -> Written:
    """`source` made ready, outside of any transaction; refuses what is empty, or too long to be made into HTML."""
    source = source.strip()
    if len(source) > LONGEST:
        raise Refused(f"This is too long: at most {LONGEST:,} characters", "body")
    made = prose.remark(source)
    if not source or not made.striptags().strip():
        raise Refused("Write something first", "body")
    return Written(source, str(made), _hosts(made), answers_id, signs or Signs())


def quoted(source: str) -> str:
    """`source` as a quotation to answer under, without what it quotes itself."""
    own = "\n".join(line.rstrip() for line in source.splitlines() if not line.startswith(">")).strip()
    return "\n".join(f"> {line}".rstrip() for line in _GAPS.sub("\n\n", own).split("\n")) + "\n\n"


def _hosts(made: str) -> tuple[str, ...]:
    own = urlsplit(address_of("/")).hostname
    found = (_host(html_text.unescape(address)) for address in _HREF.findall(made))
    return tuple(host for host in found if host and host != own)


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")[:_LONGEST_HOST]
