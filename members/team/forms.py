"""What is filled in to give somebody a role."""

import re

from wtforms import RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, StopValidation

from core.forms import Form, LineField
from members.models import SiteRole, TeamRole

#: What each role comes with, in words.
ROLES = {
    TeamRole.LEAD: "Schedules, speaks for the chapter, and gives roles",
    TeamRole.ORGANISER: "Schedules, and speaks for the chapter",
    TeamRole.HOST: "Keeps the door, and sees who is coming",
    TeamRole.EDITOR: "Writes and publishes for the chapter’s blog",
}
#: The same of the roles for the whole site.
SITE_ROLES = {
    SiteRole.ADMIN: "May do everything, in every chapter, and gives these two roles",
    SiteRole.EDITOR: "Publishes what is for the whole club, and reads what is said about it",
}
_KEY = re.compile(r"(?:.{0,200}/members/)?([0-9a-z]{1,20})/?")


class TeamForm(Form):
    """Whom, by the address of their page or the key in it, and what they are to do."""

    member = LineField("Whose page?", longest=250, required="Paste the address of the member’s page")
    role = RadioField(
        "What do they do?",
        choices=[SelectChoice(role.value, role.value.capitalize()) for role in ROLES],
        default=TeamRole.ORGANISER.value,
        validators=[InputRequired("Choose what they are to do")],
    )

    @property
    def key(self) -> str:
        """The key of the member, once the form is valid."""
        found = _KEY.fullmatch(self.member.data)
        return found[1] if found else ""

    def validate_member(self, field: LineField) -> None:
        """An address of a page, or a key."""
        if not _KEY.fullmatch(field.data):
            raise StopValidation("Paste the address of the member’s page, which ends in /members/ and some letters")


class SiteTeamForm(Form):
    """Whom, by address, name or page, and what they are to do for the whole site."""

    member = LineField("Who?", longest=254, required="Enter an e-mail address, a name, or the address of a page")
    role = RadioField(
        "What do they do?",
        choices=[SelectChoice(role.value, role.value.capitalize()) for role in SITE_ROLES],
        default=SiteRole.EDITOR.value,
        validators=[InputRequired("Choose what they are to do")],
    )

    @property
    def key(self) -> str:
        """The key of the member, where a page was pasted."""
        found = _KEY.fullmatch(self.member.data)
        return found[1] if found else ""
