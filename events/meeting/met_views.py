"""The people I met: everybody who said so too, what we exchanged, and whom I alone said I met."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.web import address_of, see_other
from core.writing import dates
from core.writing.slugs import slug
from events.faces.queries import handles
from events.meeting import operations, queries, vcards
from events.meeting.forms import ContactForm
from events.meeting.queries import Found
from events.meeting.vcards import Contact
from members import login

blueprint = Blueprint("met", __name__, url_prefix="/me")


@blueprint.get("/met")
@login.required
def index() -> ResponseReturnValue:
    """The people I met."""
    return _page(ContactForm(formdata=None))


@blueprint.get("/met.vcf")
@login.required
def all_cards() -> ResponseReturnValue:
    """Everybody with whom I exchanged contact, as vCards."""
    return _file(queries.said_by(login.myself().member_id), "people-i-met")


@blueprint.get("/met/<key>.vcf")
@login.required
def card(key: str) -> ResponseReturnValue:
    """Somebody with whom I exchanged contact, as a vCard."""
    people = queries.said_by(login.myself().member_id, key)
    return _file(people, slug(people[0].name) if people else "")


@blueprint.post("/met/<key>/contact")
@login.required
def share(key: str) -> ResponseReturnValue:
    """Give somebody I met my address and links, once they give me theirs; or no longer."""
    person, form = _somebody(key), ContactForm.posted()
    if not form.validate():
        return _page(form), 422
    is_shared = form.contact.data == "yes"
    with writing():
        operations.share(login.myself().member_id, person.id, is_shared)
    flash("They see yours once they give you theirs." if is_shared else "They no longer see yours.", "info")
    return see_other(url_for("met.index"))


@blueprint.post("/met/<key>/withdrawal")
@login.required
def withdraw(key: str) -> ResponseReturnValue:
    """Take back that I met somebody."""
    person = _somebody(key)
    with writing():
        operations.take_back(login.myself().member_id, person.id)
    flash("Taken back. Neither of you finds the other here.", "info")
    return see_other(url_for("met.index"))


def _page(form: ContactForm) -> str:
    people = queries.said_by(login.myself().member_id)
    links = handles([person.id for person in people if person.email])
    return render_template("events/meeting/mine.html", people=people, handles=links, form=form)


def _somebody(key: str) -> Found:
    people = queries.said_by(login.myself().member_id, key)
    return people[0] if people else abort(404)


def _file(people: Sequence[Found], name: str) -> Response:
    """Those of these people whose address I have; without any there is no file."""
    exchanged = [person for person in people if person.email]
    if not exchanged:
        abort(404)
    links = handles([person.id for person in exchanged])
    contacts = [
        Contact(
            person.name,
            person.email,
            address_of(url_for("members.show", key=person.key)),
            [handle.url for handle in links.get(person.id, ())],
            f"Met at {person.title}, {dates.MONTHS[person.starts_on.month - 1]} {person.starts_on.year}",
        )
        for person in exchanged
    ]
    response = Response(vcards.cards(contacts), content_type="text/vcard; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name or 'contact'}.vcf")
    return response
