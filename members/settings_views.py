"""A member's settings: what others see, how to sign in, which mails; and the end of an account."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core import club, limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from media import pictures
from media.pictures import Picture
from members import leaving, login, operations, passwords, profiles, queries, sessions
from members.forms import MailForm, PasswordForm, ProfileForm
from members.models import Visibility
from members.profiles import Shown
from members.signed_in import sessions_of

blueprint = Blueprint("settings", __name__, url_prefix="/me")

UPLOADS = Limit("upload", 20, 3600)
#: A picture and the few fields beside it.
LARGEST_FORM = pictures.MOST_BYTES + 256 * 1024


@blueprint.url_value_preprocessor
def _let_pictures_in(_endpoint: str | None, _values: object) -> None:
    """Before anything reads the form, for that is where the limit of the body is applied."""
    if request.endpoint == "settings.describe":
        request.max_content_length = LARGEST_FORM


@blueprint.get("/settings")
def index() -> ResponseReturnValue:
    """The first of the settings."""
    return redirect(url_for("settings.profile"))


@blueprint.get("/settings/profile")
@login.required
def profile() -> ResponseReturnValue:
    """What others see of me."""
    mine = queries.own_profile(login.myself().member_id)
    handles = "\n".join(handle.url for handle in queries.handles_of(login.myself().member_id))
    return _profile_page(ProfileForm(formdata=None, obj=mine, handles=handles, visibility=mine.visibility.value))


@blueprint.post("/settings/profile")
@login.required
def describe() -> ResponseReturnValue:
    """Change what others see of me."""
    form = ProfileForm.posted()
    form.portrait.data = request.files.get("portrait")
    if not form.validate():
        return _profile_page(form), 422
    try:
        picture = _picture(form)
        with writing():
            _describe(form, picture)
    except Refused as refusal:
        form[refusal.field or "name"].errors = [str(refusal)]
        return _profile_page(form), 422
    flash("Saved.", "going")
    return see_other(url_for("settings.profile"))


@blueprint.get("/settings/account")
@login.required
def account() -> ResponseReturnValue:
    """How I sign in, where I am signed in, which mails I get."""
    return _account_page()


@blueprint.post("/settings/mail")
@login.required
def mail() -> ResponseReturnValue:
    """Change which mails I get."""
    form = MailForm.posted()
    wants = {field.name: field.data for field in (form.wants_reminders, form.wants_news, form.wants_replies)}
    with writing():
        operations.choose_mail(login.myself().member_id, **wants)
    flash("Saved.", "going")
    return see_other(url_for("settings.account"))


@blueprint.post("/settings/sessions/<id:session_id>/withdrawal")
@login.required
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign another browser of mine out."""
    with writing():
        is_ended = sessions.end_one(login.myself().member_id, session_id)
    if not is_ended:
        abort(404)
    flash("That browser is signed out.", "going")
    return see_other(url_for("settings.account"))


@blueprint.route("/settings/password", methods=["GET", "POST"])
@login.fresh
def password() -> ResponseReturnValue:
    """Set a password, change it, or take it away by leaving the field empty."""
    if request.method == "GET":
        return _password_page(PasswordForm(formdata=None))
    form = PasswordForm.posted()
    who = login.myself()
    text = form.password.data
    try:
        tidy = passwords.check(text, [who.name, who.email, who.home_name or "", club.words().name]) if text else None
    except Refused as refusal:
        form.password.errors = [str(refusal)]
        return _password_page(form), 422
    password_hash = passwords.hashed(tidy) if tidy else None
    with writing():
        operations.choose_password(who.member_id, password_hash)
        token = login.enter(who.member_id)
    login.remember(token)
    flash("Your password is set." if tidy else "You have no password now. We send you a link.", "going")
    return see_other(url_for("settings.account"))


@blueprint.get("/deletion")
@login.fresh
def farewell() -> ResponseReturnValue:
    """What deleting an account does, and the button for it."""
    return render_template("members/deletion.html", problem="")


@blueprint.post("/deletion")
@login.fresh
def delete() -> ResponseReturnValue:
    """Delete my account."""
    try:
        with writing():
            leaving.delete_account(login.myself().member_id)
    except Refused as refusal:
        return render_template("members/deletion.html", problem=str(refusal)), 422
    login.forget()
    flash("Your account is deleted.", "info")
    return see_other("/")


def _picture(form: ProfileForm) -> Picture | None:
    if not form.portrait.data:
        return None
    with form.portrait.data.stream as stream:
        content = stream.read()
    limits.spend(UPLOADS, str(login.myself().member_id))
    return pictures.portrait(content)


def _describe(form: ProfileForm, picture: Picture | None) -> None:
    member_id = login.myself().member_id
    shown = Shown(
        name=form.name.data,
        pronouns=form.pronouns.data,
        spoken=form.spoken.data,
        starter=form.starter.data,
        visibility=Visibility(form.visibility.data),
        handles=form.handles.data.split(),
    )
    profiles.describe(member_id, shown)
    profiles.show_face(member_id, form.shows_face.data)
    if picture:
        profiles.show_portrait(member_id, picture)
    elif form.without_portrait.data:
        profiles.take_portrait_away(member_id)


def _profile_page(form: ProfileForm) -> str:
    return render_template("members/profile.html", form=form, who=login.myself())


def _password_page(form: PasswordForm) -> str:
    return render_template("members/password.html", form=form, who=login.myself())


def _account_page() -> str:
    who = login.myself()
    mine = queries.own_profile(who.member_id)
    return render_template(
        "members/account.html",
        who=who,
        mine=mine,
        form=MailForm(formdata=None, obj=mine),
        sessions=sessions_of(who.member_id),
    )
