"""Labels as people type them: split at commas, each once, with the word that stands in its address."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from core.refusal import Refused
from core.writing import slugs

MOST = 6
LONGEST = 40


@dataclass(frozen=True)
class Tag:
    """A label before it has a row."""

    slug: str
    name: str


def parsed(text: str) -> list[Tag]:
    """The labels of a line like "craft, first times"; refuses more than six, and one of more than 40 characters."""
    return tags(text.split(","))


def tags(names: Sequence[str]) -> list[Tag]:
    """The labels of some names, the first of two that have the same address."""
    tidy = [" ".join(name.strip().lstrip("#").lower().split()) for name in names]
    found = {tag.slug: tag for tag in reversed([Tag(_slug(name), name) for name in tidy if name])}
    in_order = list(reversed(found.values()))
    if len(in_order) > MOST:
        raise Refused(f"Give at most {MOST} labels", "labels")
    if any(len(tag.name) > LONGEST for tag in in_order):
        raise Refused(f"A label has at most {LONGEST} characters", "labels")
    return in_order


def typed(names: Sequence[str]) -> str:
    """The line that `parsed` makes these names of."""
    return ", ".join(names)


def _slug(name: str) -> str:
    """Names without Latin letters have an address too."""
    return slugs.slug(name, LONGEST) or f"label-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
