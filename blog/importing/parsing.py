"""Exports read from their files: XML without document types and entities, so that nothing grows or is fetched."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, parse

from blog.importing.exported import BadExport, OldPost

LARGEST_BYTES = 100 * 1024 * 1024
Element = Any
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
