"""What a visitor says to the hosts."""

from core.forms import Form, ProseField
from events.rsvps.models import LONGEST_GREETING


class GreetingForm(Form):
    """Two lines to the hosts; nothing takes back what was said before."""

    greeting = ProseField("Two lines to your hosts", longest=LONGEST_GREETING)
