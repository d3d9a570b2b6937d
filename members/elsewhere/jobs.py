"""Looking, from time to time, whether people's pages elsewhere link back to their page here."""

import logging

from flask import current_app

from core.config import Settings
from core.database import writing
from core.outbound import fetching
from core.outbound.addresses import is_public
from core.outbound.fetching import Reach, Unreachable
from members.elsewhere import proving
from members.elsewhere.linking_back import links_back
from members.elsewhere.proving import Due

log = logging.getLogger(__name__)


def look_for_links_back(may_reach: Reach = is_public) -> int:
    """Look at one link that is due; returns how many were looked at. A page at home only, as in the demonstration,
    is linked to by nobody, and nobody is asked.
    """
    settings: Settings = current_app.extensions["settings"]
    if settings.is_local:
        return 0
    with writing():
        due = proving.claim()
    if due is None:
        return 0
    is_own = _is_own(due, f"{settings.base_url}/members/{due.member_key}", may_reach)
    with writing():
        proving.note(due, is_own)
    return 1


def _is_own(due: Due, wanted: str, may_reach: Reach) -> bool:
    try:
        page = fetching.page(due.url, may_reach)
    except Unreachable as reason:
        log.info("link %d was not read: %s", due.handle_id, reason)
        return False
    return links_back(page.html, page.address, wanted)
