"""What a verb raises when a rule says no."""


class Refused(Exception):
    """A rule said no; `str()` of it is a sentence for the person who asked, `field` names the input it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class TooMany(Exception):
    """A limit was reached; `retry_after_seconds` says when the same request would pass."""

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(f"too many; retry after {retry_after_seconds} s")
        self.retry_after_seconds = retry_after_seconds
