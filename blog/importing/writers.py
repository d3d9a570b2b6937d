"""Who is meant by the names and addresses of those who wrote elsewhere."""

from collections.abc import Mapping

from sqlalchemy import select

from blog.importing.exported import Writer
from blog.importing.reported import Report
from core.database import db
from core.forms import canonical
from members.models import Member

SOMEBODY = "somebody"


class Writers:
    """Members by the addresses and names of those who wrote; each is asked for once, and named in the report."""

    def __init__(self, meant: Mapping[str, str], report: Report) -> None:
        self._meant, self._report, self._found = meant, report, dict[str, int | None]()

    def find(self, writer: Writer) -> int | None:
        """The member of a writer, by the address that was given for their name, else by their own."""
        email = canonical(self._meant.get(writer.name, writer.email))
        if email and email not in self._found:
            self._found[email] = db.session.scalar(
                select(Member.id).where(Member.email_canonical == email, Member.confirmed_at.is_not(None))
            )
        member_id = self._found.get(email) if email else None
        (self._report.names if member_id is None else self._report.accounts).add(writer.name or SOMEBODY)
        return member_id
