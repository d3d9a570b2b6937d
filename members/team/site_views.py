"""Who looks after the site: admins and editors, made and ended by admins."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.forms import canonical
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from members import login, roles
from members.models import SiteRole
from members.queries import Found
from members.signed_in import SignedIn
from members.team import notices, queries
from members.team.forms import SITE_ROLES, SiteTeamForm

blueprint = Blueprint("site_team", __name__, url_prefix="/admin/team")

APPOINTED = Limit("site role given", 20, 3600)


@blueprint.get("")
@login.required
def show() -> ResponseReturnValue:
    """Who looks after the site, and who made them."""
    _admin()
    return _page(SiteTeamForm(formdata=None))


@blueprint.post("")
@login.fresh
def create() -> ResponseReturnValue:
    """Make a member an admin or an editor, and tell them."""
    who, form = _admin(), SiteTeamForm.posted()
    found = _meant(form) if form.validate() else None
    if found is None:
        return _page(form), 422
    limits.spend(APPOINTED, str(who.member_id))
    role = SiteRole(form.role.data)
    try:
        with writing():
            roles.appoint(found.id, role, by=who.member_id)
            if found.id != who.member_id:
                notices.changed(found.id, role, True, who.name)
    except Refused as refusal:
        form.member.errors = [str(refusal)]
        return _page(form), 422
    flash(f"{found.name} is an {role.value} now.", "going")
    return see_other(url_for(".show"))


@blueprint.post("/<key>/<any(admin, editor):role_name>/withdrawal")
@login.fresh
def withdraw(key: str, role_name: str) -> ResponseReturnValue:
    """Let somebody, or oneself, be an admin or an editor no longer; the last admin stays one."""
    who, role = _admin(), SiteRole(role_name)
    person = next((person for person in queries.looking_after() if person.key == key), None) or abort(404)
    is_me = person.id == who.member_id
    try:
        with writing():
            roles.dismiss(person.id, role, by=who.member_id)
            if not is_me:
                notices.changed(person.id, role, False, who.name)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return see_other(url_for(".show"))
    flash(f"{'You are' if is_me else f'{person.name} is'} an {role.value} no longer.", "info")
    return see_other(url_for("members.me") if is_me and role is SiteRole.ADMIN else url_for(".show"))


def _admin() -> SignedIn:
    """To anybody who is no admin there is no such page."""
    who = login.myself()
    return who if who.is_admin else abort(404)


def _meant(form: SiteTeamForm) -> Found | None:
    """The one member who is meant; none and several are said at the field."""
    found = queries.called(form.member.data, canonical(form.member.data), form.key)
    if len(found) == 1:
        return found[0]
    form.member.errors = [
        "More than one member has this name. Enter their e-mail address instead"
        if found
        else "We know nobody by that, or they have not confirmed their address. Try their e-mail address"
    ]
    return None


def _page(form: SiteTeamForm) -> str:
    return render_template(
        "members/site_team.html",
        form=form,
        people=queries.looking_after(),
        roles={role.value: words for role, words in SITE_ROLES.items()},
        history=queries.history_of_site(),
    )
