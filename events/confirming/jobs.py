"""What is due by itself: asking organisers who gave no sign for ninety days whether their dates still stand."""

from chapters import confirming
from core.database import writing
from events.confirming import notices, queries


def ask_whether_dates_stand() -> int:
    """Let silent chapters be dormant, and ask their organisers, one chapter a transaction; returns how many."""
    return sum(_ask(chapter_id) for chapter_id in queries.silent())


def _ask(chapter_id: int) -> bool:
    with writing():
        chapter = confirming.fall_silent(chapter_id)
        if chapter:
            notices.asked(chapter)
        return chapter is not None
