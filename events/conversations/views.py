"""Saying something about an event."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from comments import posting
from comments.forms import CommentForm
from core.database import writing
from core.refusal import Refused, TooMany
from core.web import see_other
from events import linked_data, queries, showing
from events.conversations import commenting
from events.conversations.talk import Talk, conversation_of
from events.panels import table
from events.rsvps.asking import response_form
from members import login

blueprint = Blueprint("conversations", __name__)


@blueprint.post("/events/<id:event_id>/comments")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Comment on an event, or answer a comment."""
    event = queries.shown(event_id) or abort(404)
    form, who = CommentForm.posted(), login.myself()
    try:
        written = posting.read(form, event.thread_id or 0, who)
        with writing():
            made = commenting.comment(event_id, who.member_id, written)
    except (Refused, TooMany) as refusal:
        status = posting.refused(form, refusal)
        page = showing.shown(event, who, request.cookies.get("zone"))
        talk = Talk(conversation_of(event, who), form)
        facts = linked_data.facts(event)
        html = render_template(
            "events/show.html",
            page=page,
            panel=table.panel(page),
            event=event,
            form=response_form.begun(page.questions, page.responses),
            linked_data=facts,
            talk=talk,
        )
        return html, status
    flash(*posting.said(made))
    return see_other(posting.place(url_for("events.show", event_id=event_id, slug=event.slug), made.id))
