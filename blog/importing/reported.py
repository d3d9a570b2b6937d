"""What comes of bringing a blog over, or would."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """Counts of what is new and of what was there, and what cannot be brought over."""

    posts: int = 0
    drafts: int = 0
    known_posts: int = 0
    comments: int = 0
    known_comments: int = 0
    shortened: int = 0
    pictures: int = 0
    links: int = 0
    accounts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
