"""What authors fill in."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, DateField, HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import Optional, StopValidation

from blog.models import LONGEST_EXCERPT, LONGEST_SLUG, LONGEST_TITLE
from core.forms import Form, LineField, ProseField, within_reach
from core.writing import articles

SITE = ""
LONGEST_NOTE = 1000
LANGUAGES = (
    ("en", "English"), ("ar", "العربية"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"), ("hi", "हिन्दी"),
    ("it", "Italiano"), ("ja", "日本語"), ("ko", "한국어"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"),
    ("sw", "Kiswahili"), ("th", "ไทย"), ("tr", "Türkçe"), ("zh", "中文"),
)  # fmt: skip


class PostForm(Form):
    """A post: its words, and where it belongs."""

    title = LineField("Title", longest=LONGEST_TITLE, required="Give the post a title")
    body = ProseField("Text", longest=articles.LONGEST)
    labels = LineField("Labels", longest=250)
    chapter = SelectField("For", default=SITE)
    excerpt = ProseField("In a sentence or two", longest=LONGEST_EXCERPT)
    event = LineField("About an event", longest=300)
    language = SelectField("Language", choices=[SelectChoice(code, name) for code, name in LANGUAGES], default="en")
    slug = LineField("Address", longest=LONGEST_SLUG)
    picture = FileField("A picture")
    alt = LineField("What is to be seen in it", longest=200)
    as_cover = BooleanField("Put it over the post, as its cover")
    cover_alt = LineField("What is to be seen in the cover", longest=200)
    version = HiddenField()
    do = HiddenField()

    def __init__(self, *args: Any, chapters: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        all_of_them = [(SITE, "Everybody: the whole club"), *chapters]
        self.chapter.choices = [SelectChoice(slug, name) for slug, name in all_of_them]

    def validate_body(self, field: ProseField) -> None:
        """What renders quickly, with every picture described."""
        if reason := articles.too_much(field.data or ""):
            raise StopValidation(reason)
        if articles.undescribed(field.data or ""):
            raise StopValidation("Give each picture a description, between its square brackets")

    @property
    def seen_version(self) -> int | None:
        """The version the author was looking at, if the form carries one."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class ReturnForm(Form):
    """A word to an author whose post is a draft again."""

    note = ProseField("What its author should know", longest=LONGEST_NOTE)


class PublicationForm(Form):
    """When to publish; without a day, now."""

    publish_on = DateField("Day", validators=[Optional(), within_reach])
    publish_at = LineField("Time", longest=12)
