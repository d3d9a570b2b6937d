"""Which comments wait until a moderator has read them, and why; a pure rule."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

#: So many comments of somebody must have been let through before the next ones stand at once.
LET_THROUGH = 2
#: How long an account counts as new.
NEW_FOR = timedelta(days=7)
MOST_LINKS_WHEN_NEW = 2
#: So many comments that point at the same host look like advertising.
MOST_TO_ONE_HOST = 3
#: Nobody reads a page and answers in less.
LEAST_SECONDS = 3


@dataclass(frozen=True)
class Standing:
    """What is known of who writes: `passed` counts their comments that all can read, `to_host` those by host."""

    is_trusted: bool = False
    is_new: bool = True
    passed: int = 0
    to_host: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Watchlist:
    """Words and hosts to look out for."""

    words: Collection[str] = ()
    hosts: Collection[str] = ()


def reasons(
    whose: Standing,
    text: str,
    hosts: Sequence[str],
    watched: Watchlist,
    is_bait_taken: bool = False,
    seconds: int | None = None,
) -> tuple[str, ...]:
    """Why a comment with links to these hosts waits, as codes of `reasons.HELD`; nothing where it stands at once.

    Those who answer for the thread are never held.
    """
    if whose.is_trusted:
        return ()
    is_unknown = whose.passed < LET_THROUGH
    found = {
        "first": is_unknown,
        "links": (is_unknown or whose.is_new) and len(hosts) > MOST_LINKS_WHEN_NEW,
        "host": any(whose.to_host.get(host, 0) + 1 >= MOST_TO_ONE_HOST for host in hosts),
        "words": has_word(text, watched.words),
        "hosts": any(is_within(host, watched.hosts) for host in hosts),
        "bait": is_bait_taken,
        "fast": (is_unknown or whose.is_new) and seconds is not None and seconds < LEAST_SECONDS,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def has_word(text: str, words: Collection[str]) -> bool:
    """Whether one of `words` stands in `text` as a whole word, whatever the case and however it is written."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", folded) for word in words)


def is_within(host: str, hosts: Collection[str]) -> bool:
    """Whether a host is one of `hosts`, or lies below one."""
    return any(host == other or host.endswith(f".{other}") for other in hosts)


def fold(text: str) -> str:
    """`text` as words are compared: compatible forms as one, no case, no characters that show nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")
