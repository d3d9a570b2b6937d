"""What the views of every owner of a thread do alike: show the form, read it, say what became of it."""

from collections.abc import Mapping

from comments import bodies, queries
from comments.bodies import Signs, Written
from comments.forms import CommentForm
from comments.models import Comment, CommentState
from comments.reading import Conversation
from core import clock, limits
from core.limits import Limit
from core.refusal import Refused, TooMany
from core.tokens import signed, unsigned
from members.signed_in import SignedIn

COMMENTS = Limit("comment", 1, 30)
FIRST_DAY = Limit("comment on the first day", 10, 24 * 3600)
PURPOSE = "comment-form"


def form_for(conversation: Conversation, asked: Mapping[str, str]) -> CommentForm:
    """An empty form, or one that answers the comment `asked["parent"]` names, quoting it where `quote` is asked too."""
    form = CommentForm(formdata=None)
    form.shown.data = signed(PURPOSE, str(int(clock.now().timestamp())))
    answered = conversation.readable(asked.get("parent", ""))
    if answered:
        form.parent.data = str(answered.id)
        form.body.data = bodies.quoted(queries.body_of(answered.id)) if "quote" in asked else ""
    return form


def read(form: CommentForm, thread_id: int, who: SignedIn) -> Written:
    """What the form says, made ready outside of any transaction.

    Raises Refused where it is not valid, and TooMany past one comment in thirty seconds, or ten on an account's first
    day; the same words sent again are let through, for the verb to find.
    """
    if not form.validate():
        field, sentence = form.problems[0] if form.problems else ("body", "Write something first")
        raise Refused(sentence, field)
    written = bodies.written(form.body.data, form.parent.number, _signs(form))
    if queries.same_again(thread_id, who.member_id, written.source, written.answers_id) is None:
        limits.spend(COMMENTS, str(who.member_id))
        if queries.is_in_first_day(who.member_id):
            limits.spend(FIRST_DAY, str(who.member_id))
    return written


def refused(form: CommentForm, refusal: Refused | TooMany) -> int:
    """Put what was wrong at its field, the words kept; returns the status to answer with."""
    if isinstance(refusal, TooMany):
        form.body.errors = [f"That was quick. Your words are kept: send them again in {_wait(refusal)}"]
        return 429
    field = form._fields.get(refusal.field or "body", form.body)
    field.errors = [str(refusal)]
    return 422


def said(comment: Comment) -> tuple[str, str]:
    """What became of a comment, and in which colour."""
    if comment.state is CommentState.HELD:
        return "Thank you. Somebody of the team reads it first, and we mail you when it is up.", "wait"
    return "Your comment is up. You can change it for 15 minutes.", "going"


def place(path: str, comment_id: int) -> str:
    """The address of one comment."""
    return f"{path}#c-{comment_id}"


def _signs(form: CommentForm) -> Signs:
    shown = unsigned(PURPOSE, form.shown.data or "") or ""
    seconds = int(clock.now().timestamp()) - int(shown) if shown.isdigit() else None
    return Signs(is_bait_taken=bool(form.website.data), seconds=seconds)


def _wait(refusal: TooMany) -> str:
    seconds: int = refusal.retry_after_seconds
    return f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
