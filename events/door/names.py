"""Names as they are said and looked for: a pure rule."""

import unicodedata


def as_said(name: str) -> str:
    """The name to sort by, in any script, without regard to case and accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def begins(name: str, typed: str) -> bool:
    """Whether any word of a name, and what follows it, begins with what was typed."""
    return f" {wanted}" in f" {as_said(name)}" if (wanted := as_said(typed).strip()) else True
