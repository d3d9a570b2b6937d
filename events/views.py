"""One event: its page, its file for calendars, and the picture that previews show."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blog import queries as posts
from blog import reading
from blog.queries import Among
from core import caching
from events import calendars, cards, entries, linked_data, queries, showing
from events.conversations import talk
from events.panels import table
from events.photos import public_queries
from events.photos import shown as photos
from events.rsvps.asking import response_form
from members import login

blueprint = Blueprint("events", __name__)

KEPT_SECONDS = 300
#: So many posts about an event stand on its page.
POSTS = 3


@blueprint.get("/events/<id:event_id>")
@blueprint.get("/events/<id:event_id>-")
@blueprint.get("/events/<id:event_id>-<slug>")
def show(event_id: int, slug: str = "") -> ResponseReturnValue:
    """An event; an address with other words behind the number leads to the right one."""
    who = login.me()
    event = public_queries.read(event_id, who.member_id if who else None) or abort(404)
    if slug != event.slug:
        return redirect(url_for("events.show", event_id=event_id, slug=event.slug), 301)
    page = showing.shown(event, who, request.cookies.get("zone"))
    return render_template(
        "events/show.html",
        page=page,
        panel=table.panel(page),
        event=event,
        form=response_form.begun(page.questions, page.responses)
        if page.responses
        else response_form.blank(page.questions),
        linked_data=linked_data.facts(event),
        talk=talk.talk(event, who, request.args),
        photos=photos.first(page, who.member_id if who else None),
        recaps=posts.latest(1, Among(event_id=event.before_id)) if event.before_posts else (),
        posts=reading.cards_for(posts.latest(POSTS, Among(event_id=event_id)), who is not None) if event.posts else (),
    )


@blueprint.get("/events/<id:event_id>.ics")
def calendar(event_id: int) -> ResponseReturnValue:
    """The event as a file that calendars open; for those going and their hosts with the link to join online."""
    event = queries.shown(event_id) or abort(404)
    link = _link(event)
    response = Response(calendars.single(entries.entry(event, link)), content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"event-{event_id}.ics")
    return response if link else caching.public(response, KEPT_SECONDS)


@blueprint.get("/events/<id:event_id>/card.png")
def card(event_id: int) -> ResponseReturnValue:
    """The picture of an event that previews elsewhere show; it names no people."""
    event = queries.shown(event_id) or abort(404)
    response = Response(cards.png(cards.facts(event)), content_type="image/png")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return caching.public(response, KEPT_SECONDS)


def _link(event: queries.Found) -> str:
    """Where this reader joins online; empty for a stranger, and whoever has neither a seat nor the door to keep."""
    who = login.me() if event.way.is_online else None
    return str(queries.standing(event.id, event.chapter_id, who.member_id).link) if who else ""
