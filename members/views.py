"""A member's own page, their ties to chapters, and what others see of them."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blog.authoring import queries as written
from comments import permissions
from comments.moderating import waiting
from core import clock
from core.database import writing
from core.refusal import Refused
from core.web import see_other
from core.writing import dates
from events import coming, times
from events.rsvps import own
from members import homes, login, operations, queries
from trips import queries as trips
from trips.passport import queries as passport

blueprint = Blueprint("members", __name__)

#: So many of my next events stand on my page.
SHOWN = 6
#: So many of my trips do.
TRIPS = 3


@blueprint.get("/me")
@login.required
def me() -> ResponseReturnValue:
    """Where I stand: what is next for me, my chapter, whom I follow, what I organise."""
    who = login.myself()
    home = queries.home_of(who.member_id)
    reader = times.reader(who.zone, home.zone if home else None, who.home_name, request.cookies.get("zone"))
    moderates = permissions.may_moderate_any(who)
    return render_template(
        "members/me.html",
        who=who,
        coming=own.coming(who.member_id, reader, most=SHOWN),
        home=home,
        meets=_meets(home) if home else "",
        follows=queries.follows_of(who.member_id),
        teams=queries.roles_of(who.member_id),
        moderates=moderates,
        trips=trips.ahead(who.member_id, TRIPS),
        to_publish=len(written.waiting_for(who.member_id, who.is_admin)) if moderates else 0,
        to_read=waiting.count_for(who.member_id, who.is_admin) if moderates else 0,
    )


@blueprint.get("/members/<key>")
def show(key: str) -> ResponseReturnValue:
    """A member, for other members; a stranger is answered as if there were none.

    Whom they have blocked sees the page of somebody who wrote nothing of themselves.
    """
    who = login.me()
    member = queries.profile(key, who.member_id) if who else None
    if who is None or member is None:
        abort(404)
    return render_template(
        "members/show.html",
        member=member,
        is_me=member.id == who.member_id,
        handles=() if member.is_hidden else queries.handles_of(member.id),
        teams=queries.roles_of(member.id),
        stamps=() if member.is_hidden else passport.shown(member.id),
    )


@blueprint.post("/chapters/<slug>/home")
@login.required
def make_home(slug: str) -> ResponseReturnValue:
    """Make a chapter my home."""
    chapter = queries.chapter_with(slug) or abort(404)
    try:
        with writing():
            homes.make_home(login.myself().member_id, chapter.id)
        flash(f"{chapter.name} is your home chapter now.", "going")
    except Refused as refusal:
        flash(str(refusal), "stop")
    return see_other(url_for("chapters.show", slug=slug))


@blueprint.post("/chapters/<slug>/home/withdrawal")
@login.required
def leave_home(slug: str) -> ResponseReturnValue:
    """Stop being at home in a chapter."""
    chapter = queries.chapter_with(slug) or abort(404)
    who = login.myself()
    if who.home_id == chapter.id:
        with writing():
            homes.leave_home(who.member_id)
        flash(f"{chapter.name} is no longer your home chapter.", "info")
    return see_other(url_for("chapters.show", slug=slug))


@blueprint.post("/chapters/<slug>/follow")
@login.required
def follow(slug: str) -> ResponseReturnValue:
    """Want a chapter's news."""
    chapter = queries.chapter_with(slug) or abort(404)
    try:
        with writing():
            homes.follow(login.myself().member_id, chapter.id)
        flash(f"You follow {chapter.name}. We mail you when something is added.", "going")
    except Refused as refusal:
        flash(str(refusal), "stop")
    return see_other(url_for("chapters.show", slug=slug))


@blueprint.post("/chapters/<slug>/follow/withdrawal")
@login.required
def unfollow(slug: str) -> ResponseReturnValue:
    """Want a chapter's news no more."""
    chapter = queries.chapter_with(slug) or abort(404)
    with writing():
        homes.unfollow(login.myself().member_id, chapter.id)
    flash(f"You no longer follow {chapter.name}.", "info")
    return see_other(url_for("chapters.show", slug=slug))


@blueprint.post("/cities/<id:city_id>/wish")
@login.required
def wish(city_id: int) -> ResponseReturnValue:
    """Say that I want a chapter in a city."""
    city = queries.city_named(city_id) or abort(404)
    try:
        with writing():
            count = operations.wish(login.myself().member_id, city_id)
        others = "You’re the first to want one" if count == 1 else f"{count} people want one"
        flash(f"{others} in {city.name}. At {operations.ENOUGH_WISHES} we tell the admins.", "going")
    except Refused as refusal:
        flash(str(refusal), "stop")
    return see_other(url_for("chapters.index", near=city_id))


def _meets(home: queries.Found) -> str:
    """When somebody's chapter meets next, as its own clock says: "Thu 15 Oct, 18:30"; nothing where it does not."""
    at = coming.next_starts([home.id]).get(home.id)
    if at is None:
        return ""
    on, today = times.day_of(at, home.zone), times.day_of(clock.now(), home.zone)
    return f"{dates.day(on, today)}, {times.clock_of(at, home.zone, home.country_code)}"
