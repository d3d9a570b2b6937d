"""The photos of an event: looking at them, adding some, saying what is to be seen in them."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from core import limits, web
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries as events
from events.models import EventState
from events.photos import allowance, forms, operations, permissions, queries, shown
from events.photos.forms import PageForm, PhotosForm, WordsForm
from events.photos.operations import Made
from events.photos.shown import Album
from media import pictures, storage
from members import login

blueprint = Blueprint("photos", __name__)

UPLOADS = Limit("upload", 20, 3600)
LARGEST_FORM = allowance.MOST_AT_ONCE_BYTES + 256 * 1024
TOO_MUCH = "This is too much at once: choose fewer photos, at most 40 MB together"
#: So much of a file's name, and so many of those that were not taken, are told.
TOLD_NAME, TOLD_FILES = 40, 3


@blueprint.url_value_preprocessor
def _let_photos_in(_endpoint: str | None, _values: object) -> None:
    """Before anything reads the form, for that is where the limit of the body is applied."""
    if request.endpoint == "photos.create":
        request.max_content_length = LARGEST_FORM


@blueprint.teardown_request
def _close_files(_error: BaseException | None) -> None:
    """However the request ended: large ones lie on disk until they are closed."""
    request.close()


@blueprint.errorhandler(RequestEntityTooLarge)
def _too_much(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The page again: what is too large altogether is not even read."""
    form = PhotosForm(formdata=None)
    form.photos.errors = [TOO_MUCH]
    return _page(_mine(int((request.view_args or {})["event_id"])), form), 413


@blueprint.get("/events/<id:event_id>/photos")
def index(event_id: int) -> ResponseReturnValue:
    """The photos of an event: those shown to everybody; all of them, and a form for more, for those who were there."""
    event = events.shown(event_id)
    asked = PageForm.asked()
    if event is None or event.state is not EventState.PUBLISHED:
        abort(404)
    if not asked.validate():
        abort(400, "There is no such page of these photos.")
    album = shown.album(event, login.me(), asked.page.number or 1)
    if not album.page.items and album.page.number > 1:
        abort(404)
    return _page(album, PhotosForm(formdata=None))


@blueprint.post("/events/<id:event_id>/photos")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Add photos, for those who were there and the hosts; what is no photo is said, the others are added."""
    album, form = _mine(event_id), PhotosForm.posted()
    files = [file for file in request.files.getlist("photos") if file.filename]
    is_agreed, said_no = form.validate(), _objection(album, files)
    if said_no:
        form.photos.errors = [said_no]
    if said_no or not is_agreed:
        return _refused(album, form)
    limits.spend(UPLOADS, str(login.myself().member_id))
    made, said = _made(files)
    try:
        if not made:
            raise Refused(said[0], "photos")
        with writing():
            operations.add(event_id, login.myself().member_id, made, form.may_be_public.data, form.alt.data)
    except Refused as refusal:
        form.photos.errors = [str(refusal)]
        return _refused(album, form)
    flash("The photo is in." if len(made) == 1 else f"{len(made)} photos are in.", "going")
    for sentence in said[:TOLD_FILES]:
        flash(sentence, "wait")
    are_described = len(made) == 1 and form.alt.data
    return see_other(url_for("photos.index", event_id=event_id, _anchor=None if are_described else "words"))


@blueprint.post("/events/<id:event_id>/photos/descriptions")
@login.required
def describe(event_id: int) -> ResponseReturnValue:
    """Say what is to be seen in my photos, for those who cannot see them."""
    album = _known(event_id)
    form = forms.words_form(album.own).posted()
    if not album.own:
        abort(404)
    if not form.validate():
        return _page(album, PhotosForm(formdata=None), form), 422
    with writing():
        operations.describe(event_id, login.myself().member_id, form.words)
    flash("Saved. Thank you: now everybody has something of them.", "going")
    return see_other(url_for("photos.index", event_id=event_id))


@blueprint.get("/events/<id:event_id>/photos/<key>.webp")
def picture(event_id: int, key: str) -> ResponseReturnValue:
    """A photo, for those who may see it; to anybody else it is not there. No cache keeps it: it may be taken down."""
    who = login.me()
    photo = queries.picture(event_id, key, who.member_id if who else None)
    if photo is None:
        abort(404)
    is_mine = who is not None and photo.member_id == who.member_id
    path = storage.path_of(key)
    if not (photo.shown_at or is_mine or permissions.standing(who, photo).sees_all) or not path.is_file():
        abort(404)
    return web.picture(path.read_bytes())


def _known(event_id: int) -> Album:
    event = events.shown(event_id)
    if event is None or event.state is not EventState.PUBLISHED:
        abort(404)
    return shown.album(event, login.me())


def _mine(event_id: int) -> Album:
    """The album of an event that the reader may add to: to anybody else there is no such form."""
    album = _known(event_id)
    if not album.standing.sees_all:
        abort(404)
    return album


def _objection(album: Album, files: Sequence[FileStorage]) -> str:
    """Why so many photos cannot be added now, before any of them is looked into; empty where they can."""
    if not files:
        return "Choose one photo or more"
    added = queries.added(login.myself().member_id, album.event.id)
    return album.refusal or allowance.too_many(len(files), *added)


def _made(files: Sequence[FileStorage]) -> tuple[list[Made], list[str]]:
    """The photos made anew, and a sentence for each file that is none."""
    made, said = [], []
    for file in files:
        try:
            whole = pictures.whole(file.stream.read(pictures.MOST_BYTES + 1))
            made.append(Made(whole, pictures.smaller(whole)))
        except Refused as refusal:
            said.append(f"“{(file.filename or '')[-TOLD_NAME:]}” is not in. {refusal}")
    return made, said


def _refused(album: Album, form: PhotosForm) -> ResponseReturnValue:
    form.untick()
    return _page(album, form), 422


def _page(album: Album, form: PhotosForm, words: WordsForm | None = None) -> str:
    words = words or forms.begun(album.own)
    return render_template("events/photos/index.html", album=album, event=album.event, form=form, words=words)
