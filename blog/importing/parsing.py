"""Exports read from their files: XML without document types and entities, so that nothing grows or is fetched."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, parse

from blog.importing.exported import BadExport, OldPost

LARGEST_BYTES = 100 * 1024 * 1024
Element = Any
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")
Reader = Callable[[Element], list[OldPost]]


def root_of(path: Path) -> Element:
    """The outermost element of an XML file; raises BadExport for one that is too large, broken, or not harmless."""
    if path.stat().st_size > LARGEST_BYTES:
        raise BadExport(f"{path.name} is larger than {LARGEST_BYTES // 2**20} MB")
    try:
        return parse(path, forbid_dtd=True).getroot()
    except DefusedXmlException:
        raise BadExport(f"{path.name} declares a document type or entities; no export of a blog needs them") from None
    except (ParseError, ValueError) as error:
        raise BadExport(f"{path.name} is no XML: {error}") from None


def local(element: Element) -> str:
    """The name of an element without its namespace, whose address changes with every version."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of an element with a name."""
    return (child for child in element if local(child) == name)


def text(element: Element, name: str) -> str:
    """The text of the first child with a name, or ""."""
    found = next(children(element, name), None)
    return (found.text or "").strip() if found is not None else ""


def instant(written: str) -> datetime | None:
    """An instant of RFC 3339, or "2010-02-24 18:30:00" in Greenwich; None for anything else, and for the year 0."""
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)


def clean(text: str) -> str:
    """Text without characters that show nothing or turn a line round."""
    return _CONTROLS.sub("", text)


def line(text: str, longest: int) -> str:
    """Text as one line of at most so many characters."""
    whole = " ".join(_CONTROLS.sub(" ", text).split())
    return whole if len(whole) <= longest else whole[: longest - 1].rstrip() + "…"
